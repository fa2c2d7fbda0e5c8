package dev.steward.ingest;

import dev.steward.files.SafeFiles;
import dev.steward.model.DerivedData;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rejects files of a lake's imports: what was in the rows that did not become events. */
public final class RejectedRows implements DerivedData {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path lake;

    public RejectedRows(Path lake) {
        this.lake = lake.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "rejected rows of " + lake;
    }

    /** Removes the rows of these people, and every malformed line that contains one of their ids anywhere. */
    @Override
    public long forget(Collection<String> people, Work work) {
        Path folder = Rejects.folder(lake);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            long removed = 0;
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                work.checkCancelled();
                removed += clean(file, people);
            }
            return removed;
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private static long clean(Path file, Collection<String> people) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            if (lines.lines().noneMatch(line -> isAbout(line, people))) {
                return 0;
            }
        }
        AtomicLong removed = new AtomicLong();
        SafeFiles.write(file, out -> {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (isAbout(line, people)) {
                        removed.incrementAndGet();
                    } else {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        });
        return removed.get();
    }

    private static boolean isAbout(String line, Collection<String> people) {
        JsonNode content = MAPPER.readTree(line).path("content");
        return content.isObject()
                ? people.contains(content.path("user_id").asString(""))
                : people.stream().anyMatch(content.asString("")::contains);
    }

    private static SourceUnavailable unreadable(Path folder, IOException failed) {
        return new SourceUnavailable(
                "rejects-unreadable",
                "The rejects files in " + folder + " could not be searched: " + failed + ".",
                "Look whether you may read the folder, then try again.",
                failed);
    }
}
