package dev.steward.analysis.stickiness;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.definition.Words;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stickiness result as a document and as a table. */
final class StickinessTables {
    private static final int EXACTLY = 1;
    private static final int AT_LEAST = 3;

    private StickinessTables() {}

    static ObjectNode json(StickinessResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode users = document.putObject("users_by_active_periods");
        ObjectNode percent = document.putObject("percent");
        for (int active = 1; active <= result.people().size(); active++) {
            if (result.exactly(active) > 0) {
                users.put(Integer.toString(active), result.exactly(active));
                percent.put(
                        Integer.toString(active),
                        new Share(result.exactly(active), result.everybody())
                                .percent()
                                .orElseThrow());
            }
        }
        document.put("people", result.everybody());
        document.put("periods", result.periods());
        result.average()
                .ratio()
                .ifPresentOrElse(
                        average -> document.put("avg_periods", average), () -> document.putNull("avg_periods"));
        return document;
    }

    /** A row for every number of periods up to the greatest that occurs, so that two ranges stand side by side. */
    static Table table(String title, Granularity period, StickinessResult result) {
        List<Table.Column> columns = List.of(
                new Table.Column(
                        "active_periods", say("stickiness.column.active." + Words.of(period)), Table.Type.TEXT),
                column("people", Table.Type.COUNT),
                column("share", Table.Type.RATIO),
                column("at_least", Table.Type.COUNT),
                column("share_at_least", Table.Type.RATIO));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        double everybody = result.everybody();
        long atLeast = result.everybody();
        for (int active = 1; active <= result.people().size(); active++) {
            long exactly = result.exactly(active);
            rows.add(List.of((long) active, exactly, exactly / everybody, atLeast, atLeast / everybody));
            atLeast -= exactly;
        }
        return new Table(title, columns, rows);
    }

    private static Table.Column column(String key, Table.Type type) {
        return new Table.Column(key, say("stickiness.column." + key), type);
    }

    static Optional<Cell> cell(int row, int column) {
        return switch (column) {
            case EXACTLY -> Optional.of(new Cell(row, 0));
            case AT_LEAST -> Optional.of(new Cell(row, 1));
            default -> Optional.empty();
        };
    }
}
