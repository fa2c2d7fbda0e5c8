package dev.steward.source.lake;

import dev.steward.files.WriteFailures;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.Appender.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files of a lake that other tools made: the layout without a manifest. */
final class LakeListing {
    /** What is there. */
    record Found(List<FileEntry> events, List<FileEntry> identities) {}

    private final EngineLimits limits;

    LakeListing(EngineLimits limits) {
        this.limits = limits;
    }

    Found find(Path lake) {
        List<String> events = files(lake, lake.resolve(LakeLayout.EVENTS), Integer.MAX_VALUE);
        List<String> identities =
                files(lake, lake, 1).stream().filter(LakeLayout::isIdentities).toList();
        if (events.isEmpty() && identities.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        try (DuckEngine engine = DuckEngine.open(limits, List.of(lake));
                DuckSession session = engine.session()) {
            return new Found(
                    entries(session, lake, events, Optional.of("created_at")),
                    entries(session, lake, identities, Optional.empty()));
        }
    }

    private static List<String> files(Path lake, Path below, int depth) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(below, depth)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> lake.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(below, failed);
        }
    }

    private static List<FileEntry> entries(DuckSession session, Path lake, List<String> paths, Optional<String> time) {
        List<FileEntry> entries = new ArrayList<>();
        for (String path : paths) {
            Part part = look(session, lake.resolve(path), time);
            entries.add(new FileEntry(
                    path, part.rows(), part.bytes(), part.sha256(), part.first(), part.last(), time.isEmpty()));
        }
        return entries;
    }

    private static Part look(DuckSession session, Path file, Optional<String> time) {
        try {
            return ParquetWriter.look(session, file, time, Work.unobserved());
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        } catch (Failure noTime) {
            if (time.isEmpty()) {
                throw noTime;
            }
            return look(session, file, Optional.empty());
        }
    }
}
