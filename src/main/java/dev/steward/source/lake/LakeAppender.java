package dev.steward.source.lake;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Batch;
import dev.steward.source.LakeEvent;
import dev.steward.source.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Adds to a lake on disk. */
final class LakeAppender implements Appender {
    private final LakeState lake;
    private final LakeLock lock;
    private final EngineLimits limits;
    private final DuckEngine engine;
    private final Map<String, UnaryOperator<@Nullable String>> functions = new ConcurrentHashMap<>();

    LakeAppender(LakeState lake, LakeLock lock, EngineLimits limits) {
        this.lake = lake;
        this.lock = lock;
        this.limits = limits;
        this.engine = DuckEngine.open(limits, List.of(lake.folder()));
    }

    @Override
    public Path lake() {
        return lake.folder();
    }

    @Override
    public Path workshop() {
        return lake.workshop();
    }

    @Override
    public Path kept() {
        return LakeLayout.kept(lake.folder());
    }

    @Override
    public Optional<Origin> taken() {
        return lake.taken();
    }

    @Override
    public String generation() {
        return lake.generation();
    }

    @Override
    public String madeBy() {
        return lake.madeBy();
    }

    @Override
    public List<Existing> events() {
        return lake.events().stream()
                .map(file -> new Existing(
                        file.path(),
                        lake.folder().resolve(file.path()),
                        LakeLayout.project(file.path()),
                        LakeLayout.day(file.path()),
                        file.rows(),
                        file.bytes(),
                        file.first(),
                        file.last(),
                        file.own()))
                .toList();
    }

    @Override
    public List<Path> identities() {
        return lake.identities().stream()
                .map(file -> lake.folder().resolve(file.path()))
                .toList();
    }

    @Override
    public long nextArrival() {
        return lake.nextArrival();
    }

    @Override
    public void function(String name, UnaryOperator<@Nullable String> function) {
        functions.put(name, function);
        try (DuckSession session = engine.session()) {
            session.function(name, function);
        }
    }

    @Override
    public void execute(Query statement, Work work) {
        try (DuckSession session = engine.session()) {
            session.execute(statement, work);
        }
    }

    @Override
    public void fetch(Query query, Work work, Consumer<Batch> batches) {
        try (DuckSession session = engine.session()) {
            session.fetch(query, work, batches);
        }
    }

    @Override
    public Table<?> rows(List<Path> files) {
        return DSL.table(
                "read_parquet({0})", Sql.list(files.stream().map(Path::toString).toList()));
    }

    @Override
    public List<String> columns(Path file, Work work) {
        Query describe = DSL.query("describe {0}", DSL.select(DSL.asterisk()).from(rows(List.of(file))));
        try (DuckSession session = engine.session()) {
            return session.list(describe, work, (batch, row) -> String.valueOf(batch.text(row, 0)));
        }
    }

    @Override
    public Taken take(
            Path input,
            Optional<Mapping> mapping,
            BiFunction<Table<?>, Mapping, Select<?>> rows,
            Path target,
            Path malformed,
            Work work) {
        SourceFiles files = SourceFiles.of(input);
        List<Path> reach = new ArrayList<>(files.folders());
        reach.add(workshop());
        // A database of its own: what a file took of memory and disk is free again before the next one.
        try (DuckEngine own = DuckEngine.open(limits, reach);
                DuckSession session = own.session()) {
            functions.forEach(session::function);
            RawTables.Loaded loaded = new RawTables(own, work).load(files);
            RawTable raw = loaded.raw();
            Mapping used = mapping.orElseGet(() -> MappingGuess.of(session, raw, work));
            MappedColumns columns = new MappedColumns(raw, used).require(Role.USER, Role.EVENT, Role.TIME);
            Select<?> mapped = MappedRows.of(columns);
            long taken = ParquetWriter.copy(session, rows.apply(mapped.asTable("mapped"), used), target, work);
            loaded.malformed()
                    .ifPresent(lines -> ParquetWriter.copy(
                            session, DSL.select(DSL.asterisk()).from(lines), malformed, work));
            return new Taken(taken, raw.malformed(), used, TextLines.of(files.format(), input));
        }
    }

    @Override
    public long stage(Path target, Select<?> rows, long group, Work work) {
        try (DuckSession session = engine.session()) {
            return ParquetWriter.copy(session, rows, target, group, work);
        }
    }

    @Override
    public Part write(Path target, Select<?> rows, Optional<String> time, Work work) {
        try (DuckSession session = engine.session()) {
            return ParquetWriter.write(session, rows, target, time, work);
        }
    }

    @Override
    public Part write(Path target, Stream<LakeEvent> events, Work work) {
        try (DuckSession session = engine.session()) {
            return EventFile.write(session, events, target, work);
        }
    }

    @Override
    public Gathered gather(Set<String> empty, Consumer<Consumer<LakeEvent>> events, Work work) {
        return GatheredEvents.of(engine.session(), empty, events, work);
    }

    @Override
    public String commit(Addition addition) {
        return lake.commit(addition);
    }

    @Override
    public void close() {
        try {
            engine.close();
            lake.clearAway();
        } finally {
            lock.close();
        }
    }
}
