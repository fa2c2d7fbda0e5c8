package dev.steward.analysis;

import dev.steward.journey.Journeys;
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

/** Data for questions that are folded: there is no engine that could be asked. */
public final class PlainData {
    private PlainData() {}

    public static Data of(Journeys journeys) {
        return new Data(journeys, new NoReader());
    }

    private static final class NoReader implements Reader {
        @Override
        public SourceFacts facts() {
            throw new UnsupportedOperationException("no engine in this test");
        }

        @Override
        public Optional<SourceSnapshot> snapshot() {
            return Optional.empty();
        }

        @Override
        public boolean inPlace() {
            return false;
        }

        @Override
        public List<String> segment(String name) {
            throw new UnsupportedOperationException("no engine in this test");
        }

        @Override
        public EventTable events(TimeRange range) {
            throw new UnsupportedOperationException("no engine in this test");
        }

        @Override
        public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
            throw new UnsupportedOperationException("no engine in this test");
        }
    }
}
