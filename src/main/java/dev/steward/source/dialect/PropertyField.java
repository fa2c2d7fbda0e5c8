package dev.steward.source.dialect;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One property of an event in SQL, whatever its storage: its text form, and the value by each of the types it can have
 * (null where it has another one).
 *
 * @param form the text form; null exactly when the property is missing
 */
public record PropertyField(Field<String> form, Field<String> text, Field<Double> number, Field<Boolean> flag) {
    // With a cast: a column of bare nulls has a type that the driver cannot read.
    public static final Field<String> NO_TEXT = DSL.castNull(SQLDataType.VARCHAR);
    public static final Field<Double> NO_NUMBER = DSL.castNull(SQLDataType.DOUBLE);
    public static final Field<Boolean> NO_FLAG = DSL.castNull(SQLDataType.BOOLEAN);

    static final PropertyField MISSING = new PropertyField(NO_TEXT, NO_TEXT, NO_NUMBER, NO_FLAG);

    /** A property that is one of two texts at every event. */
    static PropertyField either(Condition condition, String holds, String not) {
        Field<String> text = when(condition, inline(holds)).otherwise(inline(not));
        return new PropertyField(text, text, NO_NUMBER, NO_FLAG);
    }

    /** This one, or another one where this one is missing. */
    PropertyField orElse(PropertyField other) {
        Condition here = form.isNotNull();
        return new PropertyField(
                DSL.coalesce(form, other.form),
                when(here, text).otherwise(other.text),
                when(here, number).otherwise(other.number),
                when(here, flag).otherwise(other.flag));
    }
}
