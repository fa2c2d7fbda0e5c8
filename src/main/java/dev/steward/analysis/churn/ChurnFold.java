package dev.steward.analysis.churn;

import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.churn.ChurnResult.Calibrated;
import dev.steward.analysis.churn.ChurnResult.Group;
import dev.steward.analysis.churn.ChurnResult.Measured;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.journey.Somebody;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Scores each person at the moment and, where the data reach that far back, a horizon before it. */
final class ChurnFold implements Fold<ChurnFold, ChurnResult> {
    private static final int TIERS = Tier.values().length;

    private final Churn question;
    private final Moments moments;
    private final Scorer scorer;
    private final long[] limits;
    private final List<People.Gathering> people = new ArrayList<>();
    private final long[] scores = new long[TIERS];
    private final People.Gathering unscored = new People.Gathering();
    private final Scores highest;
    private final Outcomes outcomes = new Outcomes();
    private final long[] measured;
    private final double[] values;
    private final long[] counted;
    private final double[] risks;
    private long gone;

    ChurnFold(Churn question, Moments moments) {
        this.question = question;
        this.moments = moments;
        this.scorer = new Scorer(question);
        this.limits = limits(question.limits());
        this.highest = new Scores(question.list());
        IntStream.range(0, TIERS).forEach(_ -> people.add(new People.Gathering()));
        int factors = question.factors().size();
        measured = new long[factors];
        values = new double[factors];
        counted = new long[factors];
        risks = new double[factors];
    }

    /** All history up to the moment, to know who has gone. */
    static JourneyQuery query(Churn question, Moments moments) {
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                new TimeRange(null, Times.instant(moments.at())),
                Scorer.matchers(question),
                Scorer.properties(question),
                false);
    }

    private static long[] limits(Limits limits) {
        return IntStream.range(0, TIERS)
                .mapToLong(tier -> Math.round(limits.from(Tier.values()[tier]) * Scorer.POINT))
                .toArray();
    }

    private int tier(long score) {
        int tier = TIERS - 1;
        while (score < limits[tier]) {
            tier--;
        }
        return tier;
    }

    @Override
    public void accept(Journey journey) {
        now(journey);
        if (moments.calibrated()) {
            earlier(journey);
        }
    }

    private void now(Journey journey) {
        int from = journey.firstAfter(moments.at() - moments.lookback());
        now(
                journey,
                active(journey, from, journey.size()),
                () -> active(journey, 0, from),
                scorer.measured(journey, from, journey.size(), moments.at()));
    }

    /**
     * Somebody at the moment.
     *
     * @param active in the look-back
     * @param before ever before that
     * @param measured over the look-back, by factor; NaN where there is nothing to measure
     */
    void now(Somebody who, boolean active, BooleanSupplier before, IntToDoubleFunction measured) {
        if (!active) {
            gone += before.getAsBoolean() ? 1 : 0;
            return;
        }
        long score = scorer.score(measured);
        if (score == Scorer.NONE) {
            unscored.add(who);
            return;
        }
        int tier = tier(score);
        people.get(tier).add(who);
        scores[tier] += score;
        highest.add(who, score);
        for (int factor = 0; factor < values.length; factor++) {
            tally(factor);
        }
    }

    private void tally(int factor) {
        double value = scorer.value(factor);
        if (!Double.isNaN(value)) {
            measured[factor]++;
            values[factor] += value;
        }
        double risk = scorer.risk(factor);
        if (!Double.isNaN(risk)) {
            counted[factor]++;
            risks[factor] += risk;
        }
    }

    private void earlier(Journey journey) {
        int from = journey.firstAfter(moments.earlier() - moments.lookback());
        int until = journey.firstAfter(moments.earlier());
        earlier(
                journey,
                active(journey, from, until),
                () -> active(journey, until, journey.size()),
                scorer.measured(journey, from, until, moments.earlier()));
    }

    /** The same at the moment before, for which it is known who was active {@code after}. */
    void earlier(Somebody who, boolean active, BooleanSupplier after, IntToDoubleFunction measured) {
        if (active) {
            long score = scorer.score(measured);
            if (score != Scorer.NONE) {
                outcomes.add(who, tier(score), score, !after.getAsBoolean());
            }
        }
    }

    private static boolean active(Journey journey, int from, int until) {
        for (int event = until - 1; event >= from; event--) {
            if (journey.matches(event, Scorer.ACTIVITY)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void absorb(ChurnFold other) {
        for (int tier = 0; tier < TIERS; tier++) {
            people.get(tier).absorb(other.people.get(tier));
            scores[tier] += other.scores[tier];
        }
        unscored.absorb(other.unscored);
        highest.absorb(other.highest);
        outcomes.absorb(other.outcomes);
        gone += other.gone;
        for (int factor = 0; factor < values.length; factor++) {
            measured[factor] += other.measured[factor];
            values[factor] += other.values[factor];
            counted[factor] += other.counted[factor];
            risks[factor] += other.risks[factor];
        }
    }

    @Override
    public ChurnResult finish() {
        return new ChurnResult(
                Optional.of(Times.instant(moments.at())),
                IntStream.range(0, TIERS)
                        .mapToObj(tier -> new Group(people.get(tier).people(), scores[tier] / Scorer.POINT))
                        .toList(),
                unscored.people(),
                gone,
                IntStream.range(0, values.length)
                        .mapToObj(factor ->
                                new Measured(measured[factor], values[factor], counted[factor], risks[factor]))
                        .toList(),
                highest.finish(),
                calibrated());
    }

    private Calibrated calibrated() {
        if (!moments.reached()) {
            return new Calibrated.TooEarly(Times.instant(moments.data().last()));
        }
        return moments.begun()
                ? new Calibrated.Done(outcomes.finish(Times.instant(moments.earlier())))
                : new Calibrated.TooLate(
                        moments.needed(), Times.instant(moments.data().first()));
    }
}
