package dev.steward.analysis.timeseries;

/** Ways of predicting a course, the simplest first. */
public enum Method {
    /** As it was a season ago; without seasons: as it was last. */
    SEASONAL_NAIVE(false, false),
    /** Exponential smoothing of the level. */
    SIMPLE(false, false),
    /** Level and trend. */
    HOLT(true, false),
    /** Level, trend and additive season. */
    HOLT_WINTERS(true, true);

    final boolean trending;
    final boolean seasonal;

    Method(boolean trending, boolean seasonal) {
        this.trending = trending;
        this.seasonal = seasonal;
    }

    /** How many numbers it needs before the first that it can predict. */
    int least(int season) {
        return switch (this) {
            case SEASONAL_NAIVE -> season;
            case SIMPLE -> 2;
            case HOLT -> 3;
            case HOLT_WINTERS -> 2 * season;
        };
    }
}
