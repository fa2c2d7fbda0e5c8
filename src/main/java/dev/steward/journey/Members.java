package dev.steward.journey;

import dev.steward.model.Condition;
import dev.steward.source.Reader;
import java.util.BitSet;
import java.util.List;

/** Conditions that ask who an event is of: answered once an actor, not once an event. */
final class Members {
    private record Wanted(BitSet actors, boolean member) {}

    private final List<Wanted> wanted;

    private Members(List<Wanted> wanted) {
        this.wanted = wanted;
    }

    static Members of(List<Condition> conditions, JourneyIndex index, Reader reader) {
        return new Members(conditions.stream()
                .filter(Condition.InSegment.class::isInstance)
                .map(Condition.InSegment.class::cast)
                .map(in -> new Wanted(of(in.segment(), index, reader), in.member()))
                .toList());
    }

    /** The actors of an index who are in a segment. */
    static BitSet of(String segment, JourneyIndex index, Reader reader) {
        BitSet actors = new BitSet(index.actors());
        for (String name : reader.segment(segment)) {
            int actor = index.find(name);
            if (actor >= 0) {
                actors.set(actor);
            }
        }
        return actors;
    }

    /** The conditions that ask about the event itself. */
    static List<Condition> others(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> !(condition instanceof Condition.InSegment))
                .toList();
    }

    boolean allHold(int actor) {
        for (Wanted each : wanted) {
            if (each.actors().get(actor) != each.member()) {
                return false;
            }
        }
        return true;
    }
}
