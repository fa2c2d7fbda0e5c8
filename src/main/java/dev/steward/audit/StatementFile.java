package dev.steward.audit;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.StatementLog.Statement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements as lines of JSON in a folder: {@code statements.jsonl}, and older ones in {@code statements.1.jsonl} and so on,
 * the oldest of which go. Processes may share the folder. Not forced to disk: it is for looking things up, and proves
 * nothing; what does is {@link AuditLog}.
 */
public final class StatementFile implements StatementQueue.Sink {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 5_000_000;
    private static final int OLDER_FILES = 4;

    private final Path folder;
    private final LockFile lock;
    private final long mostBytes;

    public StatementFile(Path folder) {
        this(folder, MOST_BYTES);
    }

    StatementFile(Path folder, long mostBytes) {
        this.folder = folder;
        this.lock = new LockFile(folder.resolve("lock"), PATIENCE);
        this.mostBytes = mostBytes;
    }

    @Override
    public void add(StatementQueue.Logged logged) {
        byte[] line = (line(logged) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = file(0);
        try (LockFile.Held _ = lock.hold()) {
            if (Files.exists(file) && Files.size(file) + line.length > mostBytes) {
                turn();
            }
            append(file, line);
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private static String line(StatementQueue.Logged logged) {
        Statement statement = logged.statement();
        ObjectNode line = MAPPER.createObjectNode();
        line.put("at", statement.at().toString());
        line.put("person", logged.person());
        line.put("connection", statement.connection());
        line.put("role", statement.role());
        line.put("sql", statement.sql());
        ArrayNode tables = line.putArray("tables");
        statement.tables().forEach(tables::add);
        line.put("rows", statement.rows());
        line.put("millis", statement.took().toMillis());
        line.put("outcome", statement.outcome());
        if (logged.droppedBefore() > 0) {
            line.put("dropped_before", logged.droppedBefore());
        }
        return MAPPER.writeValueAsString(line);
    }

    /** A line that a killed writer left half gets an end first. */
    private static void append(Path file, byte[] line) throws IOException {
        boolean torn = torn(file);
        try (FileChannel channel = SafeFiles.append(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
            if (torn) {
                bytes.put((byte) '\n');
            }
            bytes.put(line).flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static boolean torn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void turn() throws IOException {
        for (int age = OLDER_FILES; age > 0; age--) {
            Path newer = file(age - 1);
            if (Files.exists(newer)) {
                Files.move(newer, file(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path file(int age) {
        return folder.resolve(age == 0 ? "statements.jsonl" : "statements." + age + ".jsonl");
    }
}
