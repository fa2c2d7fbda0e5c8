package dev.steward.governance.cleanup;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.source.CleanupLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The runs of this home, a line of JSON each: {@code runs.jsonl}. Only ever added to; processes may share it. */
public final class CleanupLog {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * A run, and where.
     *
     * @param target id of the lake or database
     */
    public record Kept(String target, CleanupLine line) {}

    private final Path file;
    private final LockFile lock;

    public CleanupLog(Path folder) {
        this.file = folder.resolve("runs.jsonl");
        this.lock = new LockFile(folder.resolve("runs.lock"), Duration.ofSeconds(10));
    }

    void add(Kept run) {
        try (LockFile.Held _ = lock.hold()) {
            SafeFiles.privateFolder(SafeFiles.folderOf(file));
            // A torn line of a killed writer is ended, and stays one that nobody can read.
            boolean torn = Files.exists(file)
                    && !Files.readString(file).isEmpty()
                    && !Files.readString(file).endsWith("\n");
            ByteBuffer bytes = ByteBuffer.wrap(
                    ((torn ? "\n" : "") + MAPPER.writeValueAsString(run) + "\n").getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = SafeFiles.append(file)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** Those on one target, oldest first. */
    public List<CleanupLine> of(String target) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<CleanupLine> lines = new ArrayList<>();
        try {
            for (String text : Files.readAllLines(file)) {
                try {
                    Kept kept = MAPPER.readValue(text, Kept.class);
                    if (kept.target().equals(target)) {
                        lines.add(kept.line());
                    }
                } catch (JacksonException torn) {
                    // Its writer was killed: the audit log has what it did.
                    continue;
                }
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
        return lines;
    }
}
