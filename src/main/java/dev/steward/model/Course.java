package dev.steward.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A number for each of some periods, first to last; a period may have none. Immutable. */
public final class Course {
    private final double[] numbers;

    private Course(double[] numbers) {
        this.numbers = numbers;
    }

    /** What is not a finite number stands for none. */
    public static Course of(double... numbers) {
        double[] own = numbers.clone();
        for (int i = 0; i < own.length; i++) {
            if (!Double.isFinite(own[i])) {
                own[i] = Double.NaN;
            }
        }
        return new Course(own);
    }

    /** The numbers a function gives for 0 up to {@code size}; what is not finite stands for none. */
    public static Course of(int size, IntToDoubleFunction number) {
        return of(IntStream.range(0, size).mapToDouble(number).toArray());
    }

    public int size() {
        return numbers.length;
    }

    public boolean has(int period) {
        return !Double.isNaN(numbers[period]);
    }

    /** NaN when there is none. */
    public double get(int period) {
        return numbers[period];
    }

    public OptionalDouble at(int period) {
        return has(period) ? OptionalDouble.of(numbers[period]) : OptionalDouble.empty();
    }

    /** Those that are there. */
    public DoubleStream numbers() {
        return DoubleStream.of(numbers).filter(number -> !Double.isNaN(number));
    }

    /** From {@code first} on, {@code end} not included. */
    public Course part(int first, int end) {
        return new Course(Arrays.copyOfRange(numbers, first, end));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Course course && Arrays.equals(numbers, course.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
