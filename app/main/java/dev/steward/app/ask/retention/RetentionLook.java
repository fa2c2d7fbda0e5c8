package dev.steward.app.ask.retention;

import dev.steward.Answer;
import dev.steward.analysis.retention.Retention;
import dev.steward.analysis.retention.RetentionResult;
import dev.steward.app.ask.Presenter;
import dev.steward.app.ui.Texts;
import dev.steward.chart.Chart;
import dev.steward.chart.FunnelTrendChart;
import dev.steward.chart.Palette;
import dev.steward.chart.RetentionChart;
import dev.steward.chart.RetentionCurveChart;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jspecify.annotations.Nullable;

/**
 * How retention is looked at.
 *
 * @param percent the table shows shares of the cohort instead of people
 * @param interval which period after the first is followed over time
 */
record RetentionLook(Shape shape, boolean percent, int interval, Texts texts)
        implements Presenter<Retention, RetentionResult> {
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
        return switch (shape) {
            case COHORTS -> plain;
            case CURVES ->
                plain instanceof RetentionChart chart
                        ? new RetentionCurveChart(chart.title(), chart.period(), chart.groups())
                        : plain;
            case INTERVAL -> interval(plain.title(), answer.question(), answer.result());
        };
    }

    /** Every cohort's share in one period after the first; with a breakdown all values together. */
    private Chart interval(String title, Retention question, RetentionResult result) {
        List<FunnelTrendChart.Period> periods = new ArrayList<>();
        if (!result.groups().isEmpty()) {
            for (int i = 0; i < result.groups().getFirst().rows().size(); i++) {
                int row = i;
                List<RetentionResult.Row> rows = result.groups().stream()
                        .filter(group -> row < group.rows().size())
                        .map(group -> group.rows().get(row))
                        .filter(cohort -> interval < cohort.cells())
                        .toList();
                if (!rows.isEmpty()) {
                    long size =
                            rows.stream().mapToLong(RetentionResult.Row::size).sum();
                    long back = rows.stream()
                            .mapToLong(cohort -> cohort.count(interval))
                            .sum();
                    double rate = size == 0 ? 0 : Math.round(10_000.0 * back / size) / 100.0;
                    periods.add(new FunnelTrendChart.Period(rows.getFirst().start(), size, back, rate));
                }
            }
        }
        return new IntervalChart(
                new FunnelTrendChart(
                        texts.get("interval." + question.period(), title, interval), question.period(), periods),
                interval,
                question.breakdown().isEmpty());
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

    /** The cells of a trend mean "entered" and "converted"; those of retention the size and +k. */
    private record IntervalChart(FunnelTrendChart trend, int interval, boolean openable) implements Chart {
        @Override
        public String title() {
            return trend.title();
        }

        @Override
        public JFreeChart draw(Palette palette) {
            return trend.draw(palette);
        }

        @Override
        public String description() {
            return trend.description();
        }

        @Override
        public Optional<Cell> cellAt(ChartEntity entity) {
            return trend.cellAt(entity)
                    .filter(_ -> openable)
                    .map(cell -> new Cell(cell.row(), cell.column() == 0 ? 0 : interval));
        }
    }
}
