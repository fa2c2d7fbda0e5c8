package dev.steward.source.lake;

import dev.steward.source.dialect.Dialect;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** DuckDB's way of saying it; its texts are ordered by code point already. */
final class DuckDialect implements Dialect {
    @Override
    public Field<Double> number(Field<String> text) {
        return Sql.number(text);
    }

    @Override
    public Field<String> lower(Field<String> text) {
        return DSL.lower(text);
    }

    @Override
    public Condition contains(Field<String> text, Field<String> part) {
        return DSL.condition("contains({0}, {1})", text, part);
    }

    @Override
    public Condition startsWith(Field<String> text, Field<String> start) {
        return DSL.condition("starts_with({0}, {1})", text, start);
    }

    @Override
    public Condition endsWith(Field<String> text, Field<String> end) {
        return DSL.condition("ends_with({0}, {1})", text, end);
    }

    @Override
    public Condition matches(Field<String> text, String pattern) {
        return Sql.matches(text, pattern);
    }

    @Override
    public Field<String> byCodePoint(Field<String> text) {
        return text;
    }
}
