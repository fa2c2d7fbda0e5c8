package dev.steward.analysis.experiment;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The experiment among the kinds of question. A cell's row is the variant as the result lists it, its column 0 who got it,
 * 1 who of them reached the goal. The row after the last variant is who got more than one, the one after that who got
 * another than the expected ones.
 */
public final class ExperimentKind implements Kind<Experiment, ExperimentResult> {
    static final String NAME = "experiment";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Experiment> question() {
        return Experiment.class;
    }

    @Override
    public Experiment read(JsonFields fields) {
        return ExperimentJson.read(fields);
    }

    @Override
    public ObjectNode write(Experiment question) {
        return ExperimentJson.write(question);
    }

    @Override
    public ExperimentResult answer(Experiment question, Data data, Work work) {
        JourneyQuery query = ExperimentFold.query(question);
        Supplier<ExperimentFold> fold = () -> new ExperimentFold(question);
        Reader reader = data.reader();
        return reader.inPlace()
                ? new StreamedJourneys(reader)
                        .fold(query, ExperimentSql.select(question, query, reader.events(query.range())), fold, work)
                : data.journeys().fold(query, fold, work);
    }

    @Override
    public ObjectNode json(Experiment question, ExperimentResult result) {
        return ExperimentResultJson.write(question, result);
    }

    @Override
    public Table table(Experiment question, ExperimentResult result) {
        return new ExperimentTables(question, result).table();
    }

    @Override
    public Optional<Cell> cell(Experiment question, ExperimentResult result, int tableRow, int tableColumn) {
        return new ExperimentTables(question, result).cell(tableRow, tableColumn);
    }

    @Override
    public People people(Experiment question, Cell cell, Data data, Work work) {
        ExperimentResult result = answer(question, data, work);
        int arms = result.arms().size();
        if (cell.row() < arms) {
            ExperimentResult.Arm arm = result.arms().get(cell.row());
            return cell.column() == 0 ? arm.people() : arm.converted();
        }
        return cell.row() == arms ? result.mixed() : result.other();
    }

    @Override
    public Chart chart(Experiment question, ExperimentResult result) {
        return ExperimentCharts.of(question, result);
    }

    @Override
    public String words(Experiment question) {
        return ExperimentWords.of(question);
    }

    @Override
    public List<String> findings(Experiment question, ExperimentResult result) {
        return ExperimentWords.findings(question, result);
    }

    @Override
    public List<String> eventNames(Experiment question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Experiment question) {
        return Mentions.properties(
                question.scope(),
                matchers(question),
                Stream.concat(Stream.of(question.variants().property()), question.measure().amount().stream())
                        .toList());
    }

    private static List<Matcher> matchers(Experiment question) {
        return List.of(question.exposure(), question.goal());
    }
}
