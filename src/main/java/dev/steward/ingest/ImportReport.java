package dev.steward.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param places where its events stand in the order of import; empty when it has added none, when they stand among others, and in
 *     older reports
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
        Optional<Places> places,
        Optional<String> rejectsFile) {
    /** A file that was read, with the mapping that was used, in its text form. */
    public record ImportedFile(String path, long bytes, long rows, String mapping) {}

    /** How many rows were rejected for a reason; its code is a {@link RejectReason#code()}. */
    public record Reason(String code, long count) {}

    /**
     * Places in the order of import.
     *
     * @param from the first
     * @param to the first behind them
     */
    public record Places(long from, long to) {}

    public ImportReport {
        places = Objects.requireNonNullElse(places, Optional.empty());
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
                places,
                rejectsFile);
    }
}
