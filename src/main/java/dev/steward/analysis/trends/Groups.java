package dev.steward.analysis.trends;

import dev.steward.model.CodePointOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The groups numbers are split into: one a kept value, and one for the rest. Without a breakdown there is one.
 *
 * @param kept the values that stay apart, the most frequent first
 */
record Groups(boolean split, List<String> kept) {
    static final String REST = "(other)";
    static final Groups ONE = new Groups(false, List.of());

    Groups {
        kept = List.copyOf(kept);
    }

    /** With a breakdown the last one is the rest, whether or not anything is in it. */
    int size() {
        return split ? kept.size() + 1 : 1;
    }

    /** {@code value}: null is the rest. */
    int of(@Nullable String value) {
        return !split ? 0 : value == null ? kept.size() : kept.indexOf(value);
    }

    boolean rest(int group) {
        return split && group == kept.size();
    }

    String name(int group) {
        return !split ? "" : rest(group) ? REST : kept.get(group);
    }

    /** In the order of results: by value, the rest last. */
    List<Integer> inOrder() {
        return IntStream.range(0, size())
                .boxed()
                .sorted((a, b) ->
                        rest(a) || rest(b) ? Integer.compare(a, b) : CodePointOrder.INSTANCE.compare(name(a), name(b)))
                .toList();
    }
}
