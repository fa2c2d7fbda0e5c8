package dev.steward.ingest.demo;

import java.util.List;

/** Writes one flat JSON object. Names and texts are taken as they are: {@link Words} has nothing to escape. */
final class Properties {
    private final StringBuilder json = new StringBuilder(160).append('{');

    Properties text(String name, String value) {
        name(name).append('"').append(value).append('"');
        return this;
    }

    Properties any(String name, List<String> values, Dice dice) {
        return text(name, values.get(dice.below(values.size())));
    }

    Properties number(String name, long value) {
        name(name).append(value);
        return this;
    }

    Properties flag(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** A number with one decimal. */
    Properties tenths(String name, long tenths) {
        name(name).append(tenths / 10).append('.').append(tenths % 10);
        return this;
    }

    /** An amount of money. */
    Properties cents(String name, long cents) {
        name(name).append(cents / 100).append('.').append(cents % 100 / 10).append(cents % 10);
        return this;
    }

    private StringBuilder name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        return json.append('"').append(name).append("\":");
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
