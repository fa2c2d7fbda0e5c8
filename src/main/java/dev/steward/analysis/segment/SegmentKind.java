package dev.steward.analysis.segment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.Moment;
import dev.steward.analysis.segment.SegmentTables.Line;
import dev.steward.chart.BarsChart;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Segments among the kinds of question. A cell's row is the line of the table, its column 0. */
public final class SegmentKind implements Kind<Segment, SegmentResult> {
    static final String NAME = "segment";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Segment> question() {
        return Segment.class;
    }

    @Override
    public Segment read(JsonFields fields) {
        return SegmentJson.read(fields);
    }

    @Override
    public ObjectNode write(Segment question) {
        return SegmentJson.write(question);
    }

    @Override
    public SegmentResult answer(Segment question, Data data, Work work) {
        OptionalLong at = Moment.of(question.scope(), data.journeys(), work);
        if (at.isEmpty()) {
            return new SegmentResult(
                    Optional.empty(),
                    0,
                    People.NOBODY,
                    Collections.nCopies(question.rules().size(), People.NOBODY));
        }
        JourneyQuery query = query(question);
        Reader reader = data.reader();
        return reader.inPlace()
                ? SegmentSql.read(question, at.getAsLong(), reader.events(query.range()), reader, work)
                : data.journeys().fold(query, () -> new SegmentFold(question, at.getAsLong()), work);
    }

    /** All history up to the moment: who did nothing of what the rules name is somebody too. */
    private static JourneyQuery query(Segment question) {
        return new JourneyQuery(
                Optional.empty(),
                question.scope().filters(),
                new TimeRange(null, question.scope().range().to()),
                SegmentFold.matchers(question),
                List.of(),
                true);
    }

    @Override
    public ObjectNode json(Segment question, SegmentResult result) {
        return SegmentTables.json(question, result);
    }

    @Override
    public Table table(Segment question, SegmentResult result) {
        return SegmentTables.table(title(question, result), question, result);
    }

    @Override
    public Optional<Cell> cell(Segment question, SegmentResult result, int tableRow, int tableColumn) {
        return tableRow >= 0 && tableRow < SegmentTables.lines(question, result).size() && tableColumn == 1
                ? Optional.of(new Cell(tableRow, 0))
                : Optional.empty();
    }

    @Override
    public People people(Segment question, Cell cell, Data data, Work work) {
        List<Line> lines = SegmentTables.lines(question, answer(question, data, work));
        return cell.row() < lines.size() ? lines.get(cell.row()).people() : People.NOBODY;
    }

    @Override
    public Chart chart(Segment question, SegmentResult result) {
        List<BarsChart.Bar> bars = SegmentTables.lines(question, result).stream()
                .map(line -> new BarsChart.Bar(line.label(), line.people().size()))
                .toList();
        return new BarsChart(title(question, result), bars, result.total());
    }

    private static String title(Segment question, SegmentResult result) {
        return result.at()
                .map(at -> say(
                        "segment.title",
                        result.people().size(),
                        result.total(),
                        at.atZone(question.scope().timezone()).toLocalDate().toString()))
                .orElseGet(() -> say("segment.title.empty"));
    }

    @Override
    public String words(Segment question) {
        return SegmentWords.question(question);
    }

    @Override
    public List<String> eventNames(Segment question) {
        return Mentions.events(SegmentFold.matchers(question));
    }

    @Override
    public List<String> propertyNames(Segment question) {
        return Mentions.properties(question.scope(), SegmentFold.matchers(question), List.of());
    }
}
