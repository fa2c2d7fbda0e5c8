package dev.steward.journey;

import dev.steward.model.Work;
import dev.steward.source.Batch;

/** Collects one actor's rows from a stream that is sorted by actor, and hands each complete journey to a fold. */
final class JourneyBuffer {
    private static final int BITS_COLUMN = 3;

    private final Fold<?, ?> fold;
    private final GrowingLegend legend;
    private final Journey journey;
    private final int words;
    private final int properties;
    private String actor = "";

    JourneyBuffer(JourneyQuery query, Fold<?, ?> fold, Work work) {
        this.fold = fold;
        this.legend = new GrowingLegend(query.properties().size());
        this.journey = new Journey(query, legend, work);
        this.words = Journey.words(query);
        this.properties = query.properties().size();
    }

    void add(Batch batch, int row) {
        String next = String.valueOf(batch.text(row, 0));
        if (journey.size() == 0 || !next.equals(actor)) {
            flush();
            actor = next;
            journey.begin(legend.newActor(next));
        }
        int event = journey.add(batch.number(row, 1), legend.code(String.valueOf(batch.text(row, 2))));
        for (int word = 0; word < words; word++) {
            journey.matches(event, word, batch.number(row, BITS_COLUMN + word));
        }
        for (int property = 0; property < properties; property++) {
            String text = batch.text(row, BITS_COLUMN + words + property);
            if (text != null) {
                journey.carries(event, property, legend.value(property, text));
            }
        }
    }

    /** Hands out what has been collected. */
    void flush() {
        if (journey.size() > 0) {
            fold.accept(journey);
        }
    }
}
