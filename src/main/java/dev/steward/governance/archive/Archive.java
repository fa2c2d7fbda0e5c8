package dev.steward.governance.archive;

import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Keep;
import dev.steward.workspace.ConnectionUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, as its manifest says.
 *
 * @param id of the archive: the beginning of the digest of the plan that made it
 * @param plan the whole digest
 * @param lake where its files were, or the address of the database
 * @param lakeId which lake, or which database, that was
 * @param policy by which they went
 * @param keep how long it is kept, in words
 * @param until when its own time is over; empty: never
 */
public record Archive(
        String id,
        String plan,
        String lake,
        String lakeId,
        String policy,
        Instant made,
        String keep,
        Optional<Instant> until,
        List<Entry> files) {
    /**
     * A file.
     *
     * @param path below the lake
     * @param sha256 of the file as it was in the lake
     * @param sealed its name in the archive
     * @param columns of rows of a database: what each column was there; empty where the file says it itself
     */
    public record Entry(
            String path,
            String sha256,
            long rows,
            long bytes,
            String sealed,
            @Nullable List<Column> columns) {
        public Entry {
            columns = columns == null ? List.of() : List.copyOf(columns);
        }
    }

    /** @param type the database's name of its type */
    public record Column(String name, String type) {}

    public Archive {
        files = List.copyOf(files);
    }

    /** Where its files were, as people call it. */
    public String from() {
        return ConnectionUrl.is(lake)
                ? ConnectionUrl.parse(lake).schema() + "."
                        + ConnectionUrl.parse(lake).table() + " in "
                        + ConnectionUrl.parse(lake).title()
                : lake;
    }

    /** The archive of what a plan removes. */
    public static Archive of(PlanDocument document, List<Entry> files) {
        Plan plan = document.plan();
        String keep = plan.archive().orElseThrow();
        return new Archive(
                document.shortDigest(),
                document.digest(),
                plan.target().path(),
                plan.target().id(),
                plan.policy(),
                plan.asOf(),
                keep,
                Keep.parse(keep).flatMap(kept -> kept.end(plan.asOf())),
                files);
    }

    public long rows() {
        return files.stream().mapToLong(Entry::rows).sum();
    }

    /** How large its files were in the lake. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }
}
