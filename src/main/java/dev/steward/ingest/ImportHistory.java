package dev.steward.ingest;

import java.nio.file.Path;
import java.util.List;

/** Who brought what into a lake, and when. */
public final class ImportHistory {
    private ImportHistory() {}

    /** The reports of all imports into a lake, oldest first; none for a folder that is no lake. */
    public static List<ImportReport> list(Path lake) {
        return new ImportJournal(lake.toAbsolutePath().normalize())
                .all().stream()
                        .filter(written -> written.state() == ImportJournal.State.DONE)
                        .map(ImportJournal.Written::report)
                        .toList();
    }
}
