package dev.steward.analysis.experiment;

import dev.steward.journey.Journey;
import java.util.Arrays;

/** The numbers that stand behind the value codes of one property. */
final class Amounts {
    private final int property;
    private double[] byCode = new double[0];

    /** @param property the index of the property in the query */
    Amounts(int property) {
        this.property = property;
    }

    /** The number the event carries, which must be one. */
    double of(Journey journey, int event) {
        int code = journey.value(event, property);
        if (code >= byCode.length) {
            int known = byCode.length;
            byCode = Arrays.copyOf(byCode, Math.max(16, (code + 1) * 2));
            Arrays.fill(byCode, known, byCode.length, Double.NaN);
        }
        if (Double.isNaN(byCode[code])) {
            byCode[code] = Double.parseDouble(journey.legend().text(property, code));
        }
        return byCode[code];
    }
}
