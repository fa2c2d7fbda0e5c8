package dev.steward.source.warehouse;

import dev.steward.source.Batch;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that a result stands on, as a batch of one. */
final class ResultBatch implements Batch {
    /** Carries what went wrong past the code that reads rows. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException failure;

        Broken(SQLException cause) {
            super(cause);
            this.failure = cause;
        }

        SQLException failure() {
            return failure;
        }
    }

    private final ResultSet result;

    ResultBatch(ResultSet result) {
        this.result = result;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public boolean isNull(int row, int column) {
        try {
            return result.getObject(column + 1) == null;
        } catch (SQLException failed) {
            throw new Broken(failed);
        }
    }

    @Override
    public long number(int row, int column) {
        try {
            return result.getLong(column + 1);
        } catch (SQLException failed) {
            throw new Broken(failed);
        }
    }

    @Override
    public double real(int row, int column) {
        try {
            return result.getDouble(column + 1);
        } catch (SQLException failed) {
            throw new Broken(failed);
        }
    }

    @Override
    public @Nullable String text(int row, int column) {
        try {
            return result.getString(column + 1);
        } catch (SQLException failed) {
            throw new Broken(failed);
        }
    }
}
