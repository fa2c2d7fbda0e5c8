package dev.steward.report;

import dev.steward.audit.AnchorLine;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.Anchor;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                    TableExport.csv(whole(), writer);
                    writer.flush();
                });
            case PDF ->
                Draft.write(target, out -> new TablePaper(AuditTable.brief(oldestFirst()), closing()).write(out));
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

    /** With the anchor as its last row: there are no lines in CSV that are none of the table. */
    private Table whole() {
        Table table = AuditTable.whole(oldestFirst());
        List<List<@Nullable Object>> rows = new ArrayList<>(table.rows());
        anchor.ifPresent(signed -> rows.add(List.of(
                signed.count(), signed.at(), "", "anchor", signed.log(), AnchorLine.of(signed), signed.hash())));
        return new Table(table.title(), table.columns(), rows);
    }

    private List<Recorded> oldestFirst() {
        return log.entries(AuditQuery.newest(Integer.MAX_VALUE)).reversed().stream()
                .filter(entry -> entry.sequence() <= count)
                .toList();
    }
}
