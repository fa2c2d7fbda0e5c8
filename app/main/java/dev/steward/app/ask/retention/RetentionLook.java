package dev.steward.app.ask.retention;

import dev.steward.Answer;
import dev.steward.analysis.retention.Retention;
import dev.steward.analysis.retention.RetentionResult;
import dev.steward.app.ask.Presenter;
import dev.steward.chart.Chart;
import dev.steward.chart.RetentionChart;
import dev.steward.chart.RetentionCurveChart;
import dev.steward.chart.RetentionIntervalChart;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How retention is looked at.
 *
 * @param percent the table shows shares of the cohort instead of people
 * @param interval which period after the first is followed over time
 */
record RetentionLook(Shape shape, boolean percent, int interval) implements Presenter<Retention, RetentionResult> {
    enum Shape {
        COHORTS,
        CURVES,
        INTERVAL
    }

    @Override
    public View present(Answer<Retention, RetentionResult> answer) {
        Table counts = answer.kind().table(answer.question(), answer.result());
        Table table = percent ? shares(counts) : counts;
        return new View(
                chart(answer),
                table,
                (row, column) -> answer.kind().cell(answer.question(), answer.result(), row, column));
    }

    private Chart chart(Answer<Retention, RetentionResult> answer) {
        Chart plain = answer.kind().chart(answer.question(), answer.result());
        if (!(plain instanceof RetentionChart heat)) {
            return plain;
        }
        return switch (shape) {
            case COHORTS -> heat;
            case CURVES -> new RetentionCurveChart(heat.title(), heat.period(), heat.column(), heat.groups());
            case INTERVAL ->
                new RetentionIntervalChart(heat.title(), heat.period(), heat.column(), heat.groups(), interval);
        };
    }

    private static Table shares(Table counts) {
        int size = counts.columns().stream().map(Table.Column::key).toList().indexOf("size");
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < counts.columns().size(); i++) {
            Table.Column column = counts.columns().get(i);
            columns.add(i > size ? new Table.Column(column.key(), column.heading(), Table.Type.RATIO) : column);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : counts.rows()) {
            List<@Nullable Object> cells = new ArrayList<>(row);
            for (int i = size + 1; i < cells.size(); i++) {
                cells.set(i, ratio(row.get(i), row.get(size)));
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Table(counts.title(), columns, rows);
    }

    private static @Nullable Object ratio(@Nullable Object part, @Nullable Object whole) {
        if (!(part instanceof Number a) || !(whole instanceof Number b) || b.longValue() == 0) {
            return null;
        }
        return a.doubleValue() / b.doubleValue();
    }
}
