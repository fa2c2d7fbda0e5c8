package dev.steward.journey;

import java.util.Optional;

/** From the first to the last event that matters, in microseconds since 1970. */
public record Extent(long first, long last) {
    /** Finds the extent of the events that match the query's only matcher; empty when there are none. */
    static final class Search implements Fold<Search, Optional<Extent>> {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        @Override
        public void accept(Journey journey) {
            for (int event = 0; event < journey.size(); event++) {
                if (journey.matches(event, 0)) {
                    first = Math.min(first, journey.micros(event));
                    break;
                }
            }
            for (int event = journey.size() - 1; event >= 0; event--) {
                if (journey.matches(event, 0)) {
                    last = Math.max(last, journey.micros(event));
                    break;
                }
            }
        }

        void found(long micros) {
            first = Math.min(first, micros);
            last = Math.max(last, micros);
        }

        @Override
        public void absorb(Search other) {
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
        }

        @Override
        public Optional<Extent> finish() {
            return first > last ? Optional.empty() : Optional.of(new Extent(first, last));
        }
    }
}
