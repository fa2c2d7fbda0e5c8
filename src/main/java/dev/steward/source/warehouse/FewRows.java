package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.source.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Answers that are held here as a whole: never more than {@value #MOST} rows. */
final class FewRows {
    /** For a statement's fetch size: all rows. */
    static final int AT_ONCE = 0;

    private static final int MOST = 100_000;

    private FewRows() {}

    /**
     * The query, with one row too many at most. Sorted, for a limit alone would make the server look for the way to the first
     * rows that is the quickest.
     */
    static Select<?> of(Select<?> query) {
        Select<?> limited = DSL.select(asterisk())
                .from(query.asTable(name("few")))
                .orderBy(inline(1))
                .limit(inline(MOST + 1));
        limited.resultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE);
        return limited;
    }

    /** Hands the rows out; false, and nothing is handed out, when they are not few. */
    static boolean take(ResultSet rows, Consumer<Batch> batches) throws SQLException {
        if (rows.last() && rows.getRow() > MOST) {
            return false;
        }
        rows.beforeFirst();
        ResultBatch row = new ResultBatch(rows);
        while (rows.next()) {
            batches.accept(row);
        }
        return true;
    }
}
