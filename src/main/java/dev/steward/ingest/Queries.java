package dev.steward.ingest;

import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;

/** Small answers as lists. */
final class Queries {
    private Queries() {}

    @FunctionalInterface
    interface RowReader<T> {
        T read(Batch batch, int row);
    }

    static <T> List<T> list(Appender lake, Query query, Work work, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        lake.fetch(query, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(reader.read(batch, row));
            }
        });
        return rows;
    }

    static long number(Appender lake, Query query, Work work) {
        return list(lake, query, work, (batch, row) -> batch.number(row, 0)).getFirst();
    }
}
