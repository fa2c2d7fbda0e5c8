package dev.steward.source;

import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The events of a source in SQL, whatever their files look like. Built with jOOQ: values bound, identifiers quoted.
 * Persons are merged already: {@link #person()} is the person an alias belongs to.
 */
public interface EventTable {
    /** What to select from. */
    Table<?> table();

    Field<String> person();

    /**
     * What tells persons apart and, read as a text, is {@link #person}: an engine may have something that it compares more quickly
     * than a text. Whoever sorts by it may get another order than that of the names.
     */
    Field<?> personKey();

    /** Who was merged: a table (alias, person), each alias with the person it belongs to in the end; empty when nobody was. */
    Optional<Table<?>> merges();

    Field<String> event();

    /** Microseconds since 1970, UTC. */
    Field<Long> micros();

    /** The order of import: breaks ties in time. */
    Field<Long> arrival();

    /** Where the event stands: the number of its file, shifted by {@link #FILE_SHIFT}, and its row in it, both from 0. */
    Field<Long> place();

    /** How far {@link #place} shifts the number of a file. */
    int FILE_SHIFT = 40;

    /** The session an event says it belongs to, null when it says none; empty when the source knows no sessions. */
    Optional<Field<String>> session();

    /** The text form of a property, null when missing. */
    Field<String> text(String property);

    /** A text in the order of code points, for sorting and for comparisons. */
    Field<String> byCodePoint(Field<String> text);

    /** The number a property holds, null when it is missing or not a number. */
    Field<Double> number(String property);

    /** Never null: a condition on a missing property is false or, for the negative ones, true. */
    org.jooq.Condition holds(Condition condition);

    /** Never null. */
    org.jooq.Condition matches(Matcher matcher);

    /** How many files would be opened. */
    int files();

    /** Properties that stand in columns of their own; more may stand inside {@link #json}. */
    List<String> propertyColumns();

    /** The text form of a property column, whatever {@link #json} holds under the same name; null when missing. */
    Field<String> column(String propertyColumn);

    /** What the values of a property column are. */
    PropertyType type(String propertyColumn);

    /**
     * The JSON object with all properties that do not stand in columns of their own, as its text or null; a STRUCT or MAP
     * is shown as JSON too. A key in it wins over the column of that name. Empty when the source has no such column.
     */
    Optional<Field<String>> json();

    /** For looking into properties nobody named. */
    Contents contents();

    /** The types of JSON, and instants, which only a column can hold. */
    enum PropertyType {
        TEXT,
        NUMBER,
        BOOLEAN,
        INSTANT,
        /** A list or structure, whose text form is its JSON. */
        NESTED
    }
}
