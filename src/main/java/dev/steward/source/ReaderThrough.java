package dev.steward.source;

import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Select;

/** Reads through another reader; for those that change one thing about it. */
public abstract class ReaderThrough implements Reader {
    private final Reader reader;

    protected ReaderThrough(Reader reader) {
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
        reader.fetch(query, work, batches);
    }

    @Override
    public void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
        reader.fetchFew(query, work, batches);
    }
}
