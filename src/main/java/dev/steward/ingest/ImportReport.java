package dev.steward.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of an import. Always {@code read = written + duplicates + rejected}.
 *
 * @param id names the import: the time it started, and four digits
 * @param read rows in the files, malformed ones included
 * @param written events added to the lake
 * @param duplicates rows whose event was in the lake already, or came earlier in the same import
 * @param reasons how many rows were rejected for which reason, most first
 * @param skewCorrected events whose client's clock was corrected
 * @param sessionsShifted sessions (on one device) to which these belong
 * @param days days (of a project) that got events
 * @param generationBefore empty when there was no lake yet
 * @param generationAfter the same when nothing was added
 * @param rejectsFile where the rejected rows stand, below the lake; empty when there are none
 */
public record ImportReport(
        String id,
        Instant started,
        Instant finished,
        String person,
        List<ImportedFile> files,
        long read,
        long written,
        long duplicates,
        long rejected,
        List<Reason> reasons,
        long skewCorrected,
        long sessionsShifted,
        long days,
        String generationBefore,
        String generationAfter,
        Optional<String> rejectsFile) {
    /** A file that was read, with the mapping that was used, in its text form. */
    public record ImportedFile(String path, long bytes, long rows, String mapping) {}

    /** How many rows were rejected for a reason; its code is a {@link RejectReason#code()}. */
    public record Reason(String code, long count) {}

    public ImportReport {
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
        if (read != written + duplicates + rejected) {
            throw new IllegalStateException("import " + id + " read " + read + " rows but accounts for " + written
                    + " written, " + duplicates + " duplicates and " + rejected + " rejected");
        }
        long explained = reasons.stream().mapToLong(Reason::count).sum();
        if (rejected != explained) {
            throw new IllegalStateException("import " + id + " explains " + explained + " of " + rejected + " rejects");
        }
    }

    ImportReport committed(String generation, Instant at) {
        return new ImportReport(
                id,
                started,
                at,
                person,
                files,
                read,
                written,
                duplicates,
                rejected,
                reasons,
                skewCorrected,
                sessionsShifted,
                days,
                generationBefore,
                generation,
                rejectsFile);
    }
}
