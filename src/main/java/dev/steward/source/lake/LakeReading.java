package dev.steward.source.lake;

import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads the files of a lake as they lie there, whatever anybody has written down about them. */
public final class LakeReading {
    private final Supplier<EngineLimits> limits;

    /** @param limits what the settings allow at the moment */
    public LakeReading(Supplier<EngineLimits> limits) {
        this.limits = limits;
    }

    /**
     * Hands out the ids of all events of some files, in the order of their bytes in UTF-8; an event without one as an empty text. Files
     * that Steward did not write may have none: each of them is named by its digest instead, after all others.
     */
    public void ids(LakeContents contents, List<LakeContents.File> files, Consumer<String> each, Work work) {
        List<String> own = files.stream()
                .filter(LakeContents.File::own)
                .map(file -> file.file().toString())
                .toList();
        if (!own.isEmpty()) {
            Field<String> id = DSL.field("coalesce({0}, '')", SQLDataType.VARCHAR, DSL.name("id"));
            try (DuckEngine engine = DuckEngine.open(limits.get(), List.of(contents.lake()));
                    DuckSession session = engine.session()) {
                session.fetch(
                        DSL.select(id)
                                .from(DSL.table("read_parquet({0})", Sql.list(own)))
                                .orderBy(DSL.one()),
                        work,
                        batch -> {
                            for (int row = 0; row < batch.rows(); row++) {
                                each.accept(String.valueOf(batch.text(row, 0)));
                            }
                        });
            }
        }
        files.stream()
                .filter(file -> !file.own())
                .map(file -> "file " + file.sha256())
                .sorted()
                .forEach(each);
    }

    /** How many rows of each of some files have no time; files in which all have one are missing. */
    public Map<LakeContents.File, Long> undated(LakeContents contents, List<LakeContents.File> files, Work work) {
        Map<LakeContents.File, Long> undated = new HashMap<>();
        if (files.isEmpty()) {
            return undated;
        }
        Map<String, LakeContents.File> byName = new HashMap<>();
        files.forEach(file -> byName.put(file.file().toString(), file));
        Field<String> name = DSL.field(DSL.name("filename"), SQLDataType.VARCHAR);
        Field<Long> without = DSL.field("count(*) - count({0})", SQLDataType.BIGINT, DSL.name("created_at"));
        try (DuckEngine engine = DuckEngine.open(limits.get(), List.of(contents.lake()));
                DuckSession session = engine.session()) {
            session.fetch(
                    DSL.select(name, without)
                            .from(DSL.table(
                                    "read_parquet({0}, filename = true, union_by_name = true)",
                                    Sql.list(List.copyOf(byName.keySet()))))
                            .groupBy(name)
                            .having(without.gt(0L)),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            undated.put(
                                    Objects.requireNonNull(byName.get(String.valueOf(batch.text(row, 0)))),
                                    batch.number(row, 1));
                        }
                    });
        }
        return undated;
    }

    /**
     * How many rows the files of a lake hold, by their own footers.
     *
     * @throws dev.steward.model.SourceUnavailable when one is missing or no Parquet
     */
    public long rows(LakeContents contents, Work work) {
        List<String> paths = contents.files().stream()
                .map(LakeContents.File::file)
                .map(Path::toString)
                .toList();
        if (paths.isEmpty()) {
            return 0;
        }
        try (DuckEngine engine = DuckEngine.open(limits.get(), List.of(contents.lake()));
                DuckSession session = engine.session()) {
            return ParquetFooters.read(session, paths, work).stream()
                    .mapToLong(ParquetFooters.Footer::rows)
                    .sum();
        }
    }
}
