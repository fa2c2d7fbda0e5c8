package dev.steward.definition;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a mapped value comes from: a column, a constant, or a small choice such as
 * {@code if(starts_with(InvoiceNo,'C'),'cancel','purchase')}. Parsed by {@link MappingParser}; never pasted into SQL.
 */
public sealed interface Expression {
    record Column(String name) implements Expression {
        @Override
        public String toString() {
            return MappingParser.quoteName(name);
        }
    }

    record Constant(String text) implements Expression {
        @Override
        public String toString() {
            return MappingParser.quoteText(text);
        }
    }

    record If(Test test, Expression then, Expression otherwise) implements Expression {
        @Override
        public String toString() {
            return "if(" + test + "," + then + "," + otherwise + ")";
        }
    }

    /** Compares the text of two expressions; a missing left side never holds (but {@link #NOT_EQUALS} and {@link #EMPTY} do). */
    enum Comparison {
        EQUALS("equals", 2),
        NOT_EQUALS("not_equals", 2),
        STARTS_WITH("starts_with", 2),
        ENDS_WITH("ends_with", 2),
        CONTAINS("contains", 2),
        EMPTY("empty", 1),
        GREATER("greater", 2),
        LESS("less", 2);

        final String word;
        final int operands;

        Comparison(String word, int operands) {
            this.word = word;
            this.operands = operands;
        }
    }

    /** {@link Comparison#GREATER} and {@link Comparison#LESS} compare numbers; text that is no number never holds. */
    record Test(Comparison comparison, List<Expression> operands) {
        public Test {
            operands = List.copyOf(operands);
        }

        @Override
        public String toString() {
            return comparison.word + "("
                    + String.join(
                            ",", operands.stream().map(Expression::toString).toList()) + ")";
        }
    }

    /** Reads one expression; throws {@link dev.steward.model.BadInput} that points at the place. */
    static Expression parse(String text) {
        return new MappingParser(text).parseExpression();
    }

    /** The columns it reads. */
    default Stream<String> columns() {
        return switch (this) {
            case Column column -> Stream.of(column.name());
            case Constant constant -> Stream.empty();
            case If choice ->
                Stream.concat(
                        choice.test().operands().stream().flatMap(Expression::columns),
                        Stream.concat(
                                choice.then().columns(), choice.otherwise().columns()));
        };
    }
}
