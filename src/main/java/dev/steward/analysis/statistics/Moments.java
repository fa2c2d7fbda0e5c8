package dev.steward.analysis.statistics;

import java.util.OptionalDouble;

/**
 * What is kept of many numbers.
 *
 * @param count how many there are
 * @param mean their mean; 0 of none
 * @param squares the sum of their squared distances from the mean
 */
public record Moments(long count, double mean, double squares) {
    public static final Moments NONE = new Moments(0, 0, 0);

    public static Moments of(double... numbers) {
        Gathering gathering = new Gathering();
        for (double number : numbers) {
            gathering.add(number);
        }
        return gathering.moments();
    }

    /** The moments of numbers of which a person knows these three. */
    public static Moments told(long count, double mean, double deviation) {
        return new Moments(count, mean, deviation * deviation * Math.max(0, count - 1));
    }

    /** The sample variance, over n - 1; empty of fewer than two. */
    public OptionalDouble variance() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(squares / (count - 1));
    }

    /** The sample standard deviation; empty of fewer than two. */
    public OptionalDouble deviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (count - 1)));
    }

    /**
     * Gathers numbers one by one, without losing digits to large sums. B. P. Welford (1962), Technometrics 4, 419–420; two
     * gatherings as in T. F. Chan, G. H. Golub, R. J. LeVeque (1979), "Updating formulae and a pairwise algorithm for
     * computing sample variances".
     */
    public static final class Gathering {
        private long count;
        private double mean;
        private double squares;

        public void add(double number) {
            count++;
            double distance = number - mean;
            mean += distance / count;
            squares += distance * (number - mean);
        }

        public void absorb(Gathering other) {
            if (other.count > 0) {
                long all = count + other.count;
                double distance = other.mean - mean;
                mean += distance * other.count / all;
                squares += other.squares + distance * distance * count / all * other.count;
                count = all;
            }
        }

        public Moments moments() {
            return new Moments(count, mean, squares);
        }
    }
}
