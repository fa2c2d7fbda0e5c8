package dev.steward.source.lake;

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
    private Conditions() {}

    static Condition holds(Property condition, PropertyField field) {
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
            case STARTS_WITH -> sure(call("starts_with({0}, {1})", field, values.getFirst()));
            case NOT_STARTS_WITH -> DSL.not(sure(call("starts_with({0}, {1})", field, values.getFirst())));
            case ENDS_WITH -> sure(call("ends_with({0}, {1})", field, values.getFirst()));
            case MATCHES -> sure(Sql.matches(field.form(), values.getFirst().text()));
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

    private static Condition contains(PropertyField field, Value value) {
        return call("contains(lower({0}), lower({1}))", field, value);
    }

    private static Condition call(String function, PropertyField field, Value value) {
        return DSL.condition(function, field.form(), val(value.text()));
    }

    // Numbers with numbers and texts with texts, by code point; anything else never holds.
    private static Condition compared(Property condition, PropertyField field, Value value) {
        return switch (value) {
            case Value.Text text -> compare(condition, field.text(), val(text.text()));
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

    private static Condition between(PropertyField field, Value low, Value high) {
        if (low instanceof Value.Text from && high instanceof Value.Text to) {
            return field.text().between(val(from.text()), val(to.text()));
        }
        if (low instanceof Value.Num from && high instanceof Value.Num to) {
            return field.number()
                    .between(val(from.amount().doubleValue()), val(to.amount().doubleValue()));
        }
        return DSL.falseCondition();
    }
}
