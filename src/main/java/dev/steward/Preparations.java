package dev.steward;

import dev.steward.source.lake.LocalSources.Prepared;
import dev.steward.source.lake.SourceFiles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the files somebody has just looked into, so that opening them does not read them a second time. One at most. */
final class Preparations implements AutoCloseable {
    private @Nullable Prepared kept;

    synchronized void keep(Prepared prepared) {
        close();
        kept = prepared;
    }

    /** What was kept of exactly these files, if they have not changed since; it belongs to the caller now. */
    synchronized Optional<Prepared> take(SourceFiles files) {
        if (kept == null || !kept.files().equals(files)) {
            return Optional.empty();
        }
        Prepared taken = kept;
        kept = null;
        return Optional.of(taken);
    }

    @Override
    public synchronized void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
