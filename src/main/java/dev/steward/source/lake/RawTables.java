package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Makes files readable. Parquet is read where it lies; CSV and JSON are taken into the engine's own memory (which spills
 * to disk) once, so that a question does not parse text again and sees the same rows as the one before.
 */
public final class RawTables {
    private static final AtomicInteger LOADED = new AtomicInteger();

    private final DuckEngine engine;
    private final Work work;

    public RawTables(DuckEngine engine, Work work) {
        this.engine = engine;
        this.work = work;
    }

    /** What files hold, and the lines in them that are no rows: position in the file (bytes, from 1), problem, content. */
    record Loaded(RawTable raw, Optional<Table<?>> malformed) {}

    /** Reads what the files hold, as it stands. Throws {@link SourceUnavailable} naming the file that cannot be read. */
    public RawTable open(SourceFiles files) {
        return load(files).raw();
    }

    Loaded load(SourceFiles files) {
        try (DuckSession session = engine.session()) {
            return switch (files.format()) {
                case PARQUET -> new Loaded(parquet(session, files), Optional.empty());
                case CSV -> csv(session, files);
                case JSON -> json(session, files);
            };
        }
    }

    /** Parquet files where they lie; {@code sameSchema}: all are known to have the same columns. */
    static Table<?> parquetTable(List<String> paths, boolean sameSchema) {
        Table<?> inner = DSL.table(
                sameSchema ? "read_parquet({0})" : "read_parquet({0}, union_by_name = true)",
                sameSchema ? Superseded.list(paths) : Sql.list(paths));
        Field<Long> ordinal = DSL.field(
                "cast(file_index as bigint) * {0} + file_row_number",
                SQLDataType.BIGINT, DSL.inline(1L << EventTable.FILE_SHIFT));
        return DSL.select(DSL.asterisk(), ordinal.as(DSL.name(RawTable.ROW)))
                .from(inner)
                .asTable(DSL.name(RawTable.NAME));
    }

    private RawTable parquet(DuckSession session, SourceFiles files) {
        long rows = 0;
        for (ParquetFooters.Footer footer : ParquetFooters.read(session, files.paths(), work)) {
            rows += footer.rows();
        }
        Table<?> table = parquetTable(files.paths(), false);
        return raw(files, table, describe(session, table), rows, 0, List.of());
    }

    private Loaded csv(DuckSession session, SourceFiles files) {
        List<CsvFile> csvs =
                files.files().stream().map(file -> CsvFile.look(file.path())).toList();
        Name name = nextName();
        Table<?> table = load(session, name, CsvFile.table(csvs));
        Name rejected = DSL.name(name.last() + "_malformed");
        session.execute(DSL.query("create table {0} as {1}", rejected, CsvFile.malformed()), work);
        long malformed = count(session, DSL.selectCount().from(DSL.table(rejected)));
        List<String> problems = new ArrayList<>();
        if (malformed > 0) {
            problems.add(leftOut(
                    malformed,
                    "has more or fewer fields than the header",
                    "have more or fewer fields than the header"));
        }
        if (csvs.stream().anyMatch(csv -> !csv.utf8())) {
            problems.add("The text is not UTF-8 and was read as Latin-1.");
        }
        List<RawColumn> columns = TextKinds.of(session, table, describe(session, table), work);
        RawTable raw = raw(files, table, columns, count(session, table), malformed, problems);
        return new Loaded(raw, Optional.of(DSL.table(rejected)));
    }

    private Loaded json(DuckSession session, SourceFiles files) {
        Name name = nextName();
        try {
            RawTable whole = json(session, files, name, files.paths(), 0);
            Optional<Loaded> sifted = hasOthers(session, whole) ? sifted(session, files) : Optional.empty();
            sifted.ifPresent(_ -> session.execute(DSL.query("drop table {0}", name), work));
            return sifted.orElseGet(() -> new Loaded(whole, Optional.empty()));
        } catch (SourceUnavailable broken) {
            if (!DuckFailures.isMalformedJson(broken)) {
                throw broken;
            }
            return sifted(session, files).orElseThrow(() -> broken);
        }
    }

