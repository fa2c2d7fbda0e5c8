package dev.steward.source.dialect;

import static org.jooq.impl.DSL.inline;

import dev.steward.definition.Expression;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The expressions of a mapping in SQL. */
public final class Expressions {
    private final Dialect dialect;
    private final Function<String, Field<String>> columns;

    /** @param columns the text of a column by its name */
    public Expressions(Dialect dialect, Function<String, Field<String>> columns) {
        this.dialect = dialect;
        this.columns = columns;
    }

    public Field<String> text(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> columns.apply(column.name());
            case Expression.Constant constant -> inline(constant.text());
            case Expression.If choice ->
                DSL.when(test(choice.test()), text(choice.then())).otherwise(text(choice.otherwise()));
        };
    }

    private Condition test(Expression.Test test) {
        Field<String> left = text(test.operands().getFirst());
        Field<String> right = test.operands().size() > 1 ? text(test.operands().get(1)) : inline("");
        return switch (test.comparison()) {
            case EQUALS -> left.eq(right);
            case NOT_EQUALS -> DSL.condition("{0} is distinct from {1}", left, right);
            case STARTS_WITH -> dialect.startsWith(left, right);
            case ENDS_WITH -> dialect.endsWith(left, right);
            case CONTAINS -> dialect.contains(left, right);
            case EMPTY -> DSL.condition("coalesce({0}, '') = ''", left);
            case GREATER -> dialect.number(left).gt(dialect.number(right));
            case LESS -> dialect.number(left).lt(dialect.number(right));
        };
    }
}
