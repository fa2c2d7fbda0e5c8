package dev.steward.analysis.trends;

import dev.steward.model.BadDefinition;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A sum, difference, product or quotient of numbers and of series, which are letters. */
sealed interface Arithmetic {
    record Constant(double amount) implements Arithmetic {}

    /** {@code series}: 0 is A. */
    record Letter(int series) implements Arithmetic {}

    record Negative(Arithmetic of) implements Arithmetic {}

    record Both(char operator, Arithmetic left, Arithmetic right) implements Arithmetic {}

    /** @throws BadDefinition that shows the place where it cannot be read */
    static Arithmetic parse(String text) {
        return new ArithmeticParser(text).parse();
    }

    /** Its value where the series have the given ones; NaN when there is none: after a division by zero, or of no value. */
    default double value(IntToDoubleFunction series) {
        return switch (this) {
            case Constant constant -> constant.amount();
            case Letter letter -> series.applyAsDouble(letter.series());
            case Negative negative -> -negative.of().value(series);
            case Both(char operator, Arithmetic left, Arithmetic right) ->
                value(operator, left.value(series), right.value(series));
        };
    }

    private static double value(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> right == 0 ? Double.NaN : left / right;
        };
    }

    /** The series it names. */
    default IntStream letters() {
        return switch (this) {
            case Constant _ -> IntStream.empty();
            case Letter letter -> IntStream.of(letter.series());
            case Negative negative -> negative.of().letters();
            case Both both ->
                IntStream.concat(both.left().letters(), both.right().letters());
        };
    }
}
