package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.chart.PathsLayout.Bar;
import dev.steward.chart.PathsLayout.Ribbon;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves the paper, bars do not overlap, ribbons are as thick as their numbers. */
class PathsLayoutTest {
    private static final Rectangle2D PAPER = new Rectangle2D.Double(20, 60, 860, 400);

    @ParameterizedTest
    @ValueSource(strings = {"paths", "paths-3", "paths-60-nodes", "paths-12-steps", "paths-1"})
    void standsOnThePaper(String name) {
        PathsChart chart = (PathsChart) Samples.named(name);
        PathsLayout layout = PathsLayout.of(chart, PAPER);
        assertThat(layout.bars()).hasSameSizeAs(chart.nodes());
        Bar above = layout.bars().getFirst();
        for (Bar bar : layout.bars()) {
            assertThat(bar.area().getMinY()).isGreaterThanOrEqualTo(PAPER.getMinY());
            assertThat(bar.area().getMaxY()).isLessThanOrEqualTo(PAPER.getMaxY() + 0.01);
            assertThat(bar.area().getMaxX() + layout.labels()).isLessThanOrEqualTo(PAPER.getMaxX() + 0.01);
            if (bar != above && bar.column() == above.column()) {
                assertThat(bar.area().getMinY())
                        .isGreaterThanOrEqualTo(above.area().getMaxY());
            }
            above = bar;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths", "paths-3", "paths-12-steps"})
    void aPixelIsAsManyPathsAnywhere(String name) {
        PathsChart chart = (PathsChart) Samples.named(name);
        PathsLayout layout = PathsLayout.of(chart, PAPER);
        assertThat(layout.ribbons()).hasSameSizeAs(chart.links());
        double scale = layout.ribbons().getFirst().thickness()
                / layout.ribbons().getFirst().link().count();
        for (Ribbon ribbon : layout.ribbons()) {
            assertThat(ribbon.thickness()).isCloseTo(ribbon.link().count() * scale, within(1e-6));
            assertThat(ribbon.start())
                    .isGreaterThanOrEqualTo(ribbon.from().area().getMinY() - 1e-6);
            assertThat(ribbon.start() + ribbon.thickness())
                    .isLessThanOrEqualTo(ribbon.from().area().getMaxY() + 1e-6);
            assertThat(ribbon.end() + ribbon.thickness())
                    .isLessThanOrEqualTo(ribbon.to().area().getMaxY() + 1e-6);
        }
    }
}
