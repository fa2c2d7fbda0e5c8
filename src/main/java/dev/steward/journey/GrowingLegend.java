package dev.steward.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A legend that gives out numbers in the order in which names and texts are met. Filled by one thread. */
final class GrowingLegend implements Legend {
    private final List<String> actors = new ArrayList<>();
    private final Codes names = new Codes();
    private final List<Codes> texts = new ArrayList<>();

    GrowingLegend(int properties) {
        for (int i = 0; i < properties; i++) {
            texts.add(new Codes());
        }
    }

    /** The number of an actor that has none yet. */
    int newActor(String name) {
        actors.add(name);
        return actors.size() - 1;
    }

    int code(String name) {
        return names.code(name);
    }

    int value(int property, String text) {
        return texts.get(property).code(text);
    }

    @Override
    public String actor(int actor) {
        return actors.get(actor);
    }

    @Override
    public String name(int code) {
        return names.text(code);
    }

    @Override
    public String text(int property, int value) {
        return texts.get(property).text(value);
    }

    private static final class Codes {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        int code(String text) {
            return codes.computeIfAbsent(text, added -> {
                texts.add(added);
                return texts.size() - 1;
            });
        }

        String text(int code) {
            return texts.get(code);
        }
    }
}