    /** Of a file in which something is no object DuckDB makes one column that it calls json. */
    private boolean hasOthers(DuckSession session, RawTable raw) {
        Optional<RawColumn> json = raw.column("json");
        if (json.isEmpty()) {
            return false;
        }
        Condition alone = raw.field(json.get()).isNotNull();
        for (RawColumn column : raw.columns()) {
            alone = column.equals(json.get())
                    ? alone
                    : alone.and(raw.field(column).isNull());
        }
        return count(session, DSL.selectCount().from(raw.table()).where(alone)) > 0;
    }

    /** The files without the lines that are no objects; empty when there is no such line. */
    private Optional<Loaded> sifted(DuckSession session, SourceFiles files) {
        Name name = nextName();
        try (JsonSieve sieve = new JsonSieve(engine, name.last(), work)) {
            List<String> paths = sieve.sift(files);
            return sieve.malformed() == 0
                    ? Optional.empty()
                    : Optional.of(new Loaded(
                            json(session, files, name, paths, sieve.malformed()), Optional.of(sieve.lines())));
        }
    }

    private RawTable json(DuckSession session, SourceFiles files, Name name, List<String> paths, long malformed) {
        Table<?> table = load(
                session,
                name,
                DSL.table(
                        "read_json({0}, maximum_depth = 1, sample_size = -1, union_by_name = true)", Sql.list(paths)));
        List<String> problems =
                malformed == 0 ? List.of() : List.of(leftOut(malformed, "is no JSON object", "are no JSON objects"));
        return raw(files, table, describe(session, table), count(session, table), malformed, problems);
    }

    private static String leftOut(long lines, String one, String more) {
        return lines == 1
                ? "1 line " + one + " and was left out."
                : String.format(Locale.ROOT, "%,d lines %s and were left out.", lines, more);
    }

    private static Name nextName() {
        return DSL.name("raw_" + LOADED.incrementAndGet());
    }

    private Table<?> load(DuckSession session, Name name, Table<?> from) {
        Field<Long> row =
                DSL.field("row_number() over () - 1", SQLDataType.BIGINT).as(DSL.name(RawTable.ROW));
        session.execute(
                DSL.query(
                        "create table {0} as {1}",
                        name, DSL.select(DSL.asterisk(), row).from(from)),
                work);
        return DSL.table(name).as(DSL.name(RawTable.NAME));
    }

    private static RawTable raw(
            SourceFiles files,
            Table<?> table,
            List<RawColumn> columns,
            long rows,
            long malformed,
            List<String> problems) {
        String title = String.valueOf(files.root().getFileName());
        if (columns.isEmpty()) {
            throw new SourceUnavailable(
                    "no-columns", title + " has no columns.", "Open a file whose rows have named fields.");
        }
        Field<Long> ordinal = DSL.field(DSL.name(RawTable.NAME, RawTable.ROW), SQLDataType.BIGINT);
        return new RawTable(title, table, ordinal, columns, rows, malformed, problems);
    }

    private List<RawColumn> describe(DuckSession session, Table<?> table) {
        Query describe = DSL.query("describe {0}", DSL.select(DSL.asterisk()).from(table));
        return session.list(describe, work, (batch, row) -> column(batch.text(row, 0), batch.text(row, 1))).stream()
                .filter(column -> !column.name().equals(RawTable.ROW))
                .toList();
    }

    private static RawColumn column(@Nullable String name, @Nullable String type) {
        return new RawColumn(String.valueOf(name), RawColumn.kind(String.valueOf(type)), String.valueOf(type));
    }

    private long count(DuckSession session, Table<?> table) {
        return count(session, DSL.selectCount().from(table));
    }

    private long count(DuckSession session, Query query) {
        Optional<Long> found = session.list(query, work, (batch, row) -> batch.number(row, 0)).stream()
                .findFirst();
        return found.orElse(0L);
    }
}
