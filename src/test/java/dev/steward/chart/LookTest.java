package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Look.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21, within(1e-9));
        assertThat(Look.contrast(new Color(0x777777), Color.WHITE)).isEqualTo(4.48, within(0.01));
    }

    @Test
    void backgroundsAreThoseOfTheWindow() {
        assertThat(Look.of(Palette.LIGHT).background()).isEqualTo(new Color(0xffffff));
        assertThat(Look.of(Palette.DARK).background()).isEqualTo(new Color(0x0d1117));
    }

    @Test
    void onTheDarkSeriesAreOkabeAndItosInTheirOrder() {
        assertThat(Look.of(Palette.DARK).series().subList(0, 7))
                .extracting(Color::getRGB)
                .containsExactly(0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xffcc79a7);
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void linesCanBeSeenOnTheBackground(Palette palette) {
        Look look = Look.of(palette);
        assertThat(look.series())
                .allSatisfy(line ->
                        assertThat(Look.contrast(line, look.background())).isGreaterThanOrEqualTo(Look.VISIBLE));
    }

    /** Okabe and Ito's own palette has a least distance of 16. */
    @ParameterizedTest
    @EnumSource(Palette.class)
    void seriesAreToldApartByColourBlindPeople(Palette palette) {
        List<Color> series = Look.of(palette).series();
        for (ColourBlindness eyes : ColourBlindness.values()) {
            for (int i = 0; i < series.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(eyes.distance(series.get(i), series.get(j)))
                            .as("series %d and %d of %s by %s", j + 1, i + 1, palette, eyes)
                            .isGreaterThan(13);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void textIsReadableOnTheBackground(Palette palette) {
        Look look = Look.of(palette);
        for (Color text : List.of(look.text(), look.muted())) {
            assertThat(Look.contrast(text, look.background())).isGreaterThanOrEqualTo(Look.READABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void textIsReadableInEveryBar(Palette palette) {
        Look look = Look.of(palette);
        List<Color> bars = new ArrayList<>(look.series());
        bars.addAll(List.of(look.accent(), look.track(), look.hatch(), look.arrived(), look.dormant()));
        bars.addAll(List.of(look.returning(), look.resurrecting()));
        look.series().forEach(full -> bars.add(Look.mix(full, look.background(), 0.45)));
        bars.add(Look.mix(look.accent(), look.background(), 0.45));
        assertThat(bars)
                .allSatisfy(
                        bar -> assertThat(Look.contrast(look.textOn(bar), bar)).isGreaterThanOrEqualTo(Look.READABLE));
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void textIsReadableInEveryHeatCell(Palette palette) {
        Look look = Look.of(palette);
        assertThat(IntStream.rangeClosed(0, 1_000).mapToObj(i -> look.heat(i / 1_000.0)))
                .allSatisfy(cell ->
                        assertThat(Look.contrast(look.textOn(cell), cell)).isGreaterThanOrEqualTo(Look.READABLE));
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void heatGrowsWithTheShare(Palette palette) {
        Look look = Look.of(palette);
        double last = 1;
        for (int i = 1; i <= 20; i++) {
            double contrast = Look.contrast(look.heat(i / 20.0), look.background());
            assertThat(contrast).isGreaterThan(last);
            last = contrast;
        }
    }
}
