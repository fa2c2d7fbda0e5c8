package dev.steward.app.ask.attribution;

import dev.steward.Answer;
import dev.steward.analysis.attribution.Attribution;
import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.AttributionResult;
import dev.steward.app.ask.Presenter;
import dev.steward.chart.AttributionChart;
import dev.steward.chart.Chart;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attribution counts in: conversions, or shares of all conversions. The whole table holds both; on screen there
 * is room for one.
 */
record AttributionLook(boolean shares) implements Presenter<Attribution, AttributionResult> {
    private static final int BEFORE_CREDITS = 3;

    @Override
    public View present(Answer<Attribution, AttributionResult> answer) {
        View plain = Presenter.<Attribution, AttributionResult>plain().present(answer);
        Chart chart = plain.chart() instanceof AttributionChart bars ? bars.withShares(shares) : plain.chart();
        return new View(chart, half(plain.table()), plain.cells());
    }

    private Table half(Table whole) {
        int from = BEFORE_CREDITS + (shares ? Model.values().length : 0);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        whole.rows().forEach(row -> rows.add(half(row, from)));
        return new Table(whole.title(), half(whole.columns(), from), rows);
    }

    private static <T extends @Nullable Object> List<T> half(List<T> all, int from) {
        List<T> kept = new ArrayList<>(all.subList(0, BEFORE_CREDITS));
        kept.addAll(all.subList(from, from + Model.values().length));
        return Collections.unmodifiableList(kept);
    }
}
