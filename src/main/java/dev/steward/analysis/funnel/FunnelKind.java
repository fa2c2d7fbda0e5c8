package dev.steward.analysis.funnel;

import dev.steward.analysis.Axes;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Scope;
import dev.steward.journey.Extent;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The funnel among the kinds of question. Rows and columns of its cells count from 0. Steps: row = step, column 0 who
 * reached it, column 1 who dropped out: reached the last required step before, but not this one, in some attempt that counts. Trend: row = period,
 * column 0 who entered, 1 who converted. Time to convert: row = bin. Correlation: row = event, column 0 the converted, 1
 * the dropped people who did it.
 */
public final class FunnelKind implements Kind<Funnel, FunnelResult> {
    static final String NAME = "funnel";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Funnel> question() {
        return Funnel.class;
    }

    @Override
    public Funnel read(JsonFields fields) {
        return FunnelJson.read(fields);
    }

    @Override
    public ObjectNode write(Funnel question) {
        return FunnelJson.write(question);
    }

    @Override
    public FunnelResult answer(Funnel question, Data data, Work work) {
        Rules rules = new Rules(question);
        return switch (question.view()) {
            case Funnel.View.Steps _ ->
                fold(question, rules, () -> new StepsTally(rules, question.breakdown(), false), data, work);
            case Funnel.View.Trend trend ->
                axis(question, trend, data, work)
                        .map(axis -> fold(question, rules, axis, () -> new TrendTally(trend, axis), data, work))
                        .orElseGet(() -> new FunnelResult.Trend(List.of()));
            case Funnel.View.TimeToConvert times -> fold(question, rules, () -> new TimesTally(times), data, work);
            case Funnel.View.Correlation _ -> fold(question, rules, () -> new CorrelationTally(question), data, work);
        };
    }

    /** Over the best attempt of everybody, at least. */
    static <T extends Tally<T, R>, R> R fold(Funnel question, Rules rules, Supplier<T> fresh, Data data, Work work) {
        return fold(question, rules, Optional.empty(), fresh, data, work);
    }

    /** Over the best attempt of everybody in each period, at least. */
    static <T extends Tally<T, R>, R> R fold(
            Funnel question, Rules rules, CalendarAxis axis, Supplier<T> fresh, Data data, Work work) {
        return fold(question, rules, Optional.of(axis), fresh, data, work);
    }

    private static <T extends Tally<T, R>, R> R fold(
            Funnel question, Rules rules, Optional<CalendarAxis> axis, Supplier<T> fresh, Data data, Work work) {
        JourneyQuery query = Rules.query(question);
        Supplier<FunnelFold<T, R>> fold = () -> new FunnelFold<>(rules, fresh.get());
        Reader reader = data.reader();
        return computed(question, reader)
                ? new StreamedJourneys(reader)
                        .fold(query, FunnelSql.select(question, axis, reader.events(query.range())), fold, work)
                : data.journeys().fold(query, fold, work);
    }

    private static boolean computed(Funnel question, Reader reader) {
        return reader.inPlace() && Unsaid.of(question).isEmpty();
    }

    /** The periods of a trend; an absent end of the range is where the first or last attempt starts. */
    static Optional<CalendarAxis> axis(Funnel question, Funnel.View.Trend trend, Data data, Work work) {
        Scope scope = question.scope();
        if (scope.from().isPresent() && scope.to().isPresent()) {
            return Axes.between(
                    scope,
                    trend.granularity(),
                    scope.range().fromMicros(),
                    scope.range().toMicros());
        }
        TimeRange range = scope.range();
        return starts(question, data, work)
                .flatMap(starts -> Axes.between(
                        scope,
                        trend.granularity(),
                        scope.from().isPresent() ? range.fromMicros() : starts.first(),
                        scope.to().isPresent() ? range.toMicros() : starts.last()));
    }

    private static Optional<Extent> starts(Funnel question, Data data, Work work) {
        // Where nothing voids an attempt, each event of the first step starts one.
        return computed(question, data.reader())
                ? data.journeys().extent(Rules.query(question), work)
                : fold(question, new Rules(question), StartsTally::new, data, work);
    }

    @Override
    public Optional<String> handedOut(Funnel question) {
        return Unsaid.of(question);
    }

    @Override
    public ObjectNode json(Funnel question, FunnelResult result) {
        return FunnelResultJson.write(question, result);
    }

    @Override
    public Table table(Funnel question, FunnelResult result) {
        return FunnelTables.table(question, result);
    }

    @Override
    public Optional<Cell> cell(Funnel question, FunnelResult result, int tableRow, int tableColumn) {
        return FunnelTables.cell(question, result, tableRow, tableColumn);
    }

    @Override
    public People people(Funnel question, Cell cell, Data data, Work work) {
        return new FunnelPeople(this, question, data, work).in(cell);
    }

    @Override
    public Chart chart(Funnel question, FunnelResult result) {
        return FunnelCharts.of(question, result);
    }

    @Override
    public String words(Funnel question) {
        return FunnelWords.of(question);
    }

    @Override
    public List<String> findings(Funnel question, FunnelResult result) {
        return result instanceof FunnelResult.Correlation correlation
                ? CorrelationVerdicts.of(correlation)
                : FunnelVerdicts.among(question, result);
    }

    @Override
    public List<String> findings(Funnel question, FunnelResult result, FunnelResult before) {
        return FunnelVerdicts.since(question, result, before);
    }

    @Override
    public List<String> eventNames(Funnel question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Funnel question) {
        return Mentions.properties(
                question.scope(),
                matchers(question),
                question.breakdown().map(Funnel.Breakdown::properties).orElse(List.of()));
    }

    private static List<Matcher> matchers(Funnel question) {
        return Stream.concat(
                        question.steps().stream().map(Funnel.Step::matcher),
                        question.exclusions().stream().map(Funnel.Exclusion::matcher))
                .toList();
    }
}
