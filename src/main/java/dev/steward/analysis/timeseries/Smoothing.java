package dev.steward.analysis.timeseries;

/**
 * Exponential smoothing with a level and, where wanted, a trend and an additive season, by the recurrences of Hyndman and
 * Athanasopoulos, "Forecasting: principles and practice", chapter 8. Written in error-correction form: with e the error of
 * predicting y one step ahead, level += trend + a e; trend += a b e; season += c e.
 */
final class Smoothing {
    /** How quickly level, trend and season follow: a, b (also written beta*) and c, each from 0 to 1. */
    record Weights(double level, double trend, double season) {}

    private final double[] season;
    private double level;
    private double trend;
    private int at;

    private Smoothing(double level, double trend, double[] season, int at) {
        this.level = level;
        this.trend = trend;
        this.season = season;
        this.at = at;
    }

    /** What has been smoothed, and the squares of the errors of predicting each number from those before it. */
    record Fit(Smoothing end, double squares, int errors) {
        /** The mean of the squares. */
        double variance() {
            return errors == 0 ? 0 : squares / errors;
        }
    }

    /** From a level and a trend that are known, without a season, before the first number. */
    static Smoothing from(double level, double trend) {
        return new Smoothing(level, trend, new double[1], 0);
    }

    /** Runs over the first numbers, from a beginning that they give. */
    static Fit fit(double[] numbers, int end, boolean trending, int period, Weights weights) {
        return (period > 1 ? seasonal(numbers, period) : plain(numbers, trending)).over(numbers, end, weights);
    }

    /** Runs over those of the first numbers that it has not taken yet. */
    Fit over(double[] numbers, int end, Weights weights) {
        double squares = 0;
        int begin = at;
        while (at < end) {
            double error = take(numbers[at], weights);
            squares += error * error;
        }
        return new Fit(this, squares, end - begin);
    }

    /** The level is the first number, the trend the step to the second. */
    private static Smoothing plain(double[] numbers, boolean trending) {
        return new Smoothing(numbers[0], trending ? numbers[1] - numbers[0] : 0, new double[1], 1);
    }

    /** Level and season from the first season, the trend from the step to the second. */
    private static Smoothing seasonal(double[] numbers, int period) {
        double first = mean(numbers, 0, period);
        double trend = (mean(numbers, period, 2 * period) - first) / period;
        double middle = (period - 1) / 2.0;
        double[] season = new double[period];
        for (int i = 0; i < period; i++) {
            season[i] = numbers[i] - (first + trend * (i - middle));
        }
        return new Smoothing(first + trend * (period - 1 - middle), trend, season, period);
    }

    private static double mean(double[] numbers, int from, int end) {
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += numbers[i];
        }
        return sum / (end - from);
    }

    /** What is expected {@code steps} after the last number taken. */
    double ahead(int steps) {
        return level + steps * trend + season[(at + steps - 1) % season.length];
    }

    /** Takes the next number; returns by how much it was mistaken. */
    private double take(double number, Weights weights) {
        double error = number - ahead(1);
        level += trend + weights.level() * error;
        trend += weights.level() * weights.trend() * error;
        season[at % season.length] += weights.season() * error;
        at++;
        return error;
    }

    /** How often the variance of one step goes into that of {@code steps} steps (ibid., 8.7). */
    static double varianceFactor(int steps, Weights weights, int period) {
        double factor = 1;
        for (int j = 1; j < steps; j++) {
            double share = weights.level() + weights.level() * weights.trend() * j;
            if (period > 1 && j % period == 0) {
                share += weights.season();
            }
            factor += share * share;
        }
        return factor;
    }
}
