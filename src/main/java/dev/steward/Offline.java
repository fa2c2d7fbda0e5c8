package dev.steward;

import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineReport;
import dev.steward.ingest.OfflineRequest;
import dev.steward.ingest.OfflineTaker;
import dev.steward.model.Work;
import dev.steward.source.Origin;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.Connections;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A warehouse's events as a lake of one's own, and what is new there since. */
public final class Offline {
    private final OfflineTaker taker;
    private final Passwords passwords;
    private final Connections connections;
    private final BiConsumer<Path, Work> renew;

    /** @param renew brings the index of a lake up to date, where it has one */
    Offline(OfflineTaker taker, Passwords passwords, Connections connections, BiConsumer<Path, Work> renew) {
        this.taker = taker;
        this.passwords = passwords;
        this.connections = connections;
        this.renew = renew;
    }

    /** How much would be taken; see {@link OfflineTaker#preview}. */
    public OfflinePreview preview(OfflineRequest request, Optional<String> typed, Work work) {
        return taker.preview(request, passwords.of(request.from(), typed), work);
    }

    /** Takes what is chosen into a new lake; see {@link OfflineTaker#take}. */
    public OfflineReport take(OfflineRequest request, Optional<String> typed, Work work) {
        return taker.take(request, passwords.of(request.from(), typed), work);
    }

    /** Brings what is new where a lake was taken from; see {@link OfflineTaker#refresh}. */
    public OfflineReport refresh(Path lake, Optional<String> typed, String person, Work work) {
        SavedConnection from = source(OfflineTaker.taken(lake));
        OfflineReport report = taker.refresh(lake, from, passwords.of(from, typed), person, work);
        renew.accept(lake, work);
        return report;
    }

    /** The way back: the saved connection, or where it is no more, what the lake itself says of it. */
    public SavedConnection source(Origin taken) {
        return connections
                .find(taken.connection())
                .filter(saved -> ConnectionUrl.of(saved).equals(taken.address()))
                .orElseGet(() -> ConnectionUrl.parse(taken.address()))
                .withMapping(Optional.of(taken.mapping()));
    }
}
