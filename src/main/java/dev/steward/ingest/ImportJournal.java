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
import java.util.regex.Pattern;
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

    void write(String id, TakenBack back) {
        SafeFiles.write(
                takenBack().resolve(id + "-" + back.shortPlan() + ".json"),
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(back));
    }

    /** By which plans an import was taken back, the oldest first. */
    List<TakenBack> takenBack(String id) {
        if (!Files.isDirectory(takenBack())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(takenBack())) {
            return files.filter(file -> file.getFileName().toString().matches(Pattern.quote(id) + "-[0-9a-f]+\\.json"))
                    .map(file -> read(file, TakenBack.class))
                    .sorted(Comparator.comparing(TakenBack::at))
                    .toList();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private Path takenBack() {
        return folder.resolve("taken-back");
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
                    .map(file -> read(file, Written.class))
                    .sorted(Comparator.comparing(
                                    (Written written) -> written.report().started())
                            .thenComparing(written -> written.report().id()))
                    .toList();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private static <T> T read(Path file, Class<T> what) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), what);
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
