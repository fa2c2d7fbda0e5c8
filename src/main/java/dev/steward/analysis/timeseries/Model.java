package dev.steward.analysis.timeseries;

import dev.steward.analysis.timeseries.Smoothing.Fit;
import dev.steward.analysis.timeseries.Smoothing.Weights;

/** A method that has seen numbers: what it expects after them, and how surely. */
interface Model {
    double ahead(int steps);

    /** Of the error of what is expected so many steps ahead. */
    double variance(int steps);

    /** Learns from the first {@code end} numbers. */
    static Model of(Method method, double[] numbers, int end, int season) {
        if (method == Method.SEASONAL_NAIVE) {
            return naive(numbers, end, season);
        }
        int period = method.seasonal ? season : 1;
        Weights weights = WeightSearch.best(
                method,
                candidate -> Smoothing.fit(numbers, end, method.trending, period, candidate)
                        .squares());
        Fit fit = Smoothing.fit(numbers, end, method.trending, period, weights);
        return new Model() {
            @Override
            public double ahead(int steps) {
                return fit.end().ahead(steps);
            }

            @Override
            public double variance(int steps) {
                return fit.variance() * Smoothing.varianceFactor(steps, weights, period);
            }
        };
    }

    private static Model naive(double[] numbers, int end, int season) {
        double squares = 0;
        for (int i = season; i < end; i++) {
            squares += (numbers[i] - numbers[i - season]) * (numbers[i] - numbers[i - season]);
        }
        double variance = end > season ? squares / (end - season) : 0;
        return new Model() {
            @Override
            public double ahead(int steps) {
                return numbers[end - season + (steps - 1) % season];
            }

            @Override
            public double variance(int steps) {
                return variance * ((steps - 1) / season + 1);
            }
        };
    }
}
