package dev.steward.source.lake;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A commit that has been decided: every file it needs is complete and on disk, and what is left are moves that can be
 * done again. Its document, {@code _steward/pending.json}, is the decision; whoever finds one carries it out.
 *
 * @param superseded paths of files that the new generation names no longer
 */
record PendingCommit(Generation next, List<Move> moves, List<String> superseded) {
    /** @param from below {@code _steward}; {@code to} below the lake */
    record Move(String from, String to) {}

    PendingCommit {
        moves = List.copyOf(moves);
        superseded = List.copyOf(superseded);
    }

    private static Path file(Path lake) {
        return LakeLayout.own(lake).resolve("pending.json");
    }

    static boolean exists(Path lake) {
        return Files.exists(file(lake));
    }

    static Optional<PendingCommit> find(Path lake) {
        Path file = file(lake);
        try {
            return Files.exists(file)
                    ? Optional.of(Generation.MAPPER.readValue(Files.readAllBytes(file), PendingCommit.class))
                    : Optional.empty();
        } catch (IOException | JacksonException broken) {
            throw Generation.damaged(file, String.valueOf(broken.getMessage()));
        }
    }

    void decide(Path lake) {
        SafeFiles.write(file(lake), Generation.MAPPER.writeValueAsBytes(this));
    }

    /** Does what is left to do; safe to repeat after a crash at any point. */
    void carryOut(Path lake, Manifest manifest, CrashPoint crash) {
        for (Move move : moves) {
            place(LakeLayout.own(lake).resolve(move.from()), lake.resolve(move.to()));
            crash.reached("moved-one");
        }
        crash.reached("moved-all");
        manifest.commit(next);
        crash.reached("committed");
        Superseded.putAway(lake, next.number(), superseded);
        crash.reached("put-away");
        SafeFiles.delete(file(lake));
    }

    private static void place(Path from, Path to) {
        try {
            if (Files.exists(from) || !Files.exists(to)) {
                Moves.move(from, to);
            }
        } catch (IOException failed) {
            throw WriteFailures.of(to, failed);
        }
    }
}
