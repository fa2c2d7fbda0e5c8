package dev.steward.source;

import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.util.List;
import java.util.function.Supplier;

/**
 * The capability to fill tables of a warehouse's schema: all that is done at once is kept, or nothing. Until it is kept nobody
 * else sees any of it. A lock keeps other builds, and changes of the schemas, away meanwhile.
 */
public interface BuildSite {
    /** Opens building sites. Only the composition root hands it out. */
    interface Desk {
        BuildSite of(SavedConnection target, Supplier<String> password);
    }

    /** What is done at once; nothing of it is kept when it throws. */
    interface Act<T> {
        T on(Site site);
    }

    /** The inside of a transaction. Unqualified names are those of the schema. */
    interface Site {
        /** Runs a statement, and returns how many rows it has written or removed. */
        long run(String sql);

        /** Whether a query gives a row. */
        boolean any(String query);

        /** How many rows a query gives. */
        long count(String query);

        /** The columns of a table or temporary table, in order. */
        List<String> columns(String table);

        /** Adds rows whose values are texts, empty for NULL, in the types of the table. */
        void add(String table, List<String> columns, List<List<String>> rows);

        /**
         * The same, many times quicker, by COPY: for whom the policies of the table do not bind. What constraints, keys and
         * triggers the table has hold as always.
         */
        void copy(String table, List<String> columns, List<List<String>> rows);

        /** Does something while the policies of tables and their partitions do not bind who owns them. */
        void freed(List<String> tables, Runnable act);

        /**
         * Fills tables and their partitions, which hold no row yet, without their foreign keys, and without indexes but
         * unique ones. Afterwards these are back as they were, made over all rows at once: a row that breaks a key fails then.
         * Policies must not bind who owns the tables, or rows would go unchecked.
         *
         * @throws dev.steward.model.BadInput when one of them could not be made again as it was
         */
        void bare(List<String> tables, Runnable fill);
    }

    /**
     * Does it.
     *
     * @param key of pseudonyms, in hexadecimal digits; bound for this transaction, never part of a statement
     * @throws dev.steward.model.BadInput when a statement is wrong, or the role lacks a right
     * @throws dev.steward.model.SourceUnavailable when the way there is barred, or somebody else is at it
     */
    <T> T once(String schema, String key, Work work, Act<T> act);
}
