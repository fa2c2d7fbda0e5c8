package dev.steward.source.lake;

import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.source.Appender.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes Parquet: Snappy, dictionaries, statistics, row groups of {@link #GROUP} rows. */
final class ParquetWriter {
    /** Small enough that a query for some hours of a day skips most of its file. */
    private static final long GROUP = 122_880;

    private static final long SMALLEST = 2_048;

    private ParquetWriter() {}

    /** Writes rows in the order given and returns how many there were. */
    static long copy(DuckSession session, Select<?> rows, Path target, Work work) {
        return copy(session, rows, target, GROUP, work);
    }

    static long copy(DuckSession session, Select<?> rows, Path target, long group, Work work) {
        Query copy = DSL.query(
                "copy ({0}) to {1} (format parquet, compression snappy, row_group_size {2})",
                rows, DSL.inline(target.toString()), DSL.inline(Math.clamp(group, SMALLEST, GROUP)));
        return session.list(copy, work, (batch, row) -> batch.number(row, 0)).getFirst();
    }

    /** Writes a file that is to last: forced to disk, opened again, counted and hashed. */
    static Part write(DuckSession session, Select<?> rows, Path target, Optional<String> time, Work work) {
        long written = copy(session, rows, target, work);
        try {
            try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Part part = look(session, target, time, work);
            if (part.rows() != written) {
                throw new StorageFailed(
                        "not-as-written",
                        target + " holds " + part.rows() + " rows where " + written + " were written.",
                        "Look after the disk, then try again; nothing was added to the lake.",
                        new IOException("rows lost"));
            }
            return part;
        } catch (IOException failed) {
            throw WriteFailures.of(target, failed);
        }
    }

    /** What a Parquet file holds; without a time column, or without rows, {@code first} is later than {@code last}. */
    static Part look(DuckSession session, Path file, Optional<String> time, Work work) throws IOException {
        Field<Long> first = time.map(column -> DSL.field("min(epoch_us({0}))", SQLDataType.BIGINT, DSL.name(column)))
                .orElse(DSL.field("cast(null as bigint)", SQLDataType.BIGINT));
        Field<Long> last = time.map(column -> DSL.field("max(epoch_us({0}))", SQLDataType.BIGINT, DSL.name(column)))
                .orElse(DSL.field("cast(null as bigint)", SQLDataType.BIGINT));
        Query query = DSL.select(DSL.count(), first, last)
                .from(DSL.table("read_parquet({0})", Sql.list(List.of(file.toString()))));
        long bytes = Files.size(file);
        String digest = Sha256.of(file);
        return session.list(
                        query,
                        work,
                        (batch, row) -> new Part(
                                file,
                                batch.number(row, 0),
                                bytes,
                                digest,
                                batch.isNull(row, 1) ? Long.MAX_VALUE : batch.number(row, 1),
                                batch.isNull(row, 2) ? Long.MIN_VALUE : batch.number(row, 2)))
                .getFirst();
    }
}
