package dev.steward.app.ask;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value with what it was before and what was taken back. Immutable. Consecutive edits that carry the same topic (the
 * keystrokes of one number) count as one.
 */
record History<T>(List<T> before, T now, List<T> after, String topic) {
    private static final int MOST_KEPT = 200;

    History {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static <T> History<T> of(T first) {
        return new History<>(List.of(), first, List.of(), "");
    }

    /** {@code topicOfEdit} is empty for an edit that always stands alone. */
    History<T> edit(T next, String topicOfEdit) {
        if (next.equals(now)) {
            return this;
        }
        boolean joins = !topicOfEdit.isEmpty() && topicOfEdit.equals(topic) && !before.isEmpty();
        return new History<>(joins ? before : lastOf(before, now), next, List.of(), topicOfEdit);
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    History<T> undo() {
        if (before.isEmpty()) {
            return this;
        }
        return new History<>(before.subList(0, before.size() - 1), before.getLast(), prepend(now, after), "");
    }

    History<T> redo() {
        if (after.isEmpty()) {
            return this;
        }
        return new History<>(lastOf(before, now), after.getFirst(), after.subList(1, after.size()), "");
    }

    private static <T> List<T> lastOf(List<T> values, T last) {
        return Stream.concat(values.stream().skip(Math.max(0, values.size() + 1 - MOST_KEPT)), Stream.of(last))
                .toList();
    }

    private static <T> List<T> prepend(T first, List<T> values) {
        return Stream.concat(Stream.of(first), values.stream()).toList();
    }
}
