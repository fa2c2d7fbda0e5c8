package dev.steward.report;

import dev.steward.audit.AnchorLine;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.Anchor;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole audit log as a file, an anchor at its end.
 *
 * @param count how many entries, from the first on
 * @param anchor where the log ends with the last of them; empty: it does not hold up to there, and nothing vouches for the file
 */
public record AuditExport(AuditLog log, long count, Optional<Anchor> anchor) {
    /** Named as file names end. Only JSON lines hold all that is hashed, and can be verified without Steward. */
    public enum Format {
        JSONL,
        CSV,
        PDF;

        /** The one a file's name ends in; throws {@link dev.steward.model.BadInput} for another ending. */
        public static Format of(Path target) {
            return Extension.of(target, values());
        }
    }

    /** Throws {@link dev.steward.model.StorageFailed}; then what was at the target is as it was. */
    public void write(Format format, Path target, Work work) {
        switch (format) {
            case JSONL ->
                Draft.write(target, out -> {
                    log.copy(out, count, work);
                    if (anchor.isPresent()) {
                        out.write((AnchorLine.closing(anchor.get()) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
            case CSV ->
                Draft.write(target, out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    TableExport.csv(table(true), writer);
                    writer.flush();
                });
            case PDF -> Draft.write(target, out -> new TablePaper(table(false), closing()).write(out));
        }
    }

    private List<String> closing() {
        return anchor.map(signed -> List.of(
                        Words.say("audit.anchor"),
                        "count " + signed.count(),
                        "hash " + signed.hash(),
                        "at " + signed.at(),
                        "log " + signed.log(),
                        "key " + signed.key(),
                        "signature " + signed.signature()))
                .orElseGet(() -> List.of(Words.say("audit.no-anchor")));
    }

    /** @param whole with all hashes, and the anchor as its last row; otherwise for reading */
    private Table table(boolean whole) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Recorded entry : oldestFirst()) {
            Optional<Recorded.Payload> payload = entry.payload();
            rows.add(row(
                    whole,
                    entry.sequence(),
                    entry.time(),
                    payload.map(Recorded.Payload::person).orElse(whole ? "" : Words.say("audit.redacted")),
                    entry.action(),
                    payload.map(Recorded.Payload::subject).orElse(""),
                    payload.map(AuditExport::details).orElse(""),
                    entry.hash()));
        }
        if (whole) {
            anchor.ifPresent(signed -> rows.add(row(
                    true, signed.count(), signed.at(), "", "anchor", signed.log(), AnchorLine.of(signed), signed.hash())));
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column("sequence", "Entry", Type.COUNT),
                new Column("time", "Time (UTC)", Type.INSTANT),
                new Column("person", "Person", Type.TEXT),
                new Column("action", "Action", Type.TEXT),
                new Column("subject", "Subject", Type.TEXT),
                new Column("details", "Details", Type.TEXT)));
        if (whole) {
            columns.add(new Column("hash", "Hash", Type.TEXT));
        }
        return new Table(Words.say("audit.title"), columns, rows);
    }

    private static List<@Nullable Object> row(boolean whole, Object... cells) {
        List<@Nullable Object> row = new ArrayList<>(List.of(cells));
        return whole ? row : row.subList(0, cells.length - 1);
    }

    private List<Recorded> oldestFirst() {
        return log.entries(AuditQuery.newest(Integer.MAX_VALUE)).reversed().stream()
                .filter(entry -> entry.sequence() <= count)
                .toList();
    }

    private static String details(Recorded.Payload payload) {
        Map<String, Value> sorted = new TreeMap<>(payload.details());
        return sorted.entrySet().stream()
                .map(detail -> String.format(Locale.ROOT, "%s=%s", detail.getKey(), detail.getValue().text()))
                .collect(Collectors.joining("; "));
    }
}
