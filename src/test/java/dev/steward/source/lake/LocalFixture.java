package dev.steward.source.lake;

import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes small files and opens them. */
final class LocalFixture {
    private final Path folder;
    private final Map<String, List<String>> segments = new HashMap<>();

    LocalFixture(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String content) {
        try {
            Path file = folder.resolve("data").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a Parquet file with what a query of DuckDB yields. */
    Path parquet(String name, String query) {
        try {
            Path file = folder.resolve("data").resolve(name);
            Files.createDirectories(file.getParent());
            try (DuckEngine engine = DuckEngine.open(limits(), List.of(folder));
                    DuckSession session = engine.session()) {
                session.execute(
                        DSL.query("copy (" + query + ") to {0} (format parquet)", DSL.inline(file.toString())),
                        Work.unobserved());
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void segment(String name, String... people) {
        segments.put(name, List.of(people));
    }

    EngineLimits limits() {
        return new EngineLimits(500_000_000L, 2, folder.resolve("spill"));
    }

    LocalSources sources() {
        return new LocalSources(limits(), name -> Optional.ofNullable(segments.get(name)));
    }

    Inspection inspect(Path path) {
        try (LocalSources.Prepared prepared = sources().prepare(SourceFiles.find(path), Work.unobserved())) {
            return Inspector.inspect(prepared, Work.unobserved());
        }
    }

    LocalSource open(Path path, String mapping) {
        LocalSources.Prepared prepared = sources().prepare(SourceFiles.find(path), Work.unobserved());
        Mapping guess = Inspector.guess(prepared, Work.unobserved());
        Mapping whole = mapping.isEmpty() ? guess : Mapping.parse(mapping).orElse(guess);
        return sources().open(prepared, whole, Work.unobserved());
    }

    /** The values of one text field of all events, in order of time and arrival. */
    static List<String> texts(Reader reader, EventTable events, Field<?> field, org.jooq.Condition... where) {
        List<String> found = new ArrayList<>();
        reader.fetch(
                DSL.select(field.cast(String.class))
                        .from(events.table())
                        .where(where)
                        .orderBy(events.micros(), events.arrival()),
                Work.unobserved(),
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        found.add(String.valueOf(batch.text(row, 0)));
                    }
                });
        return found;
    }
}
