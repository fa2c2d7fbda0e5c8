package dev.steward.source;

import dev.steward.model.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.Select;

/** Reads through another reader and notes what was asked of it, for whoever wants to explain an answer. */
public final class NotingReader extends ReaderThrough {
    private final List<Select<?>> queries = new CopyOnWriteArrayList<>();
    private final AtomicLong rows = new AtomicLong();

    public NotingReader(Reader reader) {
        super(reader);
    }

    @Override
    public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        super.fetch(query, work, noting(query, batches));
    }

    @Override
    public void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
        super.fetchFew(query, work, noting(query, batches));
    }

    private Consumer<Batch> noting(Select<?> query, Consumer<Batch> batches) {
        queries.add(query);
        return batch -> {
            rows.addAndGet(batch.rows());
            batches.accept(batch);
        };
    }

    /** The queries that were run, in order. */
    public List<Select<?>> queries() {
        return List.copyOf(queries);
    }

    /** How many rows were handed out. */
    public long rows() {
        return rows.get();
    }
}
