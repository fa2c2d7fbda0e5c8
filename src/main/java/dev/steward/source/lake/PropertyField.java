package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.util.Locale;
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
record PropertyField(Field<String> form, Field<String> text, Field<Double> number, Field<Boolean> flag) {
    // With a cast: a column of bare nulls has a type that the driver cannot read.
    private static final Field<String> NO_TEXT = DSL.castNull(SQLDataType.VARCHAR);
    private static final Field<Double> NO_NUMBER = DSL.castNull(SQLDataType.DOUBLE);
    private static final Field<Boolean> NO_FLAG = DSL.castNull(SQLDataType.BOOLEAN);

    static final PropertyField MISSING = new PropertyField(NO_TEXT, NO_TEXT, NO_NUMBER, NO_FLAG);

    /** A property that stands in a column of its own. */
    static PropertyField of(RawColumn column, Field<?> field) {
        return switch (column.kind()) {
            case NUMBER, NUMBER_TEXT -> {
                Field<Double> number = Sql.number(field);
                yield new PropertyField(numberForm(column, field, number), NO_TEXT, number, NO_FLAG);
            }
            case FLAG, FLAG_TEXT -> {
                Field<Boolean> flag = DSL.field("try_cast({0} as boolean)", SQLDataType.BOOLEAN, field);
                yield new PropertyField(Sql.text(flag), NO_TEXT, NO_NUMBER, flag);
            }
            case JSON -> ofJson(field);
            case TEXT, LOCAL_TIME, INSTANT, NESTED, OTHER -> {
                Field<String> text = Sql.text(field);
                yield new PropertyField(text, text, NO_NUMBER, NO_FLAG);
            }
        };
    }

    /** A property that is one of two texts at every event. */
    static PropertyField either(Condition condition, String holds, String not) {
        Field<String> text = when(condition, inline(holds)).otherwise(inline(not));
        return new PropertyField(text, text, NO_NUMBER, NO_FLAG);
    }

    private static Field<String> numberForm(RawColumn column, Field<?> field, Field<Double> number) {
        return column.sqlType().toUpperCase(Locale.ROOT).endsWith("INT") ? Sql.text(field) : Sql.numberText(number);
    }

    /** A property whose JSON value is given, with its type. */
    static PropertyField ofJson(Field<?> json) {
        Field<String> type = Sql.jsonType(json);
        Condition isNumber =
                type.in(inline("UBIGINT"), inline("BIGINT"), inline("DOUBLE"), inline("HUGEINT"), inline("UHUGEINT"));
        Field<Double> number = when(isNumber, Sql.number(json));
        Field<String> content = Sql.jsonText(json);
        Field<String> form = when(type.eq(inline("NULL")), NO_TEXT)
                .when(type.eq(inline("DOUBLE")), Sql.numberText(Sql.number(json)))
                .otherwise(content);
        return new PropertyField(
                form,
                when(type.eq(inline("VARCHAR")), content),
                number,
                when(type.eq(inline("BOOLEAN")), DSL.field("try_cast({0} as boolean)", SQLDataType.BOOLEAN, content)));
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
