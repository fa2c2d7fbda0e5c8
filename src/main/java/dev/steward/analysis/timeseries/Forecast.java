package dev.steward.analysis.timeseries;

import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a course may go on. Several methods are tried on the past: each predicts stretches of it from what lay before them,
 * and the one whose predictions were nearest is taken. docs/definitions.md, "Forecast".
 *
 * @param method the one that was nearest
 * @param history how many numbers it rests on
 * @param expected what is expected, from the first period after the history on
 * @param eighty where four of five numbers should lie
 * @param ninetyFive where nineteen of twenty should lie
 * @param tried how near each method was, the one that was taken among them
 */
public record Forecast(
        Method method, int history, Course expected, Band eighty, Band ninetyFive, Map<Method, Accuracy> tried) {
    /** At least so many numbers, however short a season is. */
    public static final int LEAST = 10;

    private static final double EIGHTY = 1.2815515655446004;
    private static final double NINETY_FIVE = 1.959963984540054;

    public Forecast {
        tried = Collections.unmodifiableMap(new EnumMap<>(tried));
    }

    /** From the lowest to the highest number that is likely. */
    public record Band(Course low, Course high) {}

    /**
     * How far predictions were from what came.
     *
     * @param mae the mean distance
     * @param rmse the root of the mean square of the distance
     * @param mape the mean distance in percent of what came; empty when nothing but zeros came
     */
    public record Accuracy(double mae, double rmse, OptionalDouble mape) {}

    /** Of the method that was taken. */
    public Accuracy accuracy() {
        return Optional.ofNullable(tried.get(method)).orElseThrow();
    }

    /**
     * Predicts a course whose numbers are all there.
     *
     * @param season how many numbers a season has; 1: there are none
     * @param horizon for how many periods
     * @return empty when there is not enough history: fewer than two seasons, or than {@link #LEAST} numbers
     */
    public static Optional<Forecast> of(Course course, int season, int horizon) {
        double[] numbers = course.numbers().toArray();
        if (numbers.length < Math.max(2 * season, LEAST)) {
            return Optional.empty();
        }
        Map<Method, Accuracy> tried = Backtest.of(numbers, season).accuracies();
        Method method = Method.SEASONAL_NAIVE;
        for (Map.Entry<Method, Accuracy> each : tried.entrySet()) {
            if (each.getValue().mae() < mae(tried, method)) {
                method = each.getKey();
            }
        }
        Model model = Model.of(method, numbers, numbers.length, season);
        boolean neverBelowZero = course.numbers().allMatch(number -> number >= 0);
        double least = neverBelowZero ? 0 : Double.NEGATIVE_INFINITY;
        return Optional.of(new Forecast(
                method,
                numbers.length,
                Course.of(horizon, i -> Math.max(least, model.ahead(i + 1))),
                band(model, horizon, EIGHTY, least),
                band(model, horizon, NINETY_FIVE, least),
                tried));
    }

    private static double mae(Map<Method, Accuracy> tried, Method method) {
        return Optional.ofNullable(tried.get(method)).map(Accuracy::mae).orElse(Double.POSITIVE_INFINITY);
    }

    private static Band band(Model model, int horizon, double sigmas, double least) {
        return new Band(
                Course.of(
                        horizon, i -> Math.max(least, model.ahead(i + 1) - sigmas * Math.sqrt(model.variance(i + 1)))),
                Course.of(
                        horizon, i -> Math.max(least, model.ahead(i + 1) + sigmas * Math.sqrt(model.variance(i + 1)))));
    }

    /** Methods against the past: each predicts the last few seasons, one after the other, from what lay before. */
    private record Backtest(double[] numbers, int season, List<Integer> origins, int steps) {
        private static final int MOST_ORIGINS = 5;
        private static final int STEPS_WITHOUT_SEASON = 4;

        static Backtest of(double[] numbers, int season) {
            int steps = season > 1 ? season : STEPS_WITHOUT_SEASON;
            boolean roomForAll = numbers.length - steps >= Method.HOLT_WINTERS.least(season);
            int least = Math.max(
                    Method.HOLT.least(season),
                    roomForAll ? Method.HOLT_WINTERS.least(season) : Method.SEASONAL_NAIVE.least(season));
            List<Integer> origins = new ArrayList<>();
            for (int origin = numbers.length - steps;
                    origin >= least && origins.size() < MOST_ORIGINS;
                    origin -= steps) {
                origins.add(origin);
            }
            return new Backtest(numbers, season, origins, steps);
        }

        /** Of the methods that can be tried; {@link Method#SEASONAL_NAIVE} always can. */
        Map<Method, Accuracy> accuracies() {
            Map<Method, Accuracy> found = new EnumMap<>(Method.class);
            for (Method method : Method.values()) {
                boolean possible = origins.getLast() >= method.least(season);
                boolean pointless = method.seasonal && season == 1;
                if (possible && !pointless) {
                    found.put(method, accuracy(method));
                }
            }
            return found;
        }

        private Accuracy accuracy(Method method) {
            double distances = 0;
            double squares = 0;
            double percents = 0;
            int nonZero = 0;
            for (int origin : origins) {
                Model model = Model.of(method, numbers, origin, season);
                for (int step = 1; step <= steps; step++) {
                    double came = numbers[origin + step - 1];
                    double distance = Math.abs(came - model.ahead(step));
                    distances += distance;
                    squares += distance * distance;
                    if (came != 0) {
                        percents += 100 * distance / Math.abs(came);
                        nonZero++;
                    }
                }
            }
            int all = origins.size() * steps;
            return new Accuracy(
                    distances / all,
                    Math.sqrt(squares / all),
                    nonZero == 0 ? OptionalDouble.empty() : OptionalDouble.of(percents / nonZero));
        }
    }
}
