package dev.steward.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A source that was opened before, and how its columns were understood then (a mapping as JSON text). */
public record RecentSource(Path path, Instant opened, Optional<String> mapping) {
    public RecentSource {
        path = path.toAbsolutePath().normalize();
    }
}
