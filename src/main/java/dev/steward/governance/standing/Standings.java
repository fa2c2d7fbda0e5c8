package dev.steward.governance.standing;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The standing approvals of a home: a file for each, and one more for each that was taken back. */
public final class Standings {
    private static final String ENDING = ".json";

    private final Path folder;

    public Standings(Path folder) {
        this.folder = folder;
    }

    /** Keeps one; the same with one more signature replaces it, and none with fewer does. */
    public void keep(Standing standing) {
        Path file = folder.resolve(standing.digest() + ENDING);
        if (standing.granted().isEmpty() && Files.exists(file)) {
            return;
        }
        SafeFiles.write(file, standing.json());
    }

    /** All that ever were asked for or given here, the newest first; those that were taken back or have ended, too. */
    public List<Standing> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.json"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing((Standing one) -> one.asked().at())
                            .thenComparing(Standing::digest)
                            .reversed())
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    // One of an earlier form opens nothing. One that cannot be read may be the one that ended another: nothing runs
    // until it can.
    private static Optional<Standing> read(Path file) {
        try {
            return Optional.of(Standing.read(file));
        } catch (BadInput broken) {
            if (broken.code().equals(Standing.OTHER_FORM)) {
                return Optional.empty();
            }
            throw new SourceUnavailable(
                    "standing-unreadable",
                    "A standing approval of this home cannot be read: " + broken.getMessage(),
                    "Restore the file from a backup; until then nothing is cleaned up from here.",
                    broken);
        }
    }

    /** Those of them that were given, and that nobody has taken back. */
    public List<Standing> inForce() {
        return all().stream()
                .filter(one -> one.granted().isPresent() && !revoked(one))
                .toList();
    }

    /** Those that wait for the second signature, and that nobody has taken back. */
    public List<Standing> waiting() {
        return all().stream()
                .filter(one -> one.granted().isEmpty() && !revoked(one))
                .toList();
    }

    public void revoke(Standing standing, String by, Instant now) {
        SafeFiles.write(revocation(standing), (by + " " + now + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public boolean revoked(Standing standing) {
        return Files.exists(revocation(standing));
    }

    /** Who took it back, and when; empty: nobody has. */
    public Optional<State.Revoked> taken(Standing standing) {
        if (!revoked(standing)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(revocation(standing)).strip().split(" ");
            return Optional.of(new State.Revoked(words[0], Instant.parse(words[words.length - 1])));
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    private Path revocation(Standing standing) {
        return folder.resolve(standing.digest() + ".revoked");
    }
}
