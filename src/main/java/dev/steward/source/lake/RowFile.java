package dev.steward.source.lake;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.model.Quiet;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a database in Parquet (zstd), every value as its text, in the order they were written. Beside a plan: the keys of all rows that
 * go. In an archive: the rows themselves. The first columns are {@link #KEY}.
 */
public final class RowFile {
    /** A row's part of its table, its key, its version, and its hash. */
    public static final List<String> KEY = List.of("steward part", "steward key", "steward version", "steward hash");

    private final Supplier<EngineLimits> limits;

    /** @param limits what the settings allow at the moment */
    public RowFile(Supplier<EngineLimits> limits) {
        this.limits = limits;
    }

    /**
     * The columns of a file with whole rows: {@link #KEY}, then those of the table. Parquet's readers do not tell upper from lower case: a
     * name that is taken already gets a number.
     */
    public static List<String> columns(List<String> ofTable) {
        List<String> columns = new ArrayList<>(KEY);
        Set<String> taken = new HashSet<>(KEY);
        for (String name : ofTable) {
            String free = name;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = name + " (" + number + ")";
            }
            columns.add(free);
        }
        return columns;
    }

    /** Takes rows, each with a text or null for every column. */
    public interface Rows {
        void add(List<@Nullable String> values);
    }

    /** Hands rows over. */
    public interface Filling {
        void fill(Rows rows);
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(SQLException cause) {
            super(cause);
        }
    }

    /** Writes a new file. */
    public void write(Path file, List<String> columns, Filling filling, Work work) {
        try (DuckEngine engine = open(file);
                DuckSession session = engine.session()) {
            session.execute(
                    DSL.query(
                            "create temp table rows ({0})",
                            DSL.list(columns.stream()
                                    .map(column -> DSL.sql("{0} varchar", name(column)))
                                    .toList())),
                    work);
            session.fillTemporary("rows", appender -> append(appender, filling));
            session.execute(copy("select * from rows", file), work);
        }
    }

    private static void append(DuckDBAppender appender, Filling filling) throws SQLException {
        try {
            filling.fill(values -> {
                try {
                    appender.beginRow();
                    for (String value : values) {
                        if (value == null) {
                            appender.appendNull();
                        } else {
                            appender.append(value);
                        }
                    }
                    appender.endRow();
                } catch (SQLException failed) {
                    throw new Broken(failed);
                }
            });
        } catch (Broken broken) {
            throw broken.getCause() instanceof SQLException failed ? failed : new SQLException(broken);
        }
    }

    private static Query copy(String query, Path file) {
        return DSL.query("copy (" + query + ") to {0} (format parquet, compression zstd)", inline(file.toString()));
    }

    private DuckEngine open(Path... files) {
        List<Path> folders = new ArrayList<>();
        for (Path file : files) {
            folders.add(file.toAbsolutePath().getParent());
        }
        return DuckEngine.open(limits.get(), folders);
    }

    /** Hands out the rows of a file in its order; a list is good until the next. */
    public void read(Path file, List<String> columns, Consumer<List<@Nullable String>> each, Work work) {
        try (DuckEngine engine = open(file);
                DuckSession session = engine.session()) {
            session.fetch(
                    DSL.select(columns.stream().map(RowFile::text).toList()).from(rows(file)),
                    // Whoever takes the rows says how far that is.
                    new Quiet(work),
                    batch -> {
                        List<@Nullable String> values = new ArrayList<>();
                        for (int row = 0; row < batch.rows(); row++) {
                            values.clear();
                            for (int column = 0; column < columns.size(); column++) {
                                values.add(batch.isNull(row, column) ? null : batch.text(row, column));
                            }
                            each.accept(values);
                        }
                    });
        }
    }

    private static Field<String> text(String column) {
        return field(name(column), SQLDataType.VARCHAR);
    }

    private static Table<?> rows(Path file) {
        return DSL.table("read_parquet({0})", inline(file.toString()));
    }

    /** How many rows of each part of a file there are. */
    public Map<String, Long> parts(Path file, Work work) {
        Map<String, Long> parts = new TreeMap<>();
        Field<String> part = text(KEY.getFirst());
        try (DuckEngine engine = open(file);
                DuckSession session = engine.session()) {
            session.fetch(
                    DSL.select(part, DSL.count().cast(SQLDataType.BIGINT))
                            .from(rows(file))
                            .groupBy(part),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            parts.put(String.valueOf(batch.text(row, 0)), batch.number(row, 1));
                        }
                    });
        }
        return parts;
    }

    /**
     * Writes those rows of a file that are in another one as they are there: same part, key, version and hash; in the order of their
     * keys.
     *
     * @param columns of the file to write
     */
    public void keep(Path file, List<String> columns, Path other, Path into, Work work) {
        try (DuckEngine engine = open(file, other, into);
                DuckSession session = engine.session()) {
            session.execute(
                    DSL.query(
                            "copy (select {0} from {1} mine where exists (select 1 from {2} theirs where {3}) order by {4}) to {5} (format parquet, compression zstd)",
                            DSL.list(columns.stream()
                                    .map(column -> field(name("mine", column)))
                                    .toList()),
                            rows(file),
                            rows(other),
                            together("mine", "theirs"),
                            DSL.list(field(name("mine", KEY.get(0))), field(name("mine", KEY.get(1)))),
                            inline(into.toString())),
                    work);
        }
    }

    /** Writes the keys of the rows of several files. */
    public void keys(List<Path> files, Path into, Work work) {
        try (DuckEngine engine =
                        open(Stream.concat(files.stream(), Stream.of(into)).toArray(Path[]::new));
                DuckSession session = engine.session()) {
            session.execute(
                    DSL.query(
                            "copy (select {0} from read_parquet({1}) order by {2}) to {3} (format parquet, compression zstd)",
                            DSL.list(KEY.stream().map(RowFile::text).toList()),
                            Sql.list(files.stream().map(Path::toString).toList()),
                            DSL.list(text(KEY.get(0)), text(KEY.get(1))),
                            inline(into.toString())),
                    work);
        }
    }

    private static org.jooq.Condition together(String mine, String theirs) {
        return DSL.and(KEY.stream()
                .map(column -> DSL.condition("{0} = {1}", field(name(mine, column)), field(name(theirs, column))))
                .toList());
    }
}
