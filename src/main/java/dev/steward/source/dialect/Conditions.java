package dev.steward.source.dialect;

import static org.jooq.impl.DSL.val;

import dev.steward.model.Condition.Property;
import dev.steward.model.Value;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Conditions on properties in SQL, by docs/definitions.md, "Values". What is returned is never null: a missing property
 * makes a condition false, a negative one true.
 */
final class Conditions {
    private final Dialect dialect;

    Conditions(Dialect dialect) {
        this.dialect = dialect;
    }

    Condition holds(Property condition, PropertyField field) {
        List<Value> values = condition.values();
        return switch (condition.op()) {
            case EQUALS -> sure(equal(field, values.getFirst()));
            case NOT_EQUALS -> DSL.not(sure(equal(field, values.getFirst())));
            case CONTAINS -> sure(contains(field, values.getFirst()));
            case NOT_CONTAINS -> DSL.not(sure(contains(field, values.getFirst())));
            case IS_SET -> field.form().isNotNull();
            case NOT_SET -> field.form().isNull();
            case GT, GTE, LT, LTE -> sure(compared(condition, field, values.getFirst()));
            case BETWEEN -> sure(between(field, values.get(0), values.get(1)));
            case IN -> sure(in(field, values));
            case NOT_IN -> DSL.not(sure(in(field, values)));
            case STARTS_WITH ->
                sure(dialect.startsWith(field.form(), val(values.getFirst().text())));
            case NOT_STARTS_WITH ->
                DSL.not(sure(
                        dialect.startsWith(field.form(), val(values.getFirst().text()))));
            case ENDS_WITH ->
                sure(dialect.endsWith(field.form(), val(values.getFirst().text())));
            case MATCHES -> sure(dialect.matches(field.form(), values.getFirst().text()));
        };
    }

    private static Condition sure(Condition condition) {
        return DSL.condition("coalesce({0}, false)", condition);
    }

    private static Condition equal(PropertyField field, Value value) {
        return switch (value) {
            case Value.Text text -> field.text().eq(val(text.text()));
            case Value.Num num -> field.number().eq(val(num.amount().doubleValue()));
            case Value.Flag flag -> field.flag().eq(val(flag.yes()));
        };
    }

    private static Condition in(PropertyField field, List<Value> values) {
        return DSL.or(values.stream().map(value -> equal(field, value)).toList());
    }

    private Condition contains(PropertyField field, Value value) {
        return dialect.contains(dialect.lower(field.form()), dialect.lower(val(value.text())));
    }

    // Numbers with numbers and texts with texts, by code point; anything else never holds.
    private Condition compared(Property condition, PropertyField field, Value value) {
        return switch (value) {
            case Value.Text text -> compare(condition, dialect.byCodePoint(field.text()), val(text.text()));
            case Value.Num num ->
                compare(condition, field.number(), val(num.amount().doubleValue()));
            case Value.Flag flag -> DSL.falseCondition();
        };
    }

    private static <T> Condition compare(Property condition, Field<T> left, Field<T> right) {
        return switch (condition.op()) {
            case GT -> left.gt(right);
            case GTE -> left.ge(right);
            case LT -> left.lt(right);
            default -> left.le(right);
        };
    }

    private Condition between(PropertyField field, Value low, Value high) {
        if (low instanceof Value.Text from && high instanceof Value.Text to) {
            return dialect.byCodePoint(field.text()).between(val(from.text()), val(to.text()));
        }
        if (low instanceof Value.Num from && high instanceof Value.Num to) {
            return field.number()
                    .between(val(from.amount().doubleValue()), val(to.amount().doubleValue()));
        }
        return DSL.falseCondition();
    }
}
