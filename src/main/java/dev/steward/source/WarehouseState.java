package dev.steward.source;

import dev.steward.definition.Mapping;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One state of a warehouse's events: whatever is read while it is open was there at {@link #at}, and nothing later. Reads only.
 * For one thread at a time.
 */
public interface WarehouseState extends AutoCloseable {
    /** Opens states. */
    interface Desk {
        /**
         * Fails as opening the warehouse for questions does.
         *
         * @param password asked for at every new connection; empty where none is needed
         */
        WarehouseState open(SavedConnection target, Supplier<String> password, Work work);
    }

    /**
     * A column beside person, event, time, session and the JSON of properties.
     *
     * @param literal whether its texts are JSON as they stand: numbers, true and false, JSON
     * @param plain whether it holds texts
     */
    record Column(String name, boolean literal, boolean plain) {}

    /**
     * Some of the events.
     *
     * @param after only those whose {@link Row#arrival} is above
     * @param upTo only those whose {@link Row#arrival} is not above
     * @param most so many at most
     */
    record Slice(TimeRange range, Optional<Long> after, Optional<Long> upTo, Optional<Long> most) {
        /** The same of another range. */
        public Slice in(TimeRange other) {
            return new Slice(other, after, upTo, most);
        }

        public Slice first(long rows) {
            return new Slice(range, after, upTo, Optional.of(rows));
        }
    }

    /** How many events a UTC day has. */
    record Day(LocalDate day, long events) {}

    /**
     * One event.
     *
     * @param micros since 1970, UTC
     * @param arrival grows in the order in which rows came; zero for all where nothing tells it
     * @param id what the mapping says identifies the event
     * @param columns the texts of the columns that were asked for, in that order
     * @param properties the text of the JSON value that holds more of them
     */
    record Row(
            long micros,
            long arrival,
            String person,
            String event,
            @Nullable String session,
            @Nullable String id,
            List<@Nullable String> columns,
            @Nullable String properties) {}

    /** By the server's clock. */
    Instant at();

    /** The table's schema and name, as people write them. */
    String table();

    /** Which columns are what. */
    Mapping mapping();

    /** In the order of the table. */
    List<Column> columns();

    /** The column with the JSON of properties; empty: there is none. */
    Optional<String> container();

    /** Whether anything tells in which order rows came. */
    boolean ordered();

    /** The highest {@link Row#arrival} there is; empty where a later row may have a lower one. */
    Optional<Long> mark(Work work);

    /** Whether the rows of some days can be found without reading all others. */
    boolean findsDays();

    /** The days of a slice that have events, in order. */
    List<Day> days(Slice slice, Work work);

    /**
     * Hands the events of a slice out as they come, in no order. Bounded memory.
     *
     * @param columns which of {@link #columns}
     * @param properties whether {@link #container} is wanted
     * @throws dev.steward.model.Cancelled soon after {@code work} is cancelled; the server has stopped then, too
     */
    void read(Slice slice, List<Column> columns, boolean properties, Work work, Consumer<Row> rows);

    @Override
    void close();
}
