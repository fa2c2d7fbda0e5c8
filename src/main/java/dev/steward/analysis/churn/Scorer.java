package dev.steward.analysis.churn;

import dev.steward.analysis.Amounts;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.journey.Journey;
import dev.steward.model.Matcher;
import dev.steward.model.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures people and makes scores of it. A score is held in millionths of a point: what is rounded to them falls into the
 * same tier however it was added up.
 */
final class Scorer {
    /** The matcher for activity; those of the factors follow. */
    static final int ACTIVITY = 0;
    /** There is no score. */
    static final long NONE = -1;
    /** A point of the score. */
    static final double POINT = 1_000_000;

    static final double MICROS_PER_DAY = 86_400.0 * Times.MICROS_PER_SECOND;

    private final List<Factor> factors;
    private final List<Gauge> gauges = new ArrayList<>();
    private final double[] values;

    /** What is measured of one factor. */
    @FunctionalInterface
    private interface Gauge {
        /** Over the events {@code from} to {@code until} of a journey; NaN where there is nothing to measure. */
        double of(Journey journey, int from, int until, long at);
    }

    Scorer(Churn question) {
        factors = question.factors();
        values = new double[factors.size()];
        int matcher = ACTIVITY + 1;
        int property = 0;
        for (Factor factor : factors) {
            int first = matcher;
            gauges.add(
                    switch (factor.input()) {
                        case Input.Count _ -> (journey, from, until, _) -> count(journey, first, from, until);
                        case Input.Average _ -> average(first, new Amounts(property++));
                        case Input.Share _ ->
                            (journey, from, until, _) -> {
                                long among = count(journey, first + 1, from, until);
                                return among == 0 ? Double.NaN : (double) count(journey, first, from, until) / among;
                            };
                        case Input.ActiveDays _ ->
                            new ActiveDays(question.scope().timezone());
                        case Input.DaysSince _ -> (journey, from, until, at) -> since(journey, first, from, until, at);
                    });
            matcher += factor.input().matchers().size();
        }
    }

    /** What every event is asked, in the order that gauges expect. */
    static List<Matcher> matchers(Churn question) {
        List<Matcher> matchers = new ArrayList<>(List.of(question.activity()));
        for (Factor factor : question.factors()) {
            if (factor.input() instanceof Input.Average(Matcher events, String property)) {
                matchers.add(Amounts.carriers(events, property));
            } else {
                matchers.addAll(factor.input().matchers());
            }
        }
        return matchers;
    }

    static List<String> properties(Churn question) {
        return question.factors().stream()
                .flatMap(factor -> factor.input() instanceof Input.Average average
                        ? Stream.of(average.property())
                        : Stream.empty())
                .toList();
    }

    /** What factors measure over the events {@code from} to {@code until} before a moment. */
    IntToDoubleFunction measured(Journey journey, int from, int until, long at) {
        return factor -> gauges.get(factor).of(journey, from, until, at);
    }

    /**
     * The score, in millionths, or {@link #NONE}.
     *
     * @param measured by factor; NaN where there is nothing to measure
     */
    long score(IntToDoubleFunction measured) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            Factor factor = factors.get(i);
            values[i] = measured.applyAsDouble(i);
            double risk = risk(i);
            if (!Double.isNaN(risk)) {
                sum += factor.weight() * risk;
                weights += factor.weight();
            }
        }
        return weights == 0 ? NONE : Math.round(sum / weights * POINT);
    }

    /** What was measured of a factor for the last score; NaN where there was nothing to measure. */
    double value(int factor) {
        return values[factor];
    }

    /** The risk of the last score's factor, from 0 to 100; NaN where it was left out. */
    double risk(int factor) {
        return Double.isNaN(values[factor])
                ? factors.get(factor).missing().orElse(Double.NaN)
                : factors.get(factor).risk(values[factor]);
    }

    private static long count(Journey journey, int matcher, int from, int until) {
        long count = 0;
        for (int event = from; event < until; event++) {
            if (journey.matches(event, matcher)) {
                count++;
            }
        }
        return count;
    }

    private static Gauge average(int matcher, Amounts numbers) {
        return (journey, from, until, _) -> {
            long count = 0;
            double sum = 0;
            for (int event = from; event < until; event++) {
                if (journey.matches(event, matcher)) {
                    sum += numbers.of(journey, event);
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        };
    }

    private static double since(Journey journey, int matcher, int from, int until, long at) {
        for (int event = until - 1; event >= from; event--) {
            if (journey.matches(event, matcher)) {
                return (at - journey.micros(event)) / MICROS_PER_DAY;
            }
        }
        return Double.NaN;
    }

    /** Counts days, looking into the calendar once a day. */
    private static final class ActiveDays implements Gauge {
        private final ZoneId zone;
        private long start;
        private long end;

        ActiveDays(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public double of(Journey journey, int from, int until, long at) {
            long days = 0;
            long counted = Long.MIN_VALUE;
            for (int event = from; event < until; event++) {
                if (journey.matches(event, ACTIVITY)) {
                    look(journey.micros(event));
                    if (start != counted) {
                        counted = start;
                        days++;
                    }
                }
            }
            return days;
        }

        private void look(long micros) {
            if (micros < start || micros >= end) {
                LocalDate day = LocalDate.ofInstant(Times.instant(micros), zone);
                start = Times.micros(day.atStartOfDay(zone).toInstant());
                end = Times.micros(day.plusDays(1).atStartOfDay(zone).toInstant());
            }
        }
    }
}
