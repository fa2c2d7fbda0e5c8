package dev.steward.analysis.timeseries;

import dev.steward.analysis.timeseries.Smoothing.Weights;
import java.util.function.ToDoubleFunction;

/** Looks for the weights with the least error: over a coarse grid, then by ever smaller steps from its best point. */
final class WeightSearch {
    private static final double[] LEVELS = {0.05, 0.15, 0.3, 0.5, 0.7, 0.9};
    private static final double[] OTHERS = {0, 0.05, 0.2, 0.5};
    private static final double[] NONE = {0};
    private static final double FIRST_STEP = 0.1;
    private static final double LAST_STEP = 0.002;

    private WeightSearch() {}

    static Weights best(Method method, ToDoubleFunction<Weights> error) {
        Weights best = new Weights(LEVELS[0], 0, 0);
        double least = Double.POSITIVE_INFINITY;
        for (double level : LEVELS) {
            for (double trend : method.trending ? OTHERS : NONE) {
                for (double season : method.seasonal ? OTHERS : NONE) {
                    Weights candidate = new Weights(level, trend, season);
                    double its = error.applyAsDouble(candidate);
                    if (its < least) {
                        best = candidate;
                        least = its;
                    }
                }
            }
        }
        for (double step = FIRST_STEP; step > LAST_STEP; step /= 2) {
            best = refined(best, step, method, error);
        }
        return best;
    }

    /** Goes on in steps of one size as long as that helps. */
    private static Weights refined(Weights start, double step, Method method, ToDoubleFunction<Weights> error) {
        Weights best = start;
        double least = error.applyAsDouble(best);
        boolean better = true;
        while (better) {
            better = false;
            for (Weights candidate : neighbours(best, step, method)) {
                double its = error.applyAsDouble(candidate);
                if (its < least) {
                    best = candidate;
                    least = its;
                    better = true;
                }
            }
        }
        return best;
    }

    private static Weights[] neighbours(Weights at, double step, Method method) {
        double byTrend = method.trending ? step : 0;
        double bySeason = method.seasonal ? step : 0;
        return new Weights[] {
            new Weights(share(at.level() - step), at.trend(), at.season()),
            new Weights(share(at.level() + step), at.trend(), at.season()),
            new Weights(at.level(), share(at.trend() - byTrend), at.season()),
            new Weights(at.level(), share(at.trend() + byTrend), at.season()),
            new Weights(at.level(), at.trend(), share(at.season() - bySeason)),
            new Weights(at.level(), at.trend(), share(at.season() + bySeason))
        };
    }

    private static double share(double weight) {
        return Math.clamp(weight, 0, 1);
    }
}
