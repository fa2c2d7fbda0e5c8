package dev.steward.model;

import java.util.Locale;

/**
 * How a property is compared. Except for the negative ones ({@link #NOT_EQUALS}, {@link #NOT_CONTAINS}, {@link #NOT_IN},
 * {@link #NOT_STARTS_WITH}, {@link #NOT_SET}) a missing property never holds. docs/definitions.md, "Values".
 */
public enum Op {
    EQUALS,
    NOT_EQUALS,
    CONTAINS,
    NOT_CONTAINS,
    IS_SET,
    NOT_SET,
    GT,
    GTE,
    LT,
    LTE,
    BETWEEN,
    IN,
    NOT_IN,
    STARTS_WITH,
    NOT_STARTS_WITH,
    ENDS_WITH,
    MATCHES;

    /** The name in JSON, such as {@code starts_with}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many values the comparison takes: 0, 1, 2 ({@code between}), or -1 for any number ({@code in}). */
    public int arity() {
        return switch (this) {
            case IS_SET, NOT_SET -> 0;
            case BETWEEN -> 2;
            case IN, NOT_IN -> -1;
            default -> 1;
        };
    }
}
