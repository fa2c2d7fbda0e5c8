package dev.steward.source;

import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The capability to remove rows from one database. Only the gate has it: an architecture test proves that nobody else mentions it.
 * What was removed is written down in the database itself, in the same transaction.
 */
public interface RowWriter extends AutoCloseable {
    /** Gets hold of databases. Only the composition root hands it out, and only to the gate. */
    interface Desk {
        /** Looks at a database; changes nothing. */
        RowLook look(SavedConnection database, Work work);

        /**
         * @throws dev.steward.model.Refused when the database cannot be written, or has nowhere to write down what is removed
         */
        RowWriter open(SavedConnection database, Work work);

        /**
         * @throws dev.steward.model.Refused when Steward's own schema there has no place for cleanups
         */
        RowJobs jobs(SavedConnection database, Work work);
    }

    /** What the database holds now; another state each time. One at a time. */
    RowLook look(Work work);

    /** Says whose people may remove from the database, unless that was said before. */
    void claim(String roster);

    /**
     * What was removed for a change so far.
     *
     * @param removed how many rows each of a part's batches has removed, by its number
     */
    record Done(Map<String, Map<Integer, Long>> removed) {
        public Done {
            removed = Map.copyOf(removed);
        }

        public boolean holds(String part, int batch) {
            return removed.getOrDefault(part, Map.of()).containsKey(batch);
        }

        public long of(String part) {
            return removed.getOrDefault(part, Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        public long all() {
            return removed.keySet().stream().mapToLong(this::of).sum();
        }
    }

    Done done(String change);

    /**
     * Removes, in one transaction, those of some rows that are as they were and still may go, and writes down how many. Waits at most
     * half a second for anybody, and tries again.
     *
     * @return how many were removed; when nobody knows whether that came to its end, what the database has written down says it
     * @throws dev.steward.model.SourceUnavailable when others hold the rows for too long, or the server is lost
     */
    long remove(RowRule rule, String change, String part, int batch, List<RowLook.RowKey> keys, Work work);

    /**
     * Drops a part as a whole, in one transaction, and writes that down as its batch 0: while nobody else writes to it, its rows are
     * handed out once more in the order of their keys, and it goes only when all of them may go and {@code asPlanned} says so.
     *
     * @return whether it was; when not, nothing was changed
     */
    boolean drop(
            RowRule rule,
            String change,
            String part,
            Consumer<RowLook.RowKey> each,
            BooleanSupplier asPlanned,
            Work work);

    /** How many of these rows are there with what they held, also when somebody has written them again since. */
    long left(RowRule rule, String part, List<RowLook.RowKey> keys, Work work);

    /** Hands over rows, each the texts of its columns as {@link RowLook#rows} gave them. */
    interface Rows {
        void each(Consumer<List<@Nullable String>> taker);
    }

    /**
     * Makes a new table and fills it, in one transaction, and proves that each row in it has the hash it had where it came from. It has
     * the columns alone: no keys, no defaults.
     *
     * @return how many rows it holds
     * @throws dev.steward.model.BadInput when there is something of that name
     */
    long restore(String schema, String table, List<RowLook.Column> columns, Rows rows, Work work);

    /** Has the database take stock of these parts, and says in words how they are now: what is dead, and who clears it away. */
    List<String> settle(RowRule rule, Set<String> parts, Work work);

    @Override
    void close();
}
