package dev.steward.source.warehouse;

import com.google.re2j.Pattern;
import dev.steward.source.dialect.Dialect;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL's way of saying it. */
final class PgDialect implements Dialect {
    private static final String NUMBER = "^\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?\\s*$";

    private final String caseCollation;
    private final Function<Field<String>, List<String>> distinct;

    /**
     * @param caseCollation a collation that knows upper and lower case of every letter
     * @param distinct finds the different values of a field
     */
    PgDialect(String caseCollation, Function<Field<String>, List<String>> distinct) {
        this.caseCollation = caseCollation;
        this.distinct = distinct;
    }

    @Override
    public Field<Double> number(Field<String> text) {
        return DSL.field(
                "case when {0} ~ {1} then cast({0} as double precision) end",
                SQLDataType.DOUBLE, text, DSL.inline(NUMBER));
    }

    @Override
    public Field<String> lower(Field<String> text) {
        return DSL.field("lower({0} collate {1})", SQLDataType.VARCHAR, text, DSL.name(caseCollation));
    }

    @Override
    public Condition contains(Field<String> text, Field<String> part) {
        return DSL.condition("strpos({0}, {1}) > 0", text, part);
    }

    @Override
    public Condition startsWith(Field<String> text, Field<String> start) {
        return DSL.condition("starts_with({0}, {1})", text, start);
    }

    @Override
    public Condition endsWith(Field<String> text, Field<String> end) {
        return DSL.condition("right({0}, length({1})) = {1}", text, end);
    }

    /**
     * PostgreSQL's own expressions mean other things by the same letters: which values match is found out here, and the
     * database is asked for those.
     */
    @Override
    public Condition matches(Field<String> text, String pattern) {
        Pattern meant = Pattern.compile(pattern);
        List<String> matching = distinct.apply(text).stream()
                .filter(value -> meant.matcher(value).find())
                .toList();
        return any(text, matching);
    }

    /** Whether a text is one of many. */
    static Condition any(Field<String> text, List<String> values) {
        return DSL.condition(
                "{0} = any({1})", text, DSL.val(values.toArray(String[]::new), SQLDataType.VARCHAR.array()));
    }

    @Override
    public Field<String> byCodePoint(Field<String> text) {
        return DSL.field("{0} collate \"C\"", SQLDataType.VARCHAR, text);
    }
}
