package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FontsTest {
    @Test
    void interShowsWhatWeWriteOurselves() {
        String ours = "Übersicht Оплата Ελληνικά → − – … · × “” %";
        assertThat(Fonts.showing(ours, Fonts.semiBold(12)).getFamily()).startsWith("Inter");
        assertThat(Fonts.showing(ours, Fonts.regular(12)).getFamily()).startsWith("Inter");
    }

    @Test
    void otherWritingsAreLeftToTheMachine() {
        assertThat(Fonts.showing("日本語", Fonts.regular(11.5f)).getFamily()).doesNotStartWith("Inter");
        assertThat(Fonts.showing("日本語", Fonts.regular(11.5f)).getSize2D()).isEqualTo(11.5f);
    }
}
