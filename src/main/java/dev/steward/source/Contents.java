package dev.steward.source;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/** What a source's engine has of its own for looking into properties nobody named. */
public interface Contents {
    /** Every key inside the JSON of the events, one row each; keys repeat. */
    Select<?> keys();

    /**
     * The values inside the JSON of some events: rows (key, text, type, times), each value of a key at least once. Text is
     * the text form, type one of text, number, boolean, nested; null is no value.
     */
    Select<?> values(Condition of);

    /** The type of what a property is at an event, by the same names; {@code column} where its JSON does not hold it. */
    Field<String> type(String property, String column);

    /**
     * The most frequent texts of each key: rows (key, text, times, carried, different), ties by text.
     *
     * @param texts rows (key, text, times), each text of a key once, none of them null
     * @param most how many of each key
     */
    Table<?> top(Select<?> texts, int most);

    /** Whether a text contains what somebody typed, ignoring case. */
    Condition contains(Field<String> text, String typed);
}
