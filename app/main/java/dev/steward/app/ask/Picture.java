package dev.steward.app.ask;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.chart.Chart;
import dev.steward.chart.Palette;
import dev.steward.model.Table;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * An answer as it is shown, ready to be put on screen.
 *
 * @param before the answer for the period before, when it is compared
 * @param table the twin of the chart; with what was before beside it, when it is compared
 */
public record Picture<Q extends Question, R>(
        Answer<Q, R> answer,
        Optional<Answer<Q, R>> before,
        Presenter.View view,
        Table table,
        Drawing drawing,
        Optional<Drawing> drawingBefore) {
    /** A chart, drawn. */
    public record Drawing(Chart chart, Palette palette, JFreeChart image) {
        static Drawing of(Chart chart, Palette palette) {
            return new Drawing(chart, palette, chart.draw(palette));
        }
    }
}
