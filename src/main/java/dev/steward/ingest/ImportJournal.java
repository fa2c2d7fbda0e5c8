package dev.steward.ingest;

import dev.steward.files.SafeFiles;
import dev.steward.model.SourceUnavailable;
import dev.steward.source.lake.LakeLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The reports of a lake's imports: {@code _steward/imports/{id}.json}. A report is written before its import is committed. */
final class ImportJournal {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** How far an import has come. */
    enum State {
        COMMITTING,
        DONE
    }

    /** A report as it is written down. */
    record Written(State state, ImportReport report) {}

    private final Path folder;

    ImportJournal(Path lake) {
        this.folder = LakeLayout.own(lake).resolve("imports");
    }

    void write(State state, ImportReport report) {
        String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Written(state, report)) + "\n";
        SafeFiles.write(folder.resolve(report.id() + ".json"), json.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String id) {
        SafeFiles.delete(folder.resolve(id + ".json"));
    }

    /** All of them, oldest first. */
    List<Written> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .map(ImportJournal::read)
                    .sorted(Comparator.comparing(
                                    (Written written) -> written.report().started())
                            .thenComparing(written -> written.report().id()))
                    .toList();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private static Written read(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), Written.class);
        } catch (IOException | JacksonException broken) {
            throw unreadable(file, broken);
        }
    }

    private static SourceUnavailable unreadable(Path file, Exception cause) {
        return new SourceUnavailable(
                "history-unreadable",
                "The import history " + file + " cannot be read: " + cause.getMessage() + ".",
                "Restore the file from a backup, or move it away; the events are not affected.",
                cause);
    }
}
