package dev.steward.source.dialect;

import org.jooq.Condition;
import org.jooq.Field;

/**
 * What engines say differently about texts and numbers. Everything is built with jOOQ: names quoted, values bound. What a
 * method means is the same for all; the scenarios hold them to it.
 */
public interface Dialect {
    /** A text as a number, null where it is none. */
    Field<Double> number(Field<String> text);

    Field<String> lower(Field<String> text);

    /** Whether a text contains another, case counts. */
    Condition contains(Field<String> text, Field<String> part);

    Condition startsWith(Field<String> text, Field<String> start);

    Condition endsWith(Field<String> text, Field<String> end);

    /** Whether an RE2 expression is found anywhere in a text. */
    Condition matches(Field<String> text, String pattern);

    /** The text in the order of code points, for comparisons. */
    Field<String> byCodePoint(Field<String> text);
}
