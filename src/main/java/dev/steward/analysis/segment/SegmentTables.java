package dev.steward.analysis.segment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.segment.Segment.Match;
import dev.steward.journey.People;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A segment result as a document and as a table. */
final class SegmentTables {
    /** One line of the answer: a rule, or what the rules make together. */
    record Line(String label, People people) {}

    private SegmentTables() {}

    /** The rules in their order, then the segment; a single rule is the segment. */
    static List<Line> lines(Segment question, SegmentResult result) {
        List<Line> lines = new ArrayList<>();
        for (int rule = 0; rule < question.rules().size(); rule++) {
            lines.add(new Line(
                    SegmentWords.rule(question.rules().get(rule)),
                    result.byRule().get(rule)));
        }
        if (lines.size() > 1) {
            lines.add(new Line(
                    say(question.match() == Match.ALL ? "segment.line.all" : "segment.line.any"), result.people()));
        }
        return lines;
    }

    static ObjectNode json(Segment question, SegmentResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        result.at().ifPresent(at -> document.put("at", at.toString()));
        document.put("total", result.total()).put("count", result.people().size());
        percent(document, result, result.people());
        ArrayNode rules = document.putArray("rules");
        for (int rule = 0; rule < question.rules().size(); rule++) {
            People people = result.byRule().get(rule);
            ObjectNode entry = rules.addObject()
                    .put("rule", SegmentWords.rule(question.rules().get(rule)))
                    .put("count", people.size());
            percent(entry, result, people);
        }
        ArrayNode users = document.putArray("users");
        result.people().names().forEach(users::add);
        return document;
    }

    private static void percent(ObjectNode entry, SegmentResult result, People people) {
        result.share(people)
                .percent()
                .ifPresentOrElse(percent -> entry.put("percent", percent), () -> entry.putNull("percent"));
    }

    static Table table(String title, Segment question, SegmentResult result) {
        List<Table.Column> columns = List.of(
                new Table.Column("rule", say("segment.column.rule"), Table.Type.TEXT),
                new Table.Column("count", say("segment.column.count"), Table.Type.COUNT),
                new Table.Column("percent", say("segment.column.percent"), Table.Type.RATIO));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Line line : lines(question, result)) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(line.label());
            row.add((long) line.people().size());
            row.add(
                    result.total() == 0
                            ? null
                            : result.share(line.people()).ratio().getAsDouble());
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }
}
