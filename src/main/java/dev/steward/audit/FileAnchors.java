package dev.steward.audit;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.Anchor;
import dev.steward.model.AnchorStore;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Anchors as lines of a file, forced to disk one by one. Processes may share it. */
public final class FileAnchors implements AnchorStore {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path file;

    public FileAnchors(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean elsewhere() {
        return false;
    }

    /** What a killed writer left half stays a line by itself, which is none. */
    @Override
    public void keep(Anchor anchor) {
        byte[] line = ("\n" + AnchorLine.of(anchor) + "\n").getBytes(StandardCharsets.UTF_8);
        LockFile lock = new LockFile(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE);
        try (LockFile.Held _ = lock.hold();
                FileChannel channel = SafeFiles.append(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            bytes.position(ends(channel) ? 1 : 0);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private boolean ends(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        try (FileChannel reading = FileChannel.open(file)) {
            return reading.read(last, size - 1) == 1 && last.get(0) == '\n';
        }
    }

    /** All of the file, whichever log they name: this is the log they were taken of. */
    @Override
    public List<Anchor> anchors(Set<String> logs) {
        return Files.exists(file) ? all(file) : List.of();
    }

    /**
     * The anchors that a file holds: one of this kind, or an exported log, whose last line is one.
     *
     * @throws BadInput when it holds none
     */
    public static List<Anchor> given(Path file) {
        List<Anchor> found = all(file);
        if (found.isEmpty()) {
            throw new BadInput(
                    "audit.no-anchor",
                    file + " holds no anchor.",
                    "Name a log exported as JSON lines, or a file of anchors such as anchors.jsonl.");
        }
        return found;
    }

    /** The anchors among the lines of a text, whatever else it says. */
    public static List<Anchor> among(String text) {
        return text.lines()
                .filter(line -> line.contains("\"signature\""))
                .map(AnchorLine::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The anchors that a file holds; none, where it holds none. */
    public static List<Anchor> all(Path file) {
        try {
            return among(Files.readString(file));
        } catch (NoSuchFileException none) {
            throw new BadInput(
                    "audit.no-such-file", "There is no file " + file + ".", "Name a file that holds an anchor.", none);
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "audit-anchors-unreadable",
                    "The anchors in " + file + " cannot be read: " + failed + ".",
                    "Check that it is a file of text, and that you may read it.",
                    failed);
        }
    }
}
