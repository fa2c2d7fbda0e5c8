package dev.steward.journey;

import dev.steward.model.CodePointOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The actors behind a number, each once. As small as a number for each; their names are looked up when somebody asks.
 * Immutable; equal when they hold the same names.
 */
public final class People {
    /** Of no fold at all. */
    public static final People NOBODY = new Gathering().people();

    private final @Nullable Legend legend;
    private final int[] actors;

    private People(@Nullable Legend legend, int[] sortedActors) {
        this.legend = legend;
        this.actors = sortedActors;
    }

    /** Gathers people while a fold runs. */
    public static final class Gathering {
        private @Nullable Legend legend;
        private int[] actors = new int[8];
        private int size;

        /** Adds somebody; nobody is added twice. */
        public void add(Somebody who) {
            legend = who.legend();
            reserve(1);
            actors[size++] = who.actor();
        }

        /** Adds what another gathering of the same fold holds. */
        public void absorb(Gathering other) {
            legend = legend == null ? other.legend : legend;
            reserve(other.size);
            System.arraycopy(other.actors, 0, actors, size, other.size);
            size += other.size;
        }

        private void reserve(int more) {
            if (size + more > actors.length) {
                actors = Arrays.copyOf(actors, Math.max(size + more, actors.length * 2));
            }
        }

        /** Those added so far. */
        public People people() {
            int[] sorted = Arrays.copyOf(actors, size);
            Arrays.sort(sorted);
            return new People(legend, sorted);
        }
    }

    /** Those of that name, each named once. */
    public static People named(List<String> names) {
        GrowingLegend legend = new GrowingLegend(0);
        return new People(legend, names.stream().mapToInt(legend::newActor).toArray());
    }

    public int size() {
        return actors.length;
    }

    public boolean isEmpty() {
        return actors.length == 0;
    }

    /** Their names, sorted by code point. */
    public List<String> names() {
        Legend known = legend;
        if (known == null) {
            return List.of();
        }
        return IntStream.of(actors)
                .mapToObj(known::actor)
                .sorted(CodePointOrder.INSTANCE)
                .toList();
    }

    /** Those who are not among others of the same fold. */
    public People without(People others) {
        int[] rest = IntStream.of(actors)
                .filter(actor -> Arrays.binarySearch(others.actors, actor) < 0)
                .toArray();
        return new People(legend, rest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof People people && size() == people.size() && names().equals(people.names());
    }

    @Override
    public int hashCode() {
        return actors.length;
    }

    @Override
    public String toString() {
        return names().toString();
    }
}
