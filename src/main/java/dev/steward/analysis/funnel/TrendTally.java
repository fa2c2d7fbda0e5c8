package dev.steward.analysis.funnel;

import dev.steward.analysis.Share;
import dev.steward.journey.Journey;
import dev.steward.model.CalendarAxis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Who entered and who converted, by the period their attempts start in; a person counts once a period. */
final class TrendTally implements Tally<TrendTally, FunnelResult>, Tries.Visitor {
    private final CalendarAxis axis;
    private final int fromStep;
    private final int toStep;
    private final long[] entered;
    private final long[] converted;
    private final int[] enteredBy;
    private final int[] convertedBy;
    private int person;

    TrendTally(Funnel.View.Trend view, CalendarAxis axis) {
        this.axis = axis;
        fromStep = view.fromStep() - 1;
        toStep = view.toStep() - 1;
        entered = new long[axis.size()];
        converted = new long[axis.size()];
        enteredBy = new int[axis.size()];
        convertedBy = new int[axis.size()];
    }

    @Override
    public void person(Journey journey, Tries tries) {
        person++;
        tries.each(this);
    }

    @Override
    public boolean wants(long startMicros) {
        int period = axis.indexOf(startMicros);
        return period >= 0 && period < axis.size() && (enteredBy[period] != person || convertedBy[period] != person);
    }

    @Override
    public void visit(Attempt attempt) {
        int period = axis.indexOf(attempt.start());
        if (attempt.reached(fromStep) && enteredBy[period] != person) {
            enteredBy[period] = person;
            entered[period]++;
        }
        if (attempt.reached(toStep) && convertedBy[period] != person) {
            convertedBy[period] = person;
            converted[period]++;
        }
    }

    @Override
    public void absorb(TrendTally other) {
        for (int period = 0; period < entered.length; period++) {
            entered[period] += other.entered[period];
            converted[period] += other.converted[period];
        }
    }

    @Override
    public FunnelResult finish() {
        List<FunnelResult.Period> periods = new ArrayList<>();
        for (int i = 0; i < axis.size(); i++) {
            periods.add(
                    new FunnelResult.Period(axis.label(i), entered[i], converted[i], rate(converted[i], entered[i])));
        }
        return new FunnelResult.Trend(periods);
    }

    private static double rate(long part, long whole) {
        return new Share(part, whole).percent().map(BigDecimal::doubleValue).orElse(0.0);
    }
}
