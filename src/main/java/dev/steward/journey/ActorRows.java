package dev.steward.journey;

import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.Reader;
import org.jooq.Select;

/** Rows that an engine has made of each actor's events, where it counts and does not hand the events out. */
public final class ActorRows {
    /** Hears of every row; {@code who} and the batch are valid only until the next one. */
    @FunctionalInterface
    public interface Visitor {
        void row(Somebody who, Batch batch, int row);
    }

    private ActorRows() {}

    /** @param rows the actor's name in their first column; those of one actor come one after the other */
    public static void read(Reader reader, Select<?> rows, Work work, Visitor visitor) {
        Current who = new Current();
        reader.fetch(rows, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                who.meet(String.valueOf(batch.text(row, 0)));
                visitor.row(who, batch, row);
            }
        });
    }

    private static final class Current implements Somebody {
        private final GrowingLegend legend = new GrowingLegend(0);
        private String name = "";
        private int actor = -1;

        void meet(String next) {
            if (actor < 0 || !next.equals(name)) {
                name = next;
                actor = legend.newActor(next);
            }
        }

        @Override
        public Legend legend() {
            return legend;
        }

        @Override
        public int actor() {
            return actor;
        }
    }
}
