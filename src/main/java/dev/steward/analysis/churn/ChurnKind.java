package dev.steward.analysis.churn;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.Moment;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The churn risk among the kinds of question. A cell's row is the {@link Churn.Tier}, the row after those of who has no
 * score; its column is {@link #NOW}, {@link #EARLIER} or {@link #CHURNED}. A cell with a group stands for that one person.
 */
public final class ChurnKind implements Kind<Churn, ChurnResult> {
    static final String NAME = "churn";
    static final int NOW = 0;
    static final int EARLIER = 1;
    static final int CHURNED = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Churn> question() {
        return Churn.class;
    }

    @Override
    public Churn read(JsonFields fields) {
        return ChurnJson.read(fields);
    }

    @Override
    public ObjectNode write(Churn question) {
        return ChurnJson.write(question);
    }

    @Override
    public ChurnResult answer(Churn question, Data data, Work work) {
        Optional<Moments> moments = Moments.of(question, Moment.extent(question.scope(), data.journeys(), work));
        if (moments.isEmpty()) {
            return ChurnResult.nothing(question);
        }
        JourneyQuery query = ChurnFold.query(question, moments.get());
        Reader reader = data.reader();
        return reader.inPlace()
                ? ChurnSql.read(question, moments.get(), reader.events(query.range()), reader, work)
                : data.journeys().fold(query, () -> new ChurnFold(question, moments.get()), work);
    }

    @Override
    public ObjectNode json(Churn question, ChurnResult result) {
        return ChurnResultJson.write(question, result);
    }

    @Override
    public Table table(Churn question, ChurnResult result) {
        return new ChurnTables(question, result).tiers();
    }

    /** How the tiers of earlier scores did. */
    public Table calibration(Churn question, ChurnResult result) {
        return new ChurnTables(question, result).calibration();
    }

    /** What each factor measured. */
    public Table factors(Churn question, ChurnResult result) {
        return new ChurnTables(question, result).factors();
    }

    /** The people with the highest scores. */
    public Table highest(Churn question, ChurnResult result) {
        return new ChurnTables(question, result).highest();
    }

    @Override
    public Optional<Cell> cell(Churn question, ChurnResult result, int tableRow, int tableColumn) {
        return new ChurnTables(question, result).cell(tableRow, tableColumn);
    }

    /** Which number stands in a cell of {@link #calibration}. */
    public Optional<Cell> calibrationCell(Churn question, ChurnResult result, int tableRow, int tableColumn) {
        return new ChurnTables(question, result).calibrationCell(tableRow, tableColumn);
    }

    /** Which person stands in a cell of {@link #highest}. */
    public Optional<Cell> person(ChurnResult result, int tableRow, int tableColumn) {
        return tableColumn == 1 && tableRow >= 0 && tableRow < result.highest().size()
                ? Optional.of(new Cell(List.of(result.highest().get(tableRow).person()), tableRow, NOW))
                : Optional.empty();
    }

    @Override
    public People people(Churn question, Cell cell, Data data, Work work) {
        if (!cell.group().isEmpty()) {
            return People.named(cell.group());
        }
        ChurnResult result = answer(question, data, work);
        if (cell.row() >= result.groups().size()) {
            return result.unscored();
        }
        if (cell.column() == NOW) {
            return result.groups().get(cell.row()).people();
        }
        Optional<Outcome> outcome =
                result.calibrated().map(calibration -> calibration.outcomes().get(cell.row()));
        return outcome.map(each -> cell.column() == EARLIER ? each.people() : each.churned())
                .orElse(People.NOBODY);
    }

    @Override
    public Chart chart(Churn question, ChurnResult result) {
        return ChurnWords.chart(question, result);
    }

    @Override
    public String words(Churn question) {
        return ChurnWords.of(question);
    }

    @Override
    public List<String> findings(Churn question, ChurnResult result) {
        return result.calibrated()
                .map(calibration -> ChurnFindings.of(question, calibration))
                .orElse(List.of());
    }

    @Override
    public List<String> remarks(Churn question, ChurnResult result) {
        return ChurnWords.remarks(question, result);
    }

    @Override
    public List<String> eventNames(Churn question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Churn question) {
        return Mentions.properties(
                question.scope(),
                matchers(question),
                question.factors().stream()
                        .flatMap(factor -> factor.input() instanceof Input.Average average
                                ? Stream.of(average.property())
                                : Stream.empty())
                        .toList());
    }

    private static List<Matcher> matchers(Churn question) {
        return Stream.concat(
                        Stream.of(question.activity()),
                        question.factors().stream().flatMap(factor -> factor.input().matchers().stream()))
                .toList();
    }
}
