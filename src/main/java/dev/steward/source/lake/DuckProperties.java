package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.steward.source.dialect.PropertyField;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Properties of events as DuckDB reads them from columns and from JSON. */
final class DuckProperties {
    private DuckProperties() {}

    /** A property that stands in a column of its own. */
    static PropertyField of(RawColumn column, Field<?> field) {
        return switch (column.kind()) {
            case NUMBER, NUMBER_TEXT -> {
                Field<Double> number = Sql.number(field);
                yield new PropertyField(
                        numberForm(column, field, number), PropertyField.NO_TEXT, number, PropertyField.NO_FLAG);
            }
            case FLAG, FLAG_TEXT -> {
                Field<Boolean> flag = DSL.field("try_cast({0} as boolean)", SQLDataType.BOOLEAN, field);
                yield new PropertyField(Sql.text(flag), PropertyField.NO_TEXT, PropertyField.NO_NUMBER, flag);
            }
            case JSON -> ofJson(field);
            case TEXT, LOCAL_TIME, INSTANT, NESTED, OTHER -> {
                Field<String> text = Sql.text(field);
                yield new PropertyField(text, text, PropertyField.NO_NUMBER, PropertyField.NO_FLAG);
            }
        };
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
        Field<String> form = when(type.eq(inline("NULL")), PropertyField.NO_TEXT)
                .when(type.eq(inline("DOUBLE")), Sql.numberText(Sql.number(json)))
                .otherwise(content);
        return new PropertyField(
                form,
                when(type.eq(inline("VARCHAR")), content),
                number,
                when(type.eq(inline("BOOLEAN")), DSL.field("try_cast({0} as boolean)", SQLDataType.BOOLEAN, content)));
    }
}
