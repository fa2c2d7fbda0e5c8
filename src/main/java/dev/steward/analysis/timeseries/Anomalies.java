package dev.steward.analysis.timeseries;

import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which numbers of a course are out of the ordinary. Each is measured against what those before it lead to expect: their
 * level, by how the season (such as Mondays) usually stands to the level before it; in units of how far such expectations
 * were off before, taken as 1.4826 times the median of these errors, which for normally distributed ones is the standard
 * deviation (Rousseeuw and Croux 1993). docs/definitions.md, "Anomalies".
 *
 * @param points one for each number, in their order
 */
public record Anomalies(List<Point> points) {
    /** So many numbers of the season have to lie before one that is judged. */
    public static final int LEAST = 4;
    /** No more than so many are looked at, the latest: what was normal long ago need not be now. */
    public static final int MOST = 12;
    /** So many errors are looked at, the latest, or a whole cycle of them where that is longer. */
    public static final int ERRORS = 56;

    public static final double WARN = 2;
    public static final double CRITICAL = 3;

    private static final double NORMAL_CONSISTENCY = 1.4826;
    /** What is left of numbers that never vary when they are divided and multiplied again. */
    private static final double NOTHING = 1e-9;

    public Anomalies {
        points = List.copyOf(points);
    }

    public enum Level {
        NOT_EVALUATED,
        NORMAL,
        WARN,
        CRITICAL
    }

    /**
     * What is thought of one number.
     *
     * @param expected what it is compared with; NaN when it was not evaluated
     * @param sigma the unit of its distance; NaN when it was not evaluated
     */
    public record Point(Level level, double value, double expected, double sigma) {
        private static Point notEvaluated(double value) {
            return new Point(Level.NOT_EVALUATED, value, Double.NaN, Double.NaN);
        }

        /** How many sigmas above (below, when negative) what was expected. */
        public double score() {
            return (value - expected) / sigma;
        }

        public boolean flagged() {
            return level == Level.WARN || level == Level.CRITICAL;
        }
    }

    /** What repeats in a course: seasons follow each other in a cycle of so many numbers, and each number is of one season. */
    public record Seasons(int cycle, IntUnaryOperator season) {}

    /**
     * Judges a course.
     *
     * @param judged whether a number is complete: others are neither judged nor a measure for others
     * @param incident whether something is known to have happened: such a number is judged, but no measure for others
     * @param counts whether the numbers count something, so that they vary by at least the square root of what is expected
     */
    public static Anomalies of(
            Course course, Seasons seasons, IntPredicate judged, IntPredicate incident, boolean counts) {
        IntPredicate usable = i -> course.has(i) && judged.test(i);
        boolean negative = IntStream.range(0, course.size()).anyMatch(i -> usable.test(i) && course.get(i) < 0);
        Scale scale = negative ? Scale.DIFFERENCES : counts ? Scale.COUNTS : Scale.RATIOS;
        Past past = new Past(seasons.cycle(), scale);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            points.add(
                    usable.test(i)
                            ? past.next(course.get(i), seasons.season().applyAsInt(i), incident.test(i))
                            : Point.notEvaluated(course.get(i)));
        }
        return new Anomalies(points);
    }

    public long count(Level level) {
        return points.stream().filter(point -> point.level() == level).count();
    }

    /** How numbers stand to their level, and errors to what was expected. NaN where that cannot be said. */
    private enum Scale {
        /** Counts grow and shrink as a whole; a level below 1 is taken for 1. */
        COUNTS,
        /** So do other numbers that are never negative. */
        RATIOS,
        /** Of the others only differences mean anything. */
        DIFFERENCES;

        double level(double median) {
            return switch (this) {
                case COUNTS -> Math.max(1, median);
                case RATIOS -> positive(median);
                case DIFFERENCES -> median;
            };
        }

        double relation(double value, double level) {
            return this == DIFFERENCES ? value - level : value / level;
        }

        double expected(double relation, double level) {
            return this == DIFFERENCES ? level + relation : level * relation;
        }

        /** What errors are measured in. */
        double unit(double expected) {
            return switch (this) {
                case COUNTS -> Math.max(1, expected);
                case RATIOS -> positive(expected);
                case DIFFERENCES -> 1;
            };
        }

        private static double positive(double number) {
            return number > 0 ? number : Double.NaN;
        }

        double leastSigma(double expected) {
            return this == COUNTS ? Math.sqrt(Math.max(1, expected)) : 0;
        }
    }

    /** What is known before a number. */
    private static final class Past {
        private final int cycle;
        private final Scale scale;
        private final List<Double> numbers = new ArrayList<>();
        private final Map<Integer, List<Double>> relations = new HashMap<>();
        private final List<Double> errors = new ArrayList<>();

        Past(int cycle, Scale scale) {
            this.cycle = cycle;
            this.scale = scale;
        }

        /** Judges a number by those before it, and then, unless it is an incident, makes it one of them. */
        Point next(double value, int season, boolean incident) {
            double level = scale.level(median(numbers, cycle, cycle));
            List<Double> same = relations.computeIfAbsent(season, _ -> new ArrayList<>());
            double expected = scale.expected(median(same, LEAST, MOST), level);
            double unit = scale.unit(expected);
            Point point = judge(value, expected, unit);
            if (!incident) {
                numbers.add(value);
                addKnown(same, scale.relation(value, level));
                addKnown(errors, Math.abs(value - expected) / unit);
            }
            return point;
        }

        private Point judge(double value, double expected, double unit) {
            double usual = median(errors, cycle, Math.max(ERRORS, cycle));
            double sigma = Math.max(NORMAL_CONSISTENCY * usual * unit, scale.leastSigma(expected));
            boolean known = sigma > NOTHING * Math.abs(expected); // not where either is NaN
            if (!known) {
                return Point.notEvaluated(value);
            }
            double distance = Math.abs(value - expected) / sigma;
            Level level = distance > CRITICAL ? Level.CRITICAL : distance > WARN ? Level.WARN : Level.NORMAL;
            return new Point(level, value, expected, sigma);
        }

        private static void addKnown(List<Double> numbers, double number) {
            if (!Double.isNaN(number)) {
                numbers.add(number);
            }
        }

        /** Of the latest; NaN when there are too few. */
        private static double median(List<Double> numbers, int least, int most) {
            int size = numbers.size();
            return size < least
                    ? Double.NaN
                    : Quantiles.median(numbers.subList(Math.max(0, size - most), size).stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }
    }
}
