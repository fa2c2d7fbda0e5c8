package dev.steward.source;

import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Select;

/** Reads one source and can do no harm. Safe for use by many threads; every query runs on a connection of its own. */
public interface Reader {
    /** What is there now. Looks again each time: an import in between shows as a new generation. */
    SourceFacts facts();

    /** The present state in its shards; empty when nothing can be kept beside the source. */
    Optional<SourceSnapshot> snapshot();

    /** Whether questions are better computed by the engine that holds the events than handed out to be folded here. */
    boolean inPlace();

    /** Who is in a saved segment; throws {@link dev.steward.model.BadInput} when there is none of that name. */
    List<String> segment(String name);

    /** The events as SQL sees them, from the files that can hold events of the range. One consistent set of files. */
    EventTable events(TimeRange range);

    /**
     * Runs a query and hands out its rows in batches, in the order of the query. Bounded memory.
     *
     * @throws dev.steward.model.Cancelled soon after {@code work} is cancelled
     * @throws dev.steward.model.SourceUnavailable when a file is gone or cannot be read
     */
    void fetch(Select<?> query, Work work, Consumer<Batch> batches);

    /**
     * The same for a query whose rows are few, such as counts; they come in any order. An engine that cannot both hand rows out as
     * they come and work on all its cores does the latter here.
     */
    default void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
        fetch(query, work, batches);
    }
}
