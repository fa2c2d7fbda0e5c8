package dev.steward.analysis;

import dev.steward.journey.Journey;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The numbers that stand behind the value codes of one property. */
public final class Amounts {
    private final int property;
    private double[] byCode = new double[0];

    /** @param property the index of the property in the query */
    public Amounts(int property) {
        this.property = property;
    }

    /** Of these events, those that carry a number: journeys know texts alone, and the text "5" is no number. */
    public static Matcher carriers(Matcher events, String property) {
        Condition isNumber = new Condition.Property(
                property, Op.BETWEEN, List.of(Value.of(-Double.MAX_VALUE), Value.of(Double.MAX_VALUE)));
        return new Matcher(
                events.events(),
                Stream.concat(events.where().stream(), Stream.of(isNumber)).toList());
    }

    /** The number the event carries, which must be one: see {@link #carriers}. */
    public double of(Journey journey, int event) {
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
