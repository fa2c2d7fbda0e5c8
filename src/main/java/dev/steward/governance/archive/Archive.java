package dev.steward.governance.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an archive holds, as its manifest says.
 *
 * @param id of the archive: the beginning of the digest of the plan that made it
 * @param plan the whole digest
 * @param lake where its files were
 * @param lakeId which lake that was
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
     */
    public record Entry(String path, String sha256, long rows, long bytes, String sealed) {}

    public Archive {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(Entry::rows).sum();
    }

    /** How large its files were in the lake. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }
}
