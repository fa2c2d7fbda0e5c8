package dev.steward.ingest.demo;

/**
 * Random numbers that depend on nothing but what they are seeded with (SplitMix64: Steele, Lea, Flood 2014). Not for
 * secrets, not for many threads at once. StrictMath, so that every machine throws the same.
 */
public final class Dice {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Two numbers, such as what is thrown for and whom it is about. */
    public static Dice of(long a, long b) {
        return new Dice(mix(mix(a + GAMMA) ^ (b * GAMMA)));
    }

    static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** In [0, 1). */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** A whole number in [0, n). */
    public int below(int n) {
        return (int) (unit() * n);
    }

    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(normal(0, sigma));
    }

    /** How often something happens before it stops, when it goes on with chance {@code mean / (1 + mean)}. */
    public int geometric(double mean) {
        return (int) (StrictMath.log(1 - unit()) / StrictMath.log(mean / (1 + mean)));
    }

    /** An index, each with a chance in proportion to its weight. */
    public int pick(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
