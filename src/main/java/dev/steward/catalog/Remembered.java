package dev.steward.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The latest answers of one generation; forgotten when there is a new one. Safe for use by many threads. */
final class Remembered {
    private static final int MOST = 64;

    private final Map<Object, Object> answers = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > MOST;
        }
    };

    private String generation = "";

    /** The answer to a question asked before, or the one that {@code find} finds; two may look for the same at once. */
    <T> T answer(String currentGeneration, Object question, Class<T> type, Supplier<T> find) {
        Object known = known(currentGeneration, question);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T found = find.get();
        remember(currentGeneration, question, found);
        return found;
    }

    private synchronized Object known(String currentGeneration, Object question) {
        if (!generation.equals(currentGeneration)) {
            answers.clear();
            generation = currentGeneration;
        }
        return answers.getOrDefault(question, "");
    }

    private synchronized void remember(String currentGeneration, Object question, Object found) {
        if (generation.equals(currentGeneration)) {
            answers.put(question, found);
        }
    }
}
