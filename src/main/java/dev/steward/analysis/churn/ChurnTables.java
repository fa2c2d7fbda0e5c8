package dev.steward.analysis.churn;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.churn.ChurnResult.Group;
import dev.steward.analysis.churn.ChurnResult.Measured;
import dev.steward.analysis.statistics.Interval;
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

/** A churn result as tables. */
record ChurnTables(Churn question, ChurnResult result) {
    private static final List<Tier> TIERS = List.of(Tier.values());
    private static final int PEOPLE_COLUMN = 2;
    private static final int EARLIER_COLUMN = 5;
    private static final int CHURNED_COLUMN = 6;
    private static final int CALIBRATION_PEOPLE = 1;
    private static final int CALIBRATION_CHURNED = 2;

    /** Who is in which tier and, where that is known, what became of who was in it earlier. */
    Table tiers() {
        Optional<Calibration> calibration = result.calibrated();
        List<Table.Column> columns = new ArrayList<>(List.of(
                column("tier", Type.TEXT),
                column("range", Type.TEXT),
                column("count", Type.COUNT),
                column("percent", Type.RATIO),
                column("average_score", Type.NUMBER)));
        calibration.ifPresent(done -> columns.addAll(List.of(
                new Table.Column("earlier", ChurnWords.earlier(question, done), Type.COUNT),
                column("churned", Type.COUNT),
                column("churn", Type.RATIO))));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Tier tier : TIERS) {
            Group group = result.group(tier);
            List<@Nullable Object> row = new ArrayList<>(Arrays.<@Nullable Object>asList(
                    ChurnWords.name(tier),
                    ChurnWords.range(question.limits(), tier),
                    (long) group.people().size(),
                    number(result.share(tier).ratio()),
                    number(group.averageScore())));
            calibration.ifPresent(done -> {
                Outcome outcome = done.outcome(tier);
                row.add((long) outcome.people().size());
                row.add((long) outcome.churned().size());
                row.add(number(outcome.share().ratio()));
            });
            rows.add(Collections.unmodifiableList(row));
        }
        if (!result.unscored().isEmpty()) {
            @Nullable Object[] row = new @Nullable Object[columns.size()];
            row[0] = say("churn.row.unscored");
            row[PEOPLE_COLUMN] = (long) result.unscored().size();
            rows.add(Arrays.asList(row));
        }
        return new Table(ChurnWords.title(question, result), columns, rows);
    }

    /** See {@link ChurnKind} for what rows and columns of cells mean. */
    Optional<Cell> cell(int row, int column) {
        boolean tier = row >= 0 && row < TIERS.size();
        if (column == PEOPLE_COLUMN
                && (tier || row == TIERS.size() && !result.unscored().isEmpty())) {
            return Optional.of(new Cell(row, ChurnKind.NOW));
        }
        return tier ? outcome(row, column, EARLIER_COLUMN, CHURNED_COLUMN) : Optional.empty();
    }

    /** What became of people, with how sure one is of it, and everybody in the last row. */
    Table calibration() {
        List<Table.Column> columns = List.of(
                column("tier", Type.TEXT),
                new Table.Column(
                        "earlier",
                        result.calibrated()
                                .map(done -> ChurnWords.earlier(question, done))
                                .orElseGet(() -> say("churn.column.count")),
                        Type.COUNT),
                column("churned", Type.COUNT),
                column("churn", Type.RATIO),
                column("low", Type.RATIO),
                column("high", Type.RATIO),
                column("p_corrected", Type.PROBABILITY));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        result.calibrated().ifPresent(done -> {
            List<OptionalDouble> pValues = done.pValues();
            for (Tier tier : TIERS) {
                Outcome outcome = done.outcome(tier);
                rows.add(row(ChurnWords.name(tier), outcome.share(), outcome.interval(), pValues.get(tier.ordinal())));
            }
            rows.add(row(say("churn.row.all"), done.all(), Optional.empty(), OptionalDouble.empty()));
        });
        return new Table(ChurnWords.title(question, result), columns, rows);
    }

    private static List<@Nullable Object> row(
            String name, Share share, Optional<Interval> interval, OptionalDouble pValue) {
        return Arrays.asList(
                name,
                share.whole(),
                share.part(),
                number(share.ratio()),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                number(pValue));
    }

    Optional<Cell> calibrationCell(int row, int column) {
        return row >= 0 && row < TIERS.size()
                ? outcome(row, column, CALIBRATION_PEOPLE, CALIBRATION_CHURNED)
                : Optional.empty();
    }

    private Optional<Cell> outcome(int row, int column, int earlier, int churned) {
        if (result.calibrated().isEmpty() || column != earlier && column != churned) {
            return Optional.empty();
        }
        return Optional.of(new Cell(row, column == earlier ? ChurnKind.EARLIER : ChurnKind.CHURNED));
    }

    /** What each factor measured of the people with a score. */
    Table factors() {
        List<Table.Column> columns = List.of(
                column("factor", Type.TEXT),
                column("weight", Type.RATIO),
                column("measured", Type.COUNT),
                column("average_value", Type.NUMBER),
                column("average_risk", Type.NUMBER));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < question.factors().size(); i++) {
            Factor factor = question.factors().get(i);
            Measured measured = result.factors().get(i);
            rows.add(Arrays.asList(
                    factor.name(),
                    question.share(factor),
                    measured.measured(),
                    number(measured.averageValue()),
                    number(measured.averageRisk())));
        }
        return new Table(ChurnWords.title(question, result), columns, rows);
    }

    /** The people with the highest scores. */
    Table highest() {
        Table.Column who = question.scope()
                .actor()
                .map(property -> new Table.Column("person", property, Type.TEXT))
                .orElseGet(() -> column("person", Type.PERSON));
        String title = ChurnWords.title(question, result);
        return new Table(
                result.highest().isEmpty()
                        ? title
                        : say("churn.title.highest", title, result.highest().size()),
                List.of(who, column("score", Type.NUMBER), column("tier", Type.TEXT)),
                result.highest().stream()
                        .map(each -> Arrays.<@Nullable Object>asList(
                                each.person(), each.score(), ChurnWords.name(tier(each.score()))))
                        .toList());
    }

    private Tier tier(double score) {
        return tier(question, score);
    }

    /** The tier of a score that is rounded to millionths. */
    static Tier tier(Churn question, double score) {
        return TIERS.reversed().stream()
                .filter(tier -> Math.round(score * Scorer.POINT)
                        >= Math.round(question.limits().from(tier) * Scorer.POINT))
                .findFirst()
                .orElse(Tier.LOW);
    }

    private static Table.Column column(String key, Type type) {
        return new Table.Column(key, say("churn.column." + key), type);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
