package dev.steward.governance.archive;

import java.time.Instant;
import java.util.Optional;

/** How it stands with an archive. */
public sealed interface ArchiveStanding {
    /** @param until when its time is over; empty: never */
    record Kept(Optional<Instant> until) implements ArchiveStanding {}

    /** Its time is over, and it is still there. */
    record Over(Instant since) implements ArchiveStanding {}

    /** Nobody can open it, though no plan has destroyed its key. */
    record KeyMissing() implements ArchiveStanding {}

    /** A plan that was stopped has begun to destroy it. */
    record Ending(ArchiveEnd end) implements ArchiveStanding {}

    /** Its key and its sealed files are gone. */
    record Destroyed(ArchiveEnd end) implements ArchiveStanding {}
}
