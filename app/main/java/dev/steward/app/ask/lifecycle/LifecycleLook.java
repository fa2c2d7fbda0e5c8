package dev.steward.app.ask.lifecycle;

import dev.steward.Answer;
import dev.steward.analysis.Share;
import dev.steward.analysis.lifecycle.Lifecycle;
import dev.steward.analysis.lifecycle.LifecycleResult;
import dev.steward.analysis.lifecycle.LifecycleResult.Period;
import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.app.ask.Presenter;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lifecycle's table counts: people, or shares of the period's active people (dormant ones: of the active people of
 * the period before).
 */
record LifecycleLook(boolean percent) implements Presenter<Lifecycle, LifecycleResult> {
    @Override
    public View present(Answer<Lifecycle, LifecycleResult> answer) {
        View plain = Presenter.<Lifecycle, LifecycleResult>plain().present(answer);
        return percent ? new View(plain.chart(), shares(plain.table(), answer.result()), plain.cells()) : plain;
    }

    private static Table shares(Table counts, LifecycleResult result) {
        List<Table.Column> columns = new ArrayList<>(counts.columns());
        for (State state : State.values()) {
            Table.Column column = columns.get(1 + state.ordinal());
            columns.set(1 + state.ordinal(), new Table.Column(column.key(), column.heading(), Table.Type.RATIO));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < counts.rows().size(); i++) {
            List<@Nullable Object> cells = new ArrayList<>(counts.rows().get(i));
            Period period = result.periods().get(i);
            for (State state : State.values()) {
                cells.set(1 + state.ordinal(), ratio(period, state));
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Table(counts.title(), columns, rows);
    }

    private static @Nullable Object ratio(Period period, State state) {
        Share share = period.share(state);
        return share.whole() == 0 ? null : (double) share.part() / share.whole();
    }
}
