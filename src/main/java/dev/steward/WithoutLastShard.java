package dev.steward;

import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.Shard;
import dev.steward.source.SourceFacts;
import dev.steward.source.SourceSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Select;

/** A source as it was before its last day came, for whoever makes an index of it. */
record WithoutLastShard(Reader reader) implements Reader {
    @Override
    public Optional<SourceSnapshot> snapshot() {
        return reader.snapshot().map(Before::new);
    }

    private record Before(SourceSnapshot after) implements SourceSnapshot {
        @Override
        public String generation() {
            return "before " + after.generation();
        }

        @Override
        public List<Shard> shards() {
            return after.shards().subList(0, after.shards().size() - 1);
        }

        @Override
        public String reading() {
            return after.reading();
        }

        @Override
        public boolean merged() {
            return after.merged();
        }

        @Override
        public EventTable events(List<Shard> some) {
            return after.events(some);
        }
    }

    @Override
    public SourceFacts facts() {
        return reader.facts();
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
}
