package dev.steward.model;

import java.util.List;

/** What must hold of an event for it to count. */
public sealed interface Condition {
    /** Compares one property; {@code values} holds as many as {@link Op#arity()} says. */
    record Property(String property, Op op, List<Value> values) implements Condition {
        public Property {
            values = List.copyOf(values);
            if (op.arity() >= 0 && values.size() != op.arity()) {
                throw new IllegalArgumentException(
                        op.json() + " takes " + op.arity() + " values, not " + values.size());
            }
        }
    }

    /** The event's person is (or is not) in a saved segment. */
    record InSegment(String segment, boolean member) implements Condition {}
}
