package dev.steward.analysis.retention;

import dev.steward.analysis.TextIds;
import dev.steward.journey.Journey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of a breakdown: one a value, or one a kept value and one for the rest. Without a breakdown there is one. */
final class Values {
    static final String OTHER = "(other)";
    private static final int UNKNOWN = -1;

    private final boolean split;
    private final Optional<Set<String>> kept;
    private final TextIds texts = new TextIds(0);
    private final Map<String, Integer> groups = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private int[] byText = new int[0];

    /** @param kept the values that stay apart; empty: all */
    Values(boolean split, Optional<Set<String>> kept) {
        this.split = split;
        this.kept = kept;
    }

    boolean split() {
        return split;
    }

    /** The number of the event's value; events of one value count together. */
    int of(Journey journey, int event) {
        return split ? texts.of(journey, event) : 0;
    }

    /** The group a value belongs to. */
    int group(int value) {
        if (value >= byText.length) {
            int known = byText.length;
            byText = Arrays.copyOf(byText, Math.max(16, value * 2));
            Arrays.fill(byText, known, byText.length, UNKNOWN);
        }
        if (byText[value] == UNKNOWN) {
            byText[value] = groupOf(label(value));
        }
        return byText[value];
    }

    private String label(int value) {
        String text = split ? texts.text(value) : "";
        return kept.isEmpty() || kept.get().contains(text) ? text : OTHER;
    }

    /** The group of that name, a new one if need be. */
    int groupOf(String label) {
        Integer known = groups.putIfAbsent(label, labels.size());
        if (known == null) {
            labels.add(label);
            return labels.size() - 1;
        }
        return known;
    }

    /** What a group is called in the result. */
    String name(int group) {
        return labels.get(group);
    }

    /** Whether several values may share the group. */
    boolean shared(int group) {
        return kept.isPresent() && labels.get(group).equals(OTHER);
    }
}
