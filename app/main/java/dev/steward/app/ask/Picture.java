package dev.steward.app.ask;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.chart.Chart;
import dev.steward.chart.Palette;
import dev.steward.model.Table;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * An answer as it is shown, ready to be put on screen.
 *
 * @param before the answer for the period before, when it is compared
 * @param findings what the numbers say, in sentences
 * @param table the twin of the chart, people masked; with what was before beside it, when it is compared
 */
public record Picture<Q extends Question, R>(
        Side<Q, R> now, Optional<Side<Q, R>> before, List<String> findings, Table table) {
    /** One answer and how it is shown. */
    public record Side<Q extends Question, R>(Answer<Q, R> answer, Presenter.View view, Drawing drawing) {
        static <Q extends Question, R> Side<Q, R> of(Answer<Q, R> answer, Presenter<Q, R> presenter, Palette palette) {
            Presenter.View view = presenter.present(answer);
            return new Side<>(answer, view, Drawing.of(view.chart(), palette));
        }
    }

    /** A chart, drawn. */
    public record Drawing(Chart chart, Palette palette, JFreeChart image) {
        static Drawing of(Chart chart, Palette palette) {
            return new Drawing(chart, palette, chart.draw(palette));
        }
    }

    /** The answer to the question itself. */
    public Answer<Q, R> answer() {
        return now.answer();
    }

    public Presenter.View view() {
        return now.view();
    }
}
