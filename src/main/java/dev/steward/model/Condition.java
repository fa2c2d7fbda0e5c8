package dev.steward.model;

import java.util.List;

/** What must hold of an event for it to count. */
public sealed interface Condition {
    /**
     * Compares one property; {@code values} holds as many as {@link Op#arity()} says.
     *
     * @throws BadDefinition when the property has no name or the values cannot be meant
     */
    record Property(String property, Op op, List<Value> values) implements Condition {
        public Property {
            values = List.copyOf(values);
            if (property.isEmpty()) {
                throw new BadDefinition("no-property", "property", "A property's name is needed.", "Name a property.");
            }
            if (Membership.segment(property).isPresent()) {
                throw new BadDefinition(
                        "segment-compared",
                        "property",
                        "Being in a segment is not compared like a property.",
                        "Write {\"segment\": \"" + Membership.segment(property).get()
                                + "\", \"op\": \"in\"}, or \"not_in\".");
            }
            if (op.arity() >= 0 && values.size() != op.arity()) {
                throw new BadDefinition(
                        "wrong-values",
                        "value",
                        op.json() + " takes " + op.arity() + (op.arity() == 1 ? " value, not " : " values, not ")
                                + values.size() + ".",
                        "Give as many values as the comparison takes.");
            }
            switch (op) {
                case BETWEEN -> checkOrder(values.get(0), values.get(1));
                case MATCHES -> Re2Syntax.check(values.get(0));
                default -> {}
            }
        }

        private static void checkOrder(Value low, Value high) {
            boolean backwards = switch (low) {
                case Value.Num from ->
                    high instanceof Value.Num to && from.amount().compareTo(to.amount()) > 0;
                case Value.Text from ->
                    high instanceof Value.Text to && CodePointOrder.INSTANCE.compare(from.text(), to.text()) > 0;
                case Value.Flag _ -> false;
            };
            if (backwards) {
                throw new BadDefinition(
                        "backwards",
                        "value",
                        "between needs the lower value first, but " + low.text() + " is above " + high.text() + ".",
                        "Swap the two values.");
            }
        }
    }

    /** The event's person is (or is not) in a saved segment. */
    record InSegment(String segment, boolean member) implements Condition {
        public InSegment {
            if (segment.isEmpty()) {
                throw new BadDefinition(
                        "no-segment", "segment", "A segment's name is needed.", "Name a saved segment.");
            }
        }
    }
}
