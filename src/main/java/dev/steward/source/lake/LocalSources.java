package dev.steward.source.lake;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.SourceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Opens local data: files through a mapping, or a lake. */
public final class LocalSources {
    private final EngineLimits limits;
    private final Function<String, Optional<List<String>>> segments;

    /** @param segments the people of a saved segment by its name */
    public LocalSources(EngineLimits limits, Function<String, Optional<List<String>>> segments) {
        this.limits = limits;
        this.segments = segments;
    }

    /** Files whose columns are known and whose mapping is still open. Close it, or make a source of it. */
    public record Prepared(DuckEngine engine, SourceFiles files, RawTable raw) implements AutoCloseable {
        @Override
        public void close() {
            engine.close();
        }
    }

    /** Reads what the files under a path hold. */
    public Prepared prepare(SourceFiles files, Work work) {
        DuckEngine engine = DuckEngine.open(limits, files.folders());
        try {
            return new Prepared(engine, files, new RawTables(engine, work).open(files));
        } catch (RuntimeException failed) {
            engine.close();
            throw failed;
        }
    }

    /** A source of prepared files; it takes over their engine. */
    public LocalSource open(Prepared prepared, Mapping mapping, Work work) {
        SegmentTables tables = new SegmentTables(prepared.engine(), segments);
        LocalSource.View first = view(prepared.engine(), prepared.files(), prepared.raw(), mapping, tables, work);
        Supplier<LocalSource.View> look = () -> {
            SourceFiles files = SourceFiles.find(prepared.files().root());
            RawTable raw = new RawTables(prepared.engine(), Work.unobserved()).open(files);
            return view(prepared.engine(), files, raw, mapping, tables, Work.unobserved());
        };
        return new LocalSource(
                prepared.engine(),
                mapping,
                tables,
                first,
                () -> SourceFiles.find(prepared.files().root()).generation(),
                look);
    }

    /** A lake; {@code current} looks which generation is the newest. */
    public LocalSource open(Supplier<LakeSnapshot> current, Work work) {
        LakeSnapshot snapshot = current.get();
        DuckEngine engine = DuckEngine.open(limits, List.of(snapshot.lake()));
        try {
            SegmentTables tables = new SegmentTables(engine, segments);
            LocalSource.View first = view(engine, snapshot, work);
            return new LocalSource(
                    engine,
                    LocalSource.LAKE_MAPPING,
                    tables,
                    first,
                    () -> current.get().generation(),
                    () -> view(engine, current.get(), Work.unobserved()));
        } catch (RuntimeException failed) {
            engine.close();
            throw failed;
        }
    }

    private static LocalSource.View view(
            DuckEngine engine, SourceFiles files, RawTable raw, Mapping mapping, SegmentTables tables, Work work) {
        MappedColumns columns = new MappedColumns(raw, mapping).require(Role.USER, Role.EVENT, Role.TIME);
        try (DuckSession session = engine.session()) {
            List<LocalSource.Part> parts =
                    files.format() == FileFormat.PARQUET ? parts(session, files, columns, mapping, work) : List.of();
            SourceFacts unknown = new SourceFacts(
                    raw.title(), files.generation(), 0, files.files().size(), Optional.empty(), Optional.empty());
            List<String> problems = new ArrayList<>(raw.problems());
            problems.addAll(lacking(session, columns, work));
            LocalSource.View view = new LocalSource.View(
                    unknown, columns, parts, Optional.empty(), mapping.toString(), false, List.copyOf(problems));
            SourceFacts facts = LocalSource.facts(session, view, mapping, tables, work);
            return new LocalSource.View(
                    facts, columns, parts, Optional.empty(), mapping.toString(), false, List.copyOf(problems));
        }
    }

    private static List<String> lacking(DuckSession session, MappedColumns columns, Work work) {
        List<String> problems = new ArrayList<>();
        List<Field<Long>> counts = LocalEvents.lacking(columns);
        String[] what = {"have no person", "have no event name", "have no time that can be read"};
        session.fetch(DSL.select(counts).from(columns.raw().table()), work, batch -> {
            for (int i = 0; i < what.length; i++) {
                if (batch.number(0, i) > 0) {
                    problems.add(String.format(
                            Locale.ROOT,
                            "%,d of %,d rows %s and were left out.",
                            batch.number(0, i),
                            columns.raw().rows(),
                            what[i]));
                }
            }
        });
        return problems;
    }

    private static List<LocalSource.Part> parts(
            DuckSession session, SourceFiles files, MappedColumns columns, Mapping mapping, Work work) {
        Map<String, ParquetFooters.Span> spans = Map.of();
        if (mapping.get(Role.TIME).orElse(null) instanceof Expression.Column column) {
            TimeFields times = new TimeFields(new Mapping(mapping.roles(), mapping.zone(), Optional.empty()));
            RawColumn time = columns.raw().require(column.name());
            Function<Field<String>, Field<Long>> micros = statistic -> times.fromText(statistic);
            // Texts are ordered as texts, not as times: their statistics say nothing.
            if (time.kind() != RawColumn.Kind.TEXT && time.kind() != RawColumn.Kind.JSON) {
                spans = ParquetFooters.spans(session, files.paths(), column.name(), micros, work);
            }
        }
        Map<String, Long> rows = ParquetFooters.read(session, files.paths(), work).stream()
                .collect(Collectors.toMap(ParquetFooters.Footer::path, ParquetFooters.Footer::rows));
        List<LocalSource.Part> parts = new ArrayList<>();
        for (String path : files.paths()) {
            ParquetFooters.Span span =
                    spans.getOrDefault(path, new ParquetFooters.Span(Long.MIN_VALUE, Long.MAX_VALUE));
            parts.add(new LocalSource.Part(path, rows.getOrDefault(path, 0L), span.first(), span.last()));
        }
        return parts;
    }

    private static LocalSource.View view(DuckEngine engine, LakeSnapshot snapshot, Work work) {
        List<LocalSource.Part> parts = snapshot.needFiles().stream()
                .map(file -> new LocalSource.Part(file.path().toString(), file.rows(), file.first(), file.last()))
                .toList();
        long rows = snapshot.files().stream().mapToLong(LakeFile::rows).sum();
        OptionalLong first =
                snapshot.files().stream().mapToLong(LakeFile::first).min();
        OptionalLong last = snapshot.files().stream().mapToLong(LakeFile::last).max();
        String name = String.valueOf(snapshot.lake().getFileName());
        SourceFacts facts = new SourceFacts(
                name, snapshot.generation(), rows, parts.size(), instant(first), instant(last), snapshot.taken());
        try (DuckSession session = engine.session()) {
            Optional<Name> identities = Identities.load(session, snapshot.identities(), work);
            RawTable raw = new RawTable(
                    name,
                    DSL.table(DSL.name(RawTable.NAME)),
                    DSL.field(DSL.name(RawTable.NAME, RawTable.ROW), SQLDataType.BIGINT),
                    LakeColumns.ALL,
                    rows,
                    0,
                    List.of());
            MappedColumns columns = new MappedColumns(raw, LocalSource.LAKE_MAPPING);
            return new LocalSource.View(facts, columns, parts, identities, reading(snapshot), true, List.of());
        }
    }

    /** The files of the identity table are never written twice. */
    private static String reading(LakeSnapshot snapshot) {
        return snapshot.identities().stream()
                .map(path -> String.valueOf(path.getFileName()))
                .collect(Collectors.joining(" ", "lake ", ""));
    }

    private static Optional<Instant> instant(OptionalLong micros) {
        return micros.isPresent() ? Optional.of(Times.instant(micros.getAsLong())) : Optional.empty();
    }
}
