package dev.steward.audit;

import dev.steward.model.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that happened, to be recorded.
 *
 * @param person who did it, as the settings name them
 * @param action a stable code of lower-case words between dots, such as {@code import.finished}; never personal data
 * @param subject what it was done to: a lake, a plan, a file
 * @param details figures and texts about it; no personal data of those the events are about
 */
public record Entry(String person, String action, String subject, Map<String, Value> details) {
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final int MOST_DIGITS = 100;

    public Entry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("not an action code: " + action);
        }
        person = wellFormed(person);
        subject = wellFormed(subject);
        Map<String, Value> checked = new TreeMap<>();
        details.forEach((key, value) -> checked.put(wellFormed(key), checked(value)));
        details = Map.copyOf(checked);
    }

    public Entry(String person, String action, String subject) {
        this(person, action, subject, Map.of());
    }

    private static Value checked(Value value) {
        return switch (value) {
            case Value.Text text -> new Value.Text(wellFormed(text.text()));
            case Value.Num num -> new Value.Num(plain(num.amount()));
            case Value.Flag flag -> flag;
        };
    }

    /** A count is written as 12, not as 12.0 or 1.2E+1. */
    private static BigDecimal plain(BigDecimal amount) {
        if (amount.precision() > MOST_DIGITS || Math.abs(amount.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Half of a surrogate pair has no UTF-8 form: two texts that differ would be hashed as one. */
    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
