package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private static final int HEADERS_CHECKED = 50;
    private static final long FILE_STRIDE = 1L << 40;

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
                case CSV -> csv(session, files);
                case JSON -> json(session, files);
            };
        }
    }

    /** Parquet files where they lie; {@code sameSchema}: all are known to have the same columns. */
    static Table<?> parquetTable(List<String> paths, boolean sameSchema) {
        Table<?> inner = DSL.table(
                sameSchema ? "read_parquet({0})" : "read_parquet({0}, union_by_name = true)", Sql.list(paths));
        Field<Long> ordinal = DSL.field(
                "cast(file_index as bigint) * {0} + file_row_number", SQLDataType.BIGINT, DSL.inline(FILE_STRIDE));
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

    private RawTable csv(DuckSession session, SourceFiles files) {
        checkHeaders(session, files);
        List<String> problems = new ArrayList<>();
        Table<?> table = loadCsv(session, files, problems);
        long malformed = count(
                session,
                DSL.select(DSL.field("count(distinct (file_id, line))", SQLDataType.BIGINT))
                        .from(DSL.table("reject_errors")));
        if (malformed > 0) {
            problems.add(malformed + " lines have more or fewer fields than the header and were left out.");
        }
        List<RawColumn> columns = kinds(session, table, describe(session, table));
        return raw(files, table, columns, count(session, DSL.selectCount().from(table)), problems);
    }

    private Table<?> loadCsv(DuckSession session, SourceFiles files, List<String> problems) {
        String options = "read_csv({0}, header = true, all_varchar = true, union_by_name = true, store_rejects = true";
        try {
            return load(session, DSL.table(options + ")", Sql.list(files.paths())));
        } catch (Failure failed) {
            if (!failed.getMessage().toLowerCase(Locale.ROOT).contains("unicode")) {
                throw failed;
            }
            problems.add("The text is not UTF-8 and was read as Latin-1.");
            return load(session, DSL.table(options + ", encoding = 'latin-1')", Sql.list(files.paths())));
        }
    }

    private RawTable json(DuckSession session, SourceFiles files) {
        Table<?> table = load(
                session,
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

    private Table<?> load(DuckSession session, Table<?> from) {
        Name name = DSL.name("raw_" + LOADED.incrementAndGet());
        Field<Long> row = DSL.field("row_number() over ()", SQLDataType.BIGINT).as(DSL.name(RawTable.ROW));
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

    // DuckDB renames the second of two equal columns without a word; we would rather ask.
    private void checkHeaders(DuckSession session, SourceFiles files) {
        for (String path : files.paths().stream().limit(HEADERS_CHECKED).toList()) {
            Table<?> header = DSL.table("read_csv({0}, header = false, all_varchar = true)", Sql.list(List.of(path)));
            Query first = DSL.select(DSL.asterisk()).from(header).limit(DSL.inline(1));
            Query width = DSL.query("describe {0}", DSL.select(DSL.asterisk()).from(header));
            int columns = session.list(width, work, (batch, row) -> row).size();
            Set<String> seen = new HashSet<>();
            session.fetch(first, work, batch -> {
                for (int column = 0; batch.rows() > 0 && column < columns; column++) {
                    String name = batch.text(0, column);
                    if (name != null && !seen.add(name.toLowerCase(Locale.ROOT))) {
                        throw twice(path, name);
                    }
                }
            });
        }
    }

    private static BadInput twice(String path, String name) {
        return new BadInput(
                "source.column-twice",
                path + " has two columns named \"" + name + "\".",
                "Rename one of them in the first line of the file, then open it again.");
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
