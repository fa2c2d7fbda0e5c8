package dev.steward.app.cleanup;

import dev.steward.app.ui.Texts;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.model.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody is typing to ask for a standing approval, judged as the commands judge it. Knows no controls.
 *
 * @param typed what stands in each field; none missing
 * @param now at which the last day is judged
 */
record AskDraft(Map<Field, String> typed, Instant now) {
    /** What is typed, in the order of the form. */
    enum Field {
        SCHEDULE,
        ROWS,
        PERCENT,
        UNTIL
    }

    /** What somebody has to be told of a field that they mistyped. */
    private static final class Mistyped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String words;

        Mistyped(String words) {
            super(words);
            this.words = words;
        }
    }

    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    AskDraft {
        typed = Map.copyOf(typed);
    }

    Optional<Schedule> schedule() {
        return right(Schedule::parse, Field.SCHEDULE);
    }

    /** Complete, and such that it may be asked for. */
    Optional<Envelope> envelope(Texts texts) {
        if (!complaints(texts).isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> rows = right(Long::valueOf, Field.ROWS);
        Optional<Integer> percent = right(Integer::valueOf, Field.PERCENT);
        Optional<LocalDate> until = right(Envelope::day, Field.UNTIL);
        return rows.isEmpty() || percent.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Envelope(rows.get(), percent.get(), until.get()));
    }

    /** What is wrong with which field, in the words of the commands; nothing of fields that are still empty. */
    Map<Field, String> complaints(Texts texts) {
        Map<Field, String> found = new EnumMap<>(Field.class);
        complaint(Field.SCHEDULE, Schedule::parse).ifPresent(words -> found.put(Field.SCHEDULE, words));
        complaint(Field.ROWS, text -> new Envelope(number(text, texts), 1, ANY_DAY))
                .ifPresent(words -> found.put(Field.ROWS, words));
        complaint(Field.PERCENT, text -> new Envelope(1, small(text, texts), ANY_DAY))
                .ifPresent(words -> found.put(Field.PERCENT, words));
        complaint(Field.UNTIL, text -> {
                    Envelope envelope = new Envelope(1, 1, Envelope.day(text));
                    envelope.boundedFrom(now);
                    return envelope;
                })
                .ifPresent(words -> found.put(Field.UNTIL, words));
        return found;
    }

    private Optional<String> complaint(Field field, Function<String, ?> reading) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var _ = reading.apply(text);
            return Optional.empty();
        } catch (BadInput wrong) {
            return Optional.of(wrong.getMessage() + " " + wrong.remedy());
        } catch (Mistyped wrong) {
            return Optional.of(wrong.words);
        }
    }

    private static long number(String text, Texts texts) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new Mistyped(texts.get("ask.number", text));
        }
    }

    private static int small(String text, Texts texts) {
        return (int) Math.clamp(number(text, texts), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private <T> Optional<T> right(Function<String, T> reading, Field field) {
        try {
            return Optional.of(reading.apply(text(field)));
        } catch (BadInput | NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    private String text(Field field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** The first field with nothing in it. */
    Optional<Field> missing() {
        for (Field field : Field.values()) {
            if (text(field).isEmpty()) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
