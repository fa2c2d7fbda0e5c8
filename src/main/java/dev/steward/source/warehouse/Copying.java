package dev.steward.source.warehouse;

import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows by COPY, as they come: the way that costs least. */
final class Copying {
    private static final int LOOK_UP = 4_096;

    private Copying() {}

    /** Takes a row; what the driver says of it goes through. */
    interface Taker {
        void take(BinaryRow row) throws SQLException;
    }

    /** @param failures says in a person's words what went wrong */
    static void out(
            Connection connection,
            Select<?> rows,
            Telling telling,
            Function<SQLException, Failure> failures,
            Work work,
            Taker taker) {
        Query copy = DSL.query("copy ({0}) to stdout (format binary)", rows);
        Instant begun = Instant.now();
        long started = System.nanoTime();
        long read = 0;
        String outcome = "fault";
        work.checkCancelled();
        try (CancelWatch _ = CancelWatch.over(work, connection)) {
            // COPY takes no parameters: jOOQ writes the values into the statement, quoted.
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(Pool.sql(copy));
            for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
                BinaryRow row = BinaryRow.in(message);
                if (row != null) {
                    taker.take(row);
                    if (++read % LOOK_UP == 0) {
                        work.checkCancelled();
                    }
                }
            }
            outcome = StatementLog.OK;
        } catch (SQLException failed) {
            Failure failure = failures.apply(failed);
            outcome = failure.code();
            throw failure;
        } catch (Failure failed) {
            outcome = failed.code();
            throw failed;
        } finally {
            telling.told(copy, begun, read, Duration.ofNanos(System.nanoTime() - started), outcome);
        }
    }
}
