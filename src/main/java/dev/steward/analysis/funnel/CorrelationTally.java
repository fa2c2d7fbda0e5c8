package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events the people who converted did more often than those who dropped out. */
final class CorrelationTally implements Tally<CorrelationTally, FunnelResult> {
    private static final int DECIMALS = 6;

    private final Set<String> stepNames;
    private final Map<String, long[]> counts = new HashMap<>();
    private final long[] totals = new long[2];
    private int[] countedFor = new int[0];
    private int person;

    CorrelationTally(Funnel funnel) {
        stepNames = funnel.steps().stream()
                .flatMap(step -> step.matcher().events().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void person(Journey journey, Tries tries) {
        if (!tries.findBest()) {
            return;
        }
        person++;
        Attempt attempt = tries.best();
        int side = side(attempt);
        totals[side]++;
        long end = end(attempt);
        for (int event = journey.firstAfter(attempt.start());
                event < journey.size() && journey.micros(event) < end;
                event++) {
            int code = journey.code(event);
            if (code >= countedFor.length) {
                countedFor = Arrays.copyOf(countedFor, Math.max(16, code * 2));
            }
            if (countedFor[code] != person) {
                countedFor[code] = person;
                counts.computeIfAbsent(journey.legend().name(code), _ -> new long[2])[side]++;
            }
        }
    }

    static int side(Attempt attempt) {
        return attempt.complete() ? 0 : 1;
    }

    /** Events before this instant count. */
    private static long end(Attempt attempt) {
        return attempt.complete() ? attempt.lastMicros() : attempt.windowEnd();
    }

    /** Whether the event happened where it counts. */
    static boolean did(Journey journey, Attempt attempt, String name) {
        long end = end(attempt);
        for (int event = journey.firstAfter(attempt.start());
                event < journey.size() && journey.micros(event) < end;
                event++) {
            if (journey.legend().name(journey.code(event)).equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void absorb(CorrelationTally other) {
        for (int side = 0; side < totals.length; side++) {
            totals[side] += other.totals[side];
        }
        other.counts.forEach((name, theirs) -> {
            long[] mine = counts.computeIfAbsent(name, _ -> new long[2]);
            mine[0] += theirs[0];
            mine[1] += theirs[1];
        });
    }

    @Override
    public FunnelResult finish() {
        List<FunnelResult.Correlated> events = new ArrayList<>();
        counts.forEach((name, count) -> {
            if (!stepNames.contains(name)) {
                events.add(new FunnelResult.Correlated(name, count[0], count[1], oddsRatio(count)));
            }
        });
        events.sort(Comparator.comparingDouble(FunnelResult.Correlated::oddsRatio)
                .reversed()
                .thenComparing(FunnelResult.Correlated::event, CodePointOrder.INSTANCE));
        return new FunnelResult.Correlation(totals[0], totals[1], events);
    }

    /** With 1 added to each of the four counts, so that none is zero. */
    private double oddsRatio(long[] count) {
        BigDecimal converted = BigDecimal.valueOf(count[0] + 1).multiply(BigDecimal.valueOf(totals[1] - count[1] + 1));
        BigDecimal dropped = BigDecimal.valueOf(count[1] + 1).multiply(BigDecimal.valueOf(totals[0] - count[0] + 1));
        return converted.divide(dropped, DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
