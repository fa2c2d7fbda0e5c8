package dev.steward.source;

import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One state of a database, looked at to say which rows of its tables would go. It sees every row or fails: a policy of the database
 * that would hide some from this role is an error here. Changes nothing.
 */
public interface RowLook extends AutoCloseable {
    /**
     * Which database this is.
     *
     * @param id tells it from every copy of it on another server, and from another database of the same name
     * @param roster whose people may remove from it; empty when nobody has yet
     */
    record Database(String id, Optional<String> roster) {}

    /** @param type the database's name of its type */
    record Column(String name, String type) {}

    /** Why rows of a part stay that are before the cut-off. */
    enum Why {
        /** Nobody can say how old they are. */
        UNDATABLE,
        /** What {@link RowRule#spared} says, by its place there. */
        SPARED,
        /** Rows of another table, or of this one, point at them. */
        REFERRED_TO
    }

    /** @param spared the place in {@link RowRule#spared}; -1 for another reason */
    record Stay(Why why, int spared, long rows) {}

    /**
     * A partition, or the table itself when it has none.
     *
     * @param name schema and relation, joined by a dot
     * @param rows all it holds
     * @param going how many of them would go
     * @param bytes about how much of the disk those take
     * @param first time of the earliest that would go, microseconds since 1970; later than {@code last} when none would
     */
    record Part(String name, long rows, long going, long bytes, long first, long last, List<Stay> stays) {
        public Part {
            stays = List.copyOf(stays);
        }
    }

    /** What would happen beside. */
    enum Kind {
        /** Rows of other tables point at rows before the cut-off, which stay for that. */
        REFERENCE,
        /** Something of the database runs for each row that goes. */
        TRIGGER,
        /** A view that shows something else afterwards. */
        VIEW,
        /** How the table is kept, which somebody should know. */
        CARE
    }

    /**
     * What else the change is about.
     *
     * @param name of the table, view or trigger
     * @param rows how many rows point here, or a view holds now
     * @param words in a sentence
     */
    record Effect(Kind kind, String name, long rows, String words) {}

    /**
     * A row by its primary key.
     *
     * @param key the texts of its columns as a JSON array
     * @param version changes whenever the row is written
     * @param hash SHA-256 of the whole row, in hex
     */
    record RowKey(String key, String version, String hash) {}

    Database database();

    /** How the rows of the connection's table are events: as the connection says, else as guessed. */
    Mapping events(SavedConnection connection, Work work);

    /**
     * A digest of a table's columns, keys and triggers, of what refers to it, and of what its columns are said to mean: another form is
     * another table.
     *
     * @throws dev.steward.model.BadInput when it is not there, is no table, or has no primary key
     * @throws dev.steward.model.Refused when the database would hide some of its rows from this role
     */
    String form(RowRule rule, Work work);

    /** What it holds, and what would go and stay. Parts without rows before the cut-off are in it too. */
    List<Part> survey(RowRule rule, Work work);

    /**
     * The parts that may be dropped as a whole once all their rows go: partitions by ranges of the time column alone which end, by the
     * catalogue, at or before the cut-off, of a table that nothing refers to. Never by their names.
     */
    List<String> droppable(RowRule rule, Work work);

    /** How many rows a UTC day has. */
    record Day(LocalDate day, long rows) {}

    /** The days on which rows are, in order; those without a time are left out. */
    List<Day> days(RowRule rule, Work work);

    /** How much of the disk the table takes, with its indexes. */
    long bytes(RowRule rule, Work work);

    /** What else would happen, or stands in the way. */
    List<Effect> effects(RowRule rule, Work work);

    /** Gives up when something forbids the change from the start: rights, a read-only server, a missing index. */
    void ready(RowRule rule, List<Part> parts, Work work);

    /**
     * A row that would go.
     *
     * @param at microseconds since 1970
     * @param values of {@link RowRule#table}'s columns, in its order
     */
    record Sampled(long at, String event, String person, List<@Nullable String> values) {}

    /** Some rows that would go, at most so many; which of them, the server chooses. */
    List<Sampled> sample(RowRule rule, int most, Work work);

    /** The columns of the table. */
    List<Column> columns(RowRule rule, Work work);

    /** Whether the table has a part of that name. */
    boolean has(RowRule rule, String part, Work work);

    /** Hands out the rows of a part that would go, in the order of their keys' bytes. */
    void keys(RowRule rule, String part, Consumer<RowKey> each, Work work);

    /** The columns of a part in its order. */
    List<Column> columns(RowRule rule, String part, Work work);

    /** A row as texts, in the order of {@link #columns}, as the database writes them out: {@link RowText} makes its hash of them. */
    interface Taker {
        void take(RowKey key, List<@Nullable String> values);
    }

    /** The same as {@link #keys}, with all their columns. */
    void rows(RowRule rule, String part, Taker each, Work work);

    /** Hands out the ids of all rows that would go, in the order of their bytes in UTF-8: what the mapping calls id, else the key. */
    void ids(RowRule rule, Consumer<String> each, Work work);

    @Override
    void close();
}
