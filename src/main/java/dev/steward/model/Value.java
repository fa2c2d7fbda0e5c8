package dev.steward.model;

import java.math.BigDecimal;

/**
 * The value of a property: text, number or yes/no, as in JSON. A missing property has no value. Numbers are equal by
 * amount (1 equals 1.0), never equal to text.
 */
public sealed interface Value {
    record Text(String text) implements Value {}

    record Num(BigDecimal amount) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Num num && amount.compareTo(num.amount) == 0;
        }

        @Override
        public int hashCode() {
            return amount.stripTrailingZeros().hashCode();
        }
    }

    record Flag(boolean yes) implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(double number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Value of(boolean yes) {
        return new Flag(yes);
    }

    /** The text form, as breakdowns show it: number 0 is "0", 1.0 is "1", yes is "true". */
    default String text() {
        return switch (this) {
            case Text text -> text.text();
            case Num num ->
                num.amount().signum() == 0
                        ? "0"
                        : num.amount().stripTrailingZeros().toPlainString();
            case Flag flag -> Boolean.toString(flag.yes());
        };
    }
}
