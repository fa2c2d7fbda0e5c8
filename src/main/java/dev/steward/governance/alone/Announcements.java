package dev.steward.governance.alone;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was announced in a home: a file for each, and one more for what others said to it. Nothing is removed from here. */
public final class Announcements {
    private static final String ENDING = ".json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;

    public Announcements(Path folder) {
        this.folder = folder;
    }

    /** Held while somebody looks and then announces: nobody has two at once. */
    public LockFile.Held hold() {
        return new LockFile(folder.resolve("lock"), PATIENCE).hold();
    }

    public void keep(Announcement announcement) {
        SafeFiles.write(folder.resolve(announcement.digest() + ENDING), announcement.json());
    }

    public void keep(Answer answer) {
        SafeFiles.write(file(answer.said().alone(), answer.said().kind()), answer.json());
    }

    /** What somebody has said to it; empty: nobody has. */
    public Optional<Answer> answer(Announcement announcement, Answer.Kind kind) {
        Path file = file(announcement.digest(), kind);
        return Files.exists(file) ? Optional.of(known(() -> Answer.read(file))) : Optional.empty();
    }

    /** All of them, the newest first. */
    public List<Announcement> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.json"))
                    .map(file -> known(() -> Announcement.read(file)))
                    .sorted(Comparator.comparing(
                                    (Announcement one) -> one.said().at())
                            .thenComparing(Announcement::digest)
                            .reversed())
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    private interface Reading<T> {
        T read();
    }

    // One that cannot be read may be one that nobody has reviewed, or an objection: nothing is done alone until it can.
    private static <T> T known(Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadInput broken) {
            throw new SourceUnavailable(
                    "alone-unreadable",
                    "What was announced in this home cannot be read: " + broken.getMessage(),
                    "Restore the file from a backup; until then nobody carries out a plan alone.",
                    broken);
        }
    }

    private Path file(String announcement, Answer.Kind kind) {
        return folder.resolve(announcement + "." + kind.word() + ENDING);
    }
}
