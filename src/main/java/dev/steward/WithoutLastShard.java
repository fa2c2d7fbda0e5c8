package dev.steward;

import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.ReaderThrough;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.util.List;
import java.util.Optional;

/** A source as it was before its last day came, for whoever makes an index of it. */
final class WithoutLastShard extends ReaderThrough {
    WithoutLastShard(Reader reader) {
        super(reader);
    }

    @Override
    public Optional<SourceSnapshot> snapshot() {
        return super.snapshot().map(Before::new);
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
}
