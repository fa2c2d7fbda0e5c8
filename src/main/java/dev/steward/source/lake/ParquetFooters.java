package dev.steward.source.lake;

import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What the footers of Parquet files say, without reading their data. */
final class ParquetFooters {
    /** One file's number of rows. */
    record Footer(String path, long rows) {}

    /** The first and last value of a column in one file, in microseconds. */
    record Span(long first, long last) {}

    private ParquetFooters() {}

    /** Reads every footer; a file that is no Parquet is named. */
    static List<Footer> read(DuckSession session, List<String> paths, Work work) {
        try {
            return footers(session, paths, work);
        } catch (Failure failed) {
            work.checkCancelled();
            for (String path : paths) {
                try {
                    footers(session, List.of(path), work);
                } catch (Failure culprit) {
                    throw new SourceUnavailable(
                            "corrupt",
                            path + " cannot be read as Parquet: " + culprit.getMessage(),
                            "Repair it or move it out of the folder, then open the source again. No other file was touched.",
                            culprit);
                }
            }
            throw failed;
        }
    }

    private static List<Footer> footers(DuckSession session, List<String> paths, Work work) {
        Query query = DSL.select(DSL.field("file_name"), DSL.field("num_rows"))
                .from(DSL.table("parquet_file_metadata({0})", Sql.list(paths)));
        List<Footer> found = new ArrayList<>();
        session.fetch(query, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                found.add(new Footer(String.valueOf(batch.text(row, 0)), batch.number(row, 1)));
            }
        });
        return found;
    }

    /**
     * When each file's events begin and end, by the statistics of its row groups; files without statistics are missing
     * from the answer.
     *
     * @param micros makes microseconds of a statistic's text
     */
    static Map<String, Span> spans(
            DuckSession session,
            List<String> paths,
            String column,
            Function<Field<String>, Field<Long>> micros,
            Work work) {
        Field<Long> first = micros.apply(DSL.field(DSL.name("stats_min_value"), SQLDataType.VARCHAR));
        Field<Long> last = micros.apply(DSL.field(DSL.name("stats_max_value"), SQLDataType.VARCHAR));
        Field<String> file = DSL.field(DSL.name("file_name"), SQLDataType.VARCHAR);
        Query query = DSL.select(
                        file,
                        DSL.min(first),
                        DSL.max(last),
                        DSL.field("count(*) - count({0})", SQLDataType.BIGINT, first))
                .from(DSL.table("parquet_metadata({0})", Sql.list(paths)))
                .where(DSL.field(DSL.name("path_in_schema"), SQLDataType.VARCHAR)
                        .eq(DSL.inline(column)))
                .groupBy(file);
        Map<String, Span> spans = new TreeMap<>();
        session.fetch(query, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                if (complete(batch, row)) {
                    spans.put(String.valueOf(batch.text(row, 0)), new Span(batch.number(row, 1), batch.number(row, 2)));
                }
            }
        });
        return spans;
    }

    private static boolean complete(Batch batch, int row) {
        return !batch.isNull(row, 1) && !batch.isNull(row, 2) && batch.number(row, 3) == 0;
    }
}
