package dev.steward.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who looks at many differences finds some by chance. A corrected p-value can be compared with the same threshold as if
 * it had been the only one; the answers stand in the order of the questions.
 */
public final class Corrections {
    private Corrections() {}

    /**
     * Keeps the chance of any false find below the threshold, whatever the differences have to do with each other.
     * S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 65–70.
     */
    public static List<Double> holm(List<Double> pValues) {
        List<Integer> order = rising(pValues);
        Double[] corrected = new Double[pValues.size()];
        double most = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            most = Math.max(most, Math.min(1, (order.size() - rank) * pValues.get(order.get(rank))));
            corrected[order.get(rank)] = most;
        }
        return Arrays.asList(corrected);
    }

    /**
     * Keeps the share of false finds among all finds below the threshold. Y. Benjamini, Y. Hochberg (1995), "Controlling
     * the false discovery rate", Journal of the Royal Statistical Society B 57, 289–300.
     */
    public static List<Double> benjaminiHochberg(List<Double> pValues) {
        List<Integer> order = rising(pValues);
        Double[] corrected = new Double[pValues.size()];
        double least = 1;
        for (int rank = order.size() - 1; rank >= 0; rank--) {
            least = Math.min(least, pValues.get(order.get(rank)) * order.size() / (rank + 1));
            corrected[order.get(rank)] = least;
        }
        return Arrays.asList(corrected);
    }

    private static List<Integer> rising(List<Double> pValues) {
        return IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
    }
}
