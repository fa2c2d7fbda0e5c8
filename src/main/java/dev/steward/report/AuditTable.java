package dev.steward.report;

import dev.steward.audit.Recorded;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries of an audit log as a table. */
public final class AuditTable {
    private static final int LONGEST = 40;
    private static final int BEGINNING = 12;

    private AuditTable() {}

    /** For people: of hashes, keys and signatures only how they begin, and no word on what each entry hashes to. */
    public static Table brief(List<Recorded> entries) {
        List<Column> columns = new ArrayList<>(columns());
        columns.removeLast();
        List<List<@Nullable Object>> rows = entries.stream()
                .map(entry -> row(entry, true).subList(0, columns.size()))
                .toList();
        return new Table(Words.say("audit.title"), columns, rows);
    }

    /** For machines: everything in full. */
    public static Table whole(List<Recorded> entries) {
        return new Table(
                Words.say("audit.title"),
                columns(),
                entries.stream().map(entry -> row(entry, false)).toList());
    }

    private static List<Column> columns() {
        return List.of(
                new Column("sequence", "Entry", Type.COUNT),
                new Column("time", "Time (UTC)", Type.INSTANT),
                new Column("person", "Person", Type.TEXT),
                new Column("action", "Action", Type.TEXT),
                new Column("subject", "Subject", Type.TEXT),
                new Column("details", "Details", Type.TEXT),
                new Column("hash", "Hash", Type.TEXT));
    }

    private static List<@Nullable Object> row(Recorded entry, boolean brief) {
        Optional<Recorded.Payload> payload = entry.payload();
        return List.of(
                entry.sequence(),
                entry.time(),
                payload.map(Recorded.Payload::person).orElse(brief ? Words.say("audit.redacted") : ""),
                entry.action(),
                payload.map(Recorded.Payload::subject).orElse(""),
                payload.map(kept -> details(kept.details(), brief)).orElse(""),
                entry.hash());
    }

    private static String details(Map<String, Value> details, boolean brief) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(detail ->
                                detail.getKey() + "=" + text(detail.getValue().text(), brief))
                        .collect(Collectors.joining("; "));
    }

    private static String text(String text, boolean brief) {
        return brief && text.length() > LONGEST && text.matches("[0-9a-f]+")
                ? text.substring(0, BEGINNING) + "…"
                : text;
    }
}
