package dev.steward.analysis.experiment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.statistics.Difference;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An experiment's result as the table beside its chart: one row a variant, then those who were left out. */
final class ExperimentTables {
    private static final double POINTS = 100;

    private final Experiment question;
    private final ExperimentResult result;
    private final boolean rates;

    ExperimentTables(Experiment question, ExperimentResult result) {
        this.question = question;
        this.result = result;
        this.rates = question.measure() instanceof Measure.Conversion;
    }

    Table table() {
        List<Table.Column> columns = columns();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        result.arms().forEach(arm -> rows.add(row(arm)));
        if (!result.mixed().isEmpty()) {
            rows.add(leftOut("mixed", result.mixed().size(), columns.size()));
        }
        if (!result.other().isEmpty()) {
            rows.add(leftOut("other", result.other().size(), columns.size()));
        }
        return new Table(ExperimentWords.title(question), columns, rows);
    }

    private List<Table.Column> columns() {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column("variant", question.variants().property(), Type.TEXT));
        columns.add(column("people", Type.COUNT));
        columns.add(column("converted", Type.COUNT));
        if (question.measure() instanceof Measure.MeanOf) {
            columns.add(column("measured", Type.COUNT));
        }
        Type type = rates ? Type.RATIO : Type.NUMBER;
        columns.add(column(rates ? "rate" : "mean", type));
        columns.add(column("low", type));
        columns.add(column("high", type));
        for (String key : List.of("difference", "difference_low", "difference_high")) {
            columns.add(new Table.Column(key, say("experiment.column." + key + (rates ? ".points" : "")), Type.NUMBER));
        }
        columns.add(column("relative", Type.RATIO));
        columns.add(column("p_value", Type.PROBABILITY));
        if (corrected()) {
            columns.add(column("p_corrected", Type.PROBABILITY));
        }
        columns.add(column("verdict", Type.TEXT));
        return columns;
    }

    private boolean corrected() {
        return result.arms().size() > 2;
    }

    private static Table.Column column(String key, Type type) {
        return new Table.Column(key, say("experiment.column." + key), type);
    }

    private List<@Nullable Object> row(Arm arm) {
        Optional<Verdict> verdict = arm.verdict();
        Optional<Difference> difference = verdict.flatMap(Verdict::difference);
        Optional<Interval> between = difference.flatMap(Difference::interval);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(arm.variant());
        row.add((long) arm.people().size());
        row.add((long) arm.converted().size());
        if (question.measure() instanceof Measure.MeanOf) {
            row.add(arm.moments().count());
        }
        row.add(number(arm.value()));
        row.add(arm.interval().map(Interval::low).orElse(null));
        row.add(arm.interval().map(Interval::high).orElse(null));
        row.add(difference.map(Difference::absolute).map(this::points).orElse(null));
        row.add(between.map(Interval::low).map(this::points).orElse(null));
        row.add(between.map(Interval::high).map(this::points).orElse(null));
        row.add(difference
                .map(Difference::relative)
                .map(ExperimentTables::number)
                .orElse(null));
        row.add(difference.map(Difference::pValue).map(ExperimentTables::number).orElse(null));
        if (corrected()) {
            row.add(verdict.map(Verdict::pValue).map(ExperimentTables::number).orElse(null));
        }
        row.add(ExperimentWords.brief(question, arm));
        return Collections.unmodifiableList(row);
    }

    private double points(double difference) {
        return rates ? difference * POINTS : difference;
    }

    private static List<@Nullable Object> leftOut(String key, long people, int columns) {
        @Nullable Object[] row = new @Nullable Object[columns];
        row[0] = say("experiment.row." + key);
        row[1] = people;
        row[columns - 1] = say("experiment.brief.left_out");
        return Arrays.asList(row);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** See {@link ExperimentKind} for what rows and columns of cells mean. */
    Optional<Cell> cell(int row, int column) {
        int arms = result.arms().size();
        if (row < 0 || column < 1 || column > 2) {
            return Optional.empty();
        }
        if (row < arms) {
            return Optional.of(new Cell(row, column - 1));
        }
        boolean mixed = !result.mixed().isEmpty();
        if (column == 1 && row == arms && mixed) {
            return Optional.of(new Cell(arms, 0));
        }
        return column == 1 && row == arms + (mixed ? 1 : 0) && !result.other().isEmpty()
                ? Optional.of(new Cell(arms + 1, 0))
                : Optional.empty();
    }
}
