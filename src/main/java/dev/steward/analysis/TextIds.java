package dev.steward.analysis;

import dev.steward.journey.Journey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small numbers for the breakdown texts of one property of a fold. A missing value and an empty text are the same
 * breakdown value, which the codes of a journey alone do not say.
 */
public final class TextIds {
    private static final int UNKNOWN = -1;

    private final int property;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] byCode = new int[0];

    /** @param property the index of the property in the query */
    public TextIds(int property) {
        this.property = property;
    }

    /** The number of the event's breakdown text. */
    public int of(Journey journey, int event) {
        int code = journey.value(event, property) + 1;
        if (code >= byCode.length) {
            int known = byCode.length;
            byCode = Arrays.copyOf(byCode, Math.max(16, code * 2));
            Arrays.fill(byCode, known, byCode.length, UNKNOWN);
        }
        if (byCode[code] == UNKNOWN) {
            byCode[code] = id(code == 0 ? "" : journey.legend().text(property, code - 1));
        }
        return byCode[code];
    }

    /** The number of a breakdown text, a new one if need be. */
    public int id(String text) {
        Integer known = ids.putIfAbsent(text, texts.size());
        if (known == null) {
            texts.add(text);
            return texts.size() - 1;
        }
        return known;
    }

    public String text(int id) {
        return texts.get(id);
    }
}
