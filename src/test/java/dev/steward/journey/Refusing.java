package dev.steward.journey;

import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.SourceFacts;
import dev.steward.source.SourceSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Select;

/** A reader that hands out columns, and refuses to stream whole events: whoever asks for those has not used the index. */
final class Refusing implements Reader {
    private final Reader reader;

    Refusing(Reader reader) {
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
        return false;
    }

    @Override
    public List<String> segment(String name) {
        return reader.segment(name);
    }

    @Override
    public EventTable events(TimeRange range) {
        throw new AssertionError("the events were streamed");
    }

    @Override
    public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        reader.fetch(query, work, batches);
    }
}
