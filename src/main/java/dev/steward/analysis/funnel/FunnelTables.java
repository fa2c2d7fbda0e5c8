package dev.steward.analysis.funnel;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A funnel's result as the table beside its chart. */
final class FunnelTables {
    private FunnelTables() {}

    static Table table(Funnel question, FunnelResult result) {
        String title = FunnelWords.title(question);
        return switch (result) {
            case FunnelResult.Steps steps -> steps(title, question, steps);
            case FunnelResult.Trend trend -> trend(title, trend);
            case FunnelResult.TimeToConvert times -> times(title, times);
            case FunnelResult.Correlation correlation -> correlation(title, correlation);
        };
    }

    /** See {@link FunnelKind} for what rows and columns of cells mean. */
    static Optional<Cell> cell(Funnel question, FunnelResult result, int row, int column) {
        return switch (result) {
            case FunnelResult.Steps steps -> stepCell(question, steps, row, column);
            case FunnelResult.Trend trend -> sideCell(trend.periods().size(), row, column - 1);
            case FunnelResult.TimeToConvert times ->
                column == 2 ? sideCell(times.histogram().size(), row, 0) : Optional.empty();
            case FunnelResult.Correlation correlation ->
                sideCell(correlation.events().size(), row, column - 1);
        };
    }

    private static Optional<Cell> sideCell(int rows, int row, int side) {
        return row >= 0 && row < rows && (side == 0 || side == 1) ? Optional.of(new Cell(row, side)) : Optional.empty();
    }

    private static Optional<Cell> stepCell(Funnel question, FunnelResult.Steps result, int row, int column) {
        int steps = question.steps().size();
        int first = question.breakdown().map(by -> by.properties().size()).orElse(0) + 1;
        if (row < 0 || row >= result.groups().size() * steps) {
            return Optional.empty();
        }
        List<String> value = result.groups().get(row / steps).value();
        if (question.count() == Funnel.Count.CONVERSIONS) {
            // What is dropped are attempts; behind a number of the table stand as many people as it says.
            return column == first + 1 ? Optional.of(new Cell(value, row % steps, 0)) : Optional.empty();
        }
        if (column == first) {
            return Optional.of(new Cell(value, row % steps, 0));
        }
        return column == first + 3 && row % steps > 0 ? Optional.of(new Cell(value, row % steps, 1)) : Optional.empty();
    }

    private static Table steps(String title, Funnel question, FunnelResult.Steps result) {
        List<Table.Column> columns = new ArrayList<>();
        question.breakdown()
                .ifPresent(by -> by.properties()
                        .forEach(property -> columns.add(new Table.Column(property, property, Table.Type.TEXT))));
        columns.add(column("step", Table.Type.TEXT));
        if (question.count() == Funnel.Count.CONVERSIONS) {
            columns.add(column("attempts", Table.Type.COUNT));
        }
        columns.add(column("people", Table.Type.COUNT));
        columns.add(column("of_first", Table.Type.RATIO));
        columns.add(column("of_previous", Table.Type.RATIO));
        columns.add(column("dropped", Table.Type.COUNT));
        columns.add(column("avg_seconds", Table.Type.SECONDS));
        columns.add(column("median_seconds", Table.Type.SECONDS));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Rules rules = new Rules(question);
        for (FunnelResult.Group group : result.groups()) {
            for (int step = 0; step < group.steps().size(); step++) {
                rows.add(stepRow(question, rules, group, step));
            }
        }
        return new Table(title, columns, rows);
    }

    private static List<@Nullable Object> stepRow(Funnel question, Rules rules, FunnelResult.Group group, int step) {
        FunnelResult.Step reached = group.steps().get(step);
        long first = group.steps().getFirst().count();
        long before = group.steps().get(Math.max(0, rules.requiredBefore(step))).count();
        List<@Nullable Object> row = new ArrayList<>(group.value());
        row.add(say("funnel.step", step + 1, FunnelWords.label(question.steps().get(step))));
        row.add(reached.count());
        if (question.count() == Funnel.Count.CONVERSIONS) {
            row.add((long) reached.users().size());
        }
        row.add(number(new Share(reached.count(), first).ratio()));
        row.add(step == 0 ? null : number(new Share(reached.count(), before).ratio()));
        row.add(step == 0 ? null : Math.max(0, before - reached.count()));
        row.add(number(reached.averageSeconds()));
        row.add(number(reached.medianSeconds()));
        return row;
    }

    private static Table trend(String title, FunnelResult.Trend result) {
        return new Table(
                title,
                List.of(
                        column("start", Table.Type.TEXT),
                        column("entered", Table.Type.COUNT),
                        column("converted", Table.Type.COUNT),
                        column("rate", Table.Type.RATIO)),
                result.periods().stream()
                        .map(period -> row(
                                period.start(),
                                period.entered(),
                                period.converted(),
                                number(new Share(period.converted(), period.entered()).ratio())))
                        .toList());
    }

    private static Table times(String title, FunnelResult.TimeToConvert result) {
        List<FunnelResult.Bin> bins = result.histogram();
        return new Table(
                title,
                List.of(
                        column("bin_start", Table.Type.SECONDS),
                        column("bin_end", Table.Type.SECONDS),
                        column("people", Table.Type.COUNT)),
                bins.stream()
                        .map(bin -> row(bin.start(), bin.start() + width(bins), bin.count()))
                        .toList());
    }

    /** In seconds; a histogram has two bins at least. */
    static double width(List<FunnelResult.Bin> bins) {
        return bins.get(1).start() - bins.get(0).start();
    }

    private static Table correlation(String title, FunnelResult.Correlation result) {
        return new Table(
                title,
                List.of(
                        column("event", Table.Type.TEXT),
                        column("did_converted", Table.Type.COUNT),
                        column("did_dropped", Table.Type.COUNT),
                        column("odds_ratio", Table.Type.NUMBER)),
                result.events().stream()
                        .map(event -> row(event.event(), event.converted(), event.dropped(), event.oddsRatio()))
                        .toList());
    }

    private static Table.Column column(String key, Table.Type type) {
        return new Table.Column(key, say("funnel.column." + key), type);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
