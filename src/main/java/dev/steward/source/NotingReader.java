package dev.steward.source;

import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.Select;

/** Reads through another reader and notes what was asked of it, for whoever wants to explain an answer. */
public final class NotingReader implements Reader {
    private final Reader reader;
    private final List<Select<?>> queries = new CopyOnWriteArrayList<>();
    private final AtomicLong rows = new AtomicLong();

    public NotingReader(Reader reader) {
        this.reader = reader;
    }

    @Override
    public SourceFacts facts() {
        return reader.facts();
    }

    @Override
    public Optional<SourceSnapshot> snapshot() {
        return reader.snapshot();
    }

    @Override
    public boolean inPlace() {
        return reader.inPlace();
    }

    @Override
    public List<String> segment(String name) {
        return reader.segment(name);
    }

    @Override
    public EventTable events(TimeRange range) {
        return reader.events(range);
    }

    @Override
    public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        queries.add(query);
        reader.fetch(query, work, batch -> {
            rows.addAndGet(batch.rows());
            batches.accept(batch);
        });
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
