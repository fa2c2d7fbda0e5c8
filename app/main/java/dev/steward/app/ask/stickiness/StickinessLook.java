package dev.steward.app.ask.stickiness;

import dev.steward.Answer;
import dev.steward.analysis.stickiness.Stickiness;
import dev.steward.analysis.stickiness.StickinessResult;
import dev.steward.app.ask.Presenter;
import dev.steward.chart.StickinessChart;

/**
 * How the bars of stickiness count; the table shows all of it.
 *
 * @param atLeast those active in as many periods or more, instead of exactly as many
 */
record StickinessLook(boolean atLeast, boolean percent) implements Presenter<Stickiness, StickinessResult> {
    @Override
    public View present(Answer<Stickiness, StickinessResult> answer) {
        View plain = Presenter.<Stickiness, StickinessResult>plain().present(answer);
        return plain.chart() instanceof StickinessChart chart
                ? new View(chart.counted(atLeast, percent), plain.table(), plain.cells())
                : plain;
    }
}
