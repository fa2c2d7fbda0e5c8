package dev.steward.analysis.retention;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.analysis.retention.RetentionResult.Group;
import dev.steward.analysis.retention.RetentionResult.Row;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A retention result as a document and as a table. */
final class RetentionTables {
    private RetentionTables() {}

    static ObjectNode json(Retention question, RetentionResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (question.breakdown().isEmpty()) {
            result.groups().forEach(group -> group(document, group));
        } else {
            ArrayNode breakdowns = document.putArray("breakdowns");
            result.groups().forEach(group -> group(breakdowns.addObject().put("value", group.value()), group));
        }
        return document;
    }

    private static void group(ObjectNode into, Group group) {
        ArrayNode rows = into.putArray("rows");
        for (Row row : group.rows()) {
            ArrayNode cells = rows.addArray().add(row.start()).add(row.size());
            row.returned().forEach(cells::add);
        }
        ArrayNode percent = into.putArray("percent");
        for (Row row : group.rows()) {
            ArrayNode cells = percent.addArray().add(row.start());
            for (int k = 1; k < row.cells(); k++) {
                percent(cells, new Share(row.count(k), row.size()));
            }
        }
        ArrayNode mean = into.putArray("mean");
        for (int k = 1; k <= group.periods(); k++) {
            Share share = group.mean(k);
            ObjectNode point = mean.addObject()
                    .put("column", k)
                    .put("returned", share.part())
                    .put("size", share.whole());
            share.percent().ifPresentOrElse(value -> point.put("percent", value), () -> point.putNull("percent"));
        }
    }

    private static void percent(ArrayNode into, Share share) {
        share.percent().ifPresentOrElse(into::add, into::addNull);
    }

    /** A row a cohort; with a breakdown the value stands before it. */
    static Table table(String title, Retention question, RetentionResult result) {
        List<Table.Column> columns = new ArrayList<>();
        question.breakdown().ifPresent(by -> columns.add(new Table.Column("value", by.property(), Table.Type.TEXT)));
        columns.add(new Table.Column("cohort", say("retention.column.cohort"), Table.Type.TEXT));
        columns.add(new Table.Column("size", say("retention.column.size"), Table.Type.COUNT));
        int periods = result.groups().stream().mapToInt(Group::periods).max().orElse(0);
        for (int k = 1; k <= periods; k++) {
            columns.add(new Table.Column("+" + k, say("retention.column.after", k), Table.Type.COUNT));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Group group : result.groups()) {
            for (Row row : group.rows()) {
                rows.add(cells(question, group, row, periods));
            }
        }
        return new Table(title, columns, rows);
    }

    private static List<@Nullable Object> cells(Retention question, Group group, Row row, int periods) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (question.breakdown().isPresent()) {
            cells.add(group.value());
        }
        cells.add(row.start());
        for (int k = 0; k <= periods; k++) {
            cells.add(k < row.cells() ? row.count(k) : null);
        }
        return cells;
    }
}
