package dev.steward.analysis.retention;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Axes;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.Phrases;
import dev.steward.analysis.retention.RetentionResult.Group;
import dev.steward.chart.Chart;
import dev.steward.chart.RetentionChart;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Words;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Retention among the kinds of question. A cell's row is the cohort from 0, its column k stands for +k, 0 for the size. */
public final class RetentionKind implements Kind<Retention, RetentionResult> {
    static final String NAME = "retention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Retention> question() {
        return Retention.class;
    }

    @Override
    public Retention read(JsonFields fields) {
        return RetentionJson.read(fields);
    }

    @Override
    public ObjectNode write(Retention question) {
        return RetentionJson.write(question);
    }

    @Override
    public RetentionResult answer(Retention question, Data data, Work work) {
        return axis(question, data.journeys(), work)
                .map(axis -> answer(question, axis, data, work))
                .orElseGet(() -> nothing(question));
    }

    private static RetentionResult answer(Retention question, CalendarAxis axis, Data data, Work work) {
        Supplier<Counts> none = () -> new Counts(axis, question.columns().orElse(Integer.MAX_VALUE));
        return data.reader().inPlace()
                ? CountedCells.read(
                        question, new RetentionSql(question, axis, data.reader()), none.get(), data.reader(), work)
                : fold(question, axis, none, data.journeys(), work);
    }

    private static RetentionResult nothing(Retention question) {
        return new RetentionResult(question.breakdown().isPresent() ? List.of() : List.of(new Group("", List.of())));
    }

    private static Optional<CalendarAxis> axis(Retention question, Journeys journeys, Work work) {
        return Axes.of(question.scope(), question.period(), question.cohorts(), Matcher.ANY, journeys, work);
    }

    private static <C extends Cells<C, R>, R> R fold(
            Retention question, CalendarAxis axis, Supplier<C> cells, Journeys journeys, Work work) {
        boolean split = question.breakdown().isPresent();
        Optional<Set<String>> kept = kept(question, axis, journeys, work);
        return journeys.fold(
                query(question), () -> new RetentionFold<>(question, axis, new Values(split, kept), cells.get()), work);
    }

    private static Optional<Set<String>> kept(Retention question, CalendarAxis axis, Journeys journeys, Work work) {
        if (question.breakdown().isEmpty() || question.breakdown().get().limit().isEmpty()) {
            return Optional.empty();
        }
        int limit = question.breakdown().get().limit().getAsInt();
        return Optional.of(journeys.fold(
                query(question),
                () -> new RetentionFold<>(question, axis, new Values(true, Optional.empty()), new Ranking(limit)),
                work));
    }

    private static JourneyQuery query(Retention question) {
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                TimeRange.ALL,
                matchers(question),
                question.breakdown().stream().map(Retention.Breakdown::property).toList(),
                false);
    }

    private static List<Matcher> matchers(Retention question) {
        return List.of(question.target(), question.returning());
    }

    @Override
    public ObjectNode json(Retention question, RetentionResult result) {
        return RetentionTables.json(question, result);
    }

    @Override
    public Table table(Retention question, RetentionResult result) {
        return RetentionTables.table(title(question), question, result);
    }

    @Override
    public Optional<Cell> cell(Retention question, RetentionResult result, int tableRow, int tableColumn) {
        boolean split = question.breakdown().isPresent();
        int column = tableColumn - (split ? 2 : 1);
        int row = tableRow;
        for (Group group : result.groups()) {
            if (row >= 0 && row < group.rows().size()) {
                return column >= 0 && column < group.rows().get(row).cells()
                        ? Optional.of(new Cell(split ? List.of(group.value()) : List.of(), row, column))
                        : Optional.empty();
            }
            row -= group.rows().size();
        }
        return Optional.empty();
    }

    @Override
    public People people(Retention question, Cell cell, Data data, Work work) {
        Reader reader = data.reader();
        return axis(question, data.journeys(), work)
                .map(axis -> reader.inPlace()
                        ? CountedCells.people(question, cell, new RetentionSql(question, axis, reader), reader, work)
                        : fold(question, axis, () -> new Members(cell), data.journeys(), work))
                .orElse(People.NOBODY);
    }

    @Override
    public Chart chart(Retention question, RetentionResult result) {
        return new RetentionChart(
                title(question),
                question.period(),
                question.windowMode() == Retention.WindowMode.HOURS_24 ? Granularity.DAY : question.period(),
                result.groups().stream().map(RetentionKind::drawn).toList());
    }

    private static RetentionChart.Group drawn(Group group) {
        return new RetentionChart.Group(
                group.value(),
                group.rows().stream()
                        .map(row -> new RetentionChart.Row(row.start(), row.size(), row.returned()))
                        .toList());
    }

    private static String title(Retention question) {
        String target = Phrases.matcher(question.target());
        return question.target().equals(question.returning())
                ? say("retention.title.same", target)
                : say("retention.title", target, Phrases.matcher(question.returning()));
    }

    @Override
    public String words(Retention question) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "retention.words." + Words.of(question.mode()),
                Phrases.actors(question.scope()),
                Phrases.matcher(question.target()),
                Phrases.matcher(question.returning()),
                Phrases.period(question.period())));
        if (question.minimumOccurrences() > 1) {
            sentences.add(say("retention.minimum", question.minimumOccurrences()));
        }
        if (question.windowMode() == Retention.WindowMode.HOURS_24) {
            sentences.add(say("retention.blocks"));
        }
        if (question.rolling()) {
            sentences.add(say("retention.rolling", Phrases.period(question.period())));
        }
        question.breakdown()
                .ifPresent(by -> sentences.add(
                        by.limit().isPresent()
                                ? say(
                                        "retention.breakdown.limit",
                                        by.property(),
                                        by.limit().getAsInt())
                                : say("retention.breakdown", by.property())));
        sentences.addAll(Phrases.scope(question.scope()));
        return String.join(" ", sentences);
    }

    @Override
    public List<String> eventNames(Retention question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Retention question) {
        return Mentions.properties(
                question.scope(),
                matchers(question),
                question.breakdown().stream().map(Retention.Breakdown::property).toList());
    }
}
