package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.SelectField;
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
    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private final DuckEngine engine;
    private final Work work;

    public RawTables(DuckEngine engine, Work work) {
        this.engine = engine;
        this.work = work;
    }

    /** Reads what the files hold, as it stands. Throws {@link SourceUnavailable} naming the file that cannot be read. */
    public RawTable open(SourceFiles files) {
        try (DuckSession session = engine.session()) {
            return switch (files.format()) {
                case PARQUET -> parquet(session, files);
                case CSV -> csv(session, files).raw();
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
        return raw(files, table, describe(session, table), rows, List.of());
    }

    /** CSV files, and the lines in them that are no rows: position in the file (bytes, from 1), problem, content. */
    record Csv(RawTable raw, Table<?> malformed, long malformedLines) {}

    Csv csv(SourceFiles files) {
        try (DuckSession session = engine.session()) {
            return csv(session, files);
        }
    }

    private Csv csv(DuckSession session, SourceFiles files) {
        List<CsvFile> csvs =
                files.files().stream().map(file -> CsvFile.look(file.path())).toList();
        Name name = DSL.name("raw_" + LOADED.incrementAndGet());
        Table<?> table = load(session, name, CsvFile.table(csvs));
        Name rejected = DSL.name(name.last() + "_malformed");
        session.execute(DSL.query("create table {0} as {1}", rejected, CsvFile.malformed()), work);
        long malformed = count(session, DSL.selectCount().from(DSL.table(rejected)));
        List<String> problems = new ArrayList<>();
        if (malformed > 0) {
            problems.add(malformed + " lines have more or fewer fields than the header and were left out.");
        }
        if (csvs.stream().anyMatch(csv -> !csv.utf8())) {
            problems.add("The text is not UTF-8 and was read as Latin-1.");
        }
        List<RawColumn> columns = kinds(session, table, describe(session, table));
        long rows = count(session, DSL.selectCount().from(table));
        return new Csv(raw(files, table, columns, rows, problems), DSL.table(rejected), malformed);
    }

    private RawTable json(DuckSession session, SourceFiles files) {
        Table<?> table = load(
                session,
                DSL.name("raw_" + LOADED.incrementAndGet()),
                DSL.table(
                        "read_json({0}, maximum_depth = 1, sample_size = -1, union_by_name = true)",
                        Sql.list(files.paths())));
        return raw(
                files,
                table,
                describe(session, table),
                count(session, DSL.selectCount().from(table)),
                List.of());
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

    private RawTable raw(SourceFiles files, Table<?> table, List<RawColumn> columns, long rows, List<String> problems) {
        String title = String.valueOf(files.root().getFileName());
        if (columns.isEmpty()) {
            throw new SourceUnavailable(
                    "no-columns", title + " has no columns.", "Open a file whose rows have named fields.");
        }
        Field<Long> ordinal = DSL.field(DSL.name(RawTable.NAME, RawTable.ROW), SQLDataType.BIGINT);
        return new RawTable(title, table, ordinal, columns, rows, problems);
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

    /** Which text columns hold numbers only, or yes and no only: one scan over all of them. */
    private List<RawColumn> kinds(DuckSession session, Table<?> table, List<RawColumn> columns) {
        List<SelectField<?>> asked = new ArrayList<>();
        for (RawColumn column : columns) {
            Field<String> text = DSL.field(DSL.name(RawTable.NAME, column.name()), SQLDataType.VARCHAR);
            asked.add(all(DSL.condition("regexp_full_match({0}, {1})", text, DSL.inline(NUMBER))));
            asked.add(all(DSL.condition("lower({0}) in ('true', 'false')", text)));
        }
        List<RawColumn> known = new ArrayList<>();
        session.fetch(DSL.select(asked).from(table), work, batch -> {
            for (int i = 0; i < columns.size(); i++) {
                RawColumn column = columns.get(i);
                RawColumn.Kind kind = batch.number(0, 2 * i) == 1
                        ? RawColumn.Kind.NUMBER_TEXT
                        : batch.number(0, 2 * i + 1) == 1 ? RawColumn.Kind.FLAG_TEXT : column.kind();
                known.add(new RawColumn(column.name(), kind, column.sqlType()));
            }
        });
        return known;
    }

    private static Field<Boolean> all(Condition condition) {
        return DSL.field("coalesce(bool_and({0}), false)", SQLDataType.BOOLEAN, condition);
    }

    private long count(DuckSession session, Query query) {
        Optional<Long> found = session.list(query, work, (batch, row) -> batch.number(row, 0)).stream()
                .findFirst();
        return found.orElse(0L);
    }
}
