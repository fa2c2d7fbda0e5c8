package dev.steward.analysis.timeseries;

import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Which numbers of a course are out of the ordinary. Each is measured against the median of those before it in the same
 * season (such as the Mondays before), in units of their median absolute deviation times 1.4826, which for normally
 * distributed numbers is the standard deviation (Rousseeuw and Croux 1993). docs/definitions.md, "Anomalies".
 *
 * @param points one for each number, in their order
 */
public record Anomalies(List<Point> points) {
    /** So many numbers of the season have to lie before one that is judged. */
    public static final int LEAST = 4;
    /** No more than so many are looked at, the latest: what was normal long ago need not be now. */
    public static final int MOST = 12;

    public static final double WARN = 2;
    public static final double CRITICAL = 3;

    private static final double NORMAL_CONSISTENCY = 1.4826;

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
     * @param expected the median it is compared with; NaN when it was not evaluated
     * @param sigma the unit of its distance; NaN when it was not evaluated
     */
    public record Point(Level level, double value, double expected, double sigma) {
        /** How many sigmas above (below, when negative) what was expected. */
        public double score() {
            return (value - expected) / sigma;
        }

        public boolean flagged() {
            return level == Level.WARN || level == Level.CRITICAL;
        }
    }

    /**
     * Judges a course.
     *
     * @param season which season a number belongs to; numbers of one season are compared with each other
     * @param judged whether a number is complete: others are neither judged nor a measure for others
     * @param incident whether something is known to have happened: such a number is judged, but no measure for others
     * @param counts whether the numbers count something, so that they vary by at least the square root of what is expected
     */
    public static Anomalies of(
            Course course, IntUnaryOperator season, IntPredicate judged, IntPredicate incident, boolean counts) {
        Map<Integer, Baseline> baselines = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            double value = course.get(i);
            if (!course.has(i) || !judged.test(i)) {
                points.add(new Point(Level.NOT_EVALUATED, value, Double.NaN, Double.NaN));
                continue;
            }
            Baseline baseline = baselines.computeIfAbsent(season.applyAsInt(i), _ -> new Baseline());
            Point point = baseline.judge(value, counts);
            points.add(point);
            if (!incident.test(i)) {
                baseline.learn(point);
            }
        }
        return new Anomalies(points);
    }

    public long count(Level level) {
        return points.stream().filter(point -> point.level() == level).count();
    }

    /** What is normal in one season, so far. */
    private static final class Baseline {
        private final List<Double> normal = new ArrayList<>();
        private final List<Point> run = new ArrayList<>();

        Point judge(double value, boolean counts) {
            if (normal.size() < LEAST) {
                return new Point(Level.NOT_EVALUATED, value, Double.NaN, Double.NaN);
            }
            double[] latest = normal.subList(Math.max(0, normal.size() - MOST), normal.size()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double median = Quantiles.median(latest);
            double spread = Quantiles.median(Course.of(latest.length, i -> Math.abs(latest[i] - median))
                    .numbers()
                    .toArray());
            double sigma = NORMAL_CONSISTENCY * spread;
            if (counts) {
                sigma = Math.max(sigma, Math.sqrt(Math.max(1, median)));
            }
            if (sigma == 0) {
                return new Point(Level.NOT_EVALUATED, value, Double.NaN, Double.NaN);
            }
            double distance = Math.abs(value - median) / sigma;
            Level level = distance > CRITICAL ? Level.CRITICAL : distance > WARN ? Level.WARN : Level.NORMAL;
            return new Point(level, value, median, sigma);
        }

        /** A critical number is no measure for others, unless so many in a row say that this is how it is now. */
        void learn(Point point) {
            if (point.level() != Level.CRITICAL) {
                run.clear();
                normal.add(point.value());
                return;
            }
            if (!run.isEmpty() && run.getLast().score() > 0 != point.score() > 0) {
                run.clear();
            }
            run.add(point);
            if (run.size() == LEAST) {
                normal.clear();
                run.forEach(each -> normal.add(each.value()));
                run.clear();
            }
        }
    }
}
