package dev.steward.analysis.paths;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A paths result as a document and as a table, one line a link. */
final class PathsTables {
    private static final List<Table.Column> COLUMNS = List.of(
            column("step", Table.Type.COUNT),
            column("from", Table.Type.TEXT),
            column("to", Table.Type.TEXT),
            column("count", Table.Type.COUNT),
            column("share", Table.Type.RATIO),
            column("from_share", Table.Type.RATIO),
            column("people", Table.Type.COUNT),
            column("avg_seconds", Table.Type.SECONDS));

    private static final int PEOPLE = 6;

    private PathsTables() {}

    private static Table.Column column(String key, Table.Type type) {
        return new Table.Column(key, say("paths.column." + key), type);
    }

    static ObjectNode json(PathsResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode links = document.putArray("links");
        for (Link link : result.links()) {
            ObjectNode written = links.addObject()
                    .put("step", link.step())
                    .put("from", link.from())
                    .put("to", link.to())
                    .put("count", link.count());
            link.avgSeconds()
                    .ifPresentOrElse(
                            seconds -> written.put("avg_seconds", seconds), () -> written.putNull("avg_seconds"));
            written.put("people", link.people());
        }
        document.put("paths", result.paths());
        document.put("sessions", result.sessions());
        document.putObject("left_out")
                .put("links", result.leftOut().links())
                .put("count", result.leftOut().count());
        return document;
    }

    static Table table(String title, PathsResult result) {
        Map<Integer, Map<String, Long>> leaving = result.leaving();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Link link : result.links()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) link.step());
            row.add(link.from());
            row.add(link.to());
            row.add(link.count());
            row.add(orNull(result.share(link).ratio()));
            long from = leaving.getOrDefault(link.step(), Map.of()).getOrDefault(link.from(), 0L);
            row.add(orNull(new Share(link.count(), from).ratio()));
            row.add(link.people());
            row.add(orNull(link.avgSeconds()));
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(title, COLUMNS, rows);
    }

    private static @Nullable Object orNull(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : null;
    }

    static Optional<Cell> cell(PathsResult result, int row, int column) {
        if (column != PEOPLE || row < 0 || row >= result.links().size()) {
            return Optional.empty();
        }
        Link link = result.links().get(row);
        return Optional.of(new Cell(List.of(link.from(), link.to()), link.step(), PathsKind.IN_TABLE));
    }
}
