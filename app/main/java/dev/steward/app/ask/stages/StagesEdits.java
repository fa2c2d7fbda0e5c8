package dev.steward.app.ask.stages;

import dev.steward.analysis.stages.Stages;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One change of a stages question at a time. A threshold that would pass the other takes it along. */
final class StagesEdits {
    private static final Duration LEAST_APART = Duration.ofDays(1);

    private StagesEdits() {}

    static Stages signup(Stages now, Matcher signup) {
        return of(now, signup, now.newFor(), now.atRiskAfter(), now.churnedAfter());
    }

    static Stages newFor(Stages now, Duration newFor) {
        return of(now, now.signup(), newFor, now.atRiskAfter(), now.churnedAfter());
    }

    static Stages atRiskAfter(Stages now, Duration atRisk) {
        Duration churned = now.churnedAfter().compareTo(atRisk) > 0 ? now.churnedAfter() : atRisk.plus(LEAST_APART);
        return of(now, now.signup(), now.newFor(), atRisk, churned);
    }

    static Stages churnedAfter(Stages now, Duration churned) {
        Duration atRisk = churned.compareTo(now.atRiskAfter()) > 0 ? now.atRiskAfter() : churned.dividedBy(2);
        return of(now, now.signup(), now.newFor(), atRisk, churned);
    }

    private static Stages of(Stages now, Matcher signup, Duration newFor, Duration atRisk, Duration churned) {
        return new Stages(
                now.scope(), signup, now.activity(), newFor, atRisk, churned, now.engagement(), now.engagementWindow());
    }

    static Stages weigh(Stages now, String event, int points) {
        List<Stages.Weight> weights = new ArrayList<>(now.engagement());
        weights.replaceAll(weight -> weight.event().equals(event) ? new Stages.Weight(event, points) : weight);
        if (weights.stream().noneMatch(weight -> weight.event().equals(event))) {
            weights.add(new Stages.Weight(event, points));
        }
        return engagement(now, weights, now.engagementWindow());
    }

    static Stages dontCount(Stages now, String event) {
        return engagement(
                now,
                now.engagement().stream()
                        .filter(weight -> !weight.event().equals(event))
                        .toList(),
                now.engagementWindow());
    }

    static Stages over(Stages now, Duration window) {
        return engagement(now, now.engagement(), window);
    }

    private static Stages engagement(Stages now, List<Stages.Weight> weights, Duration window) {
        return new Stages(
                now.scope(),
                now.signup(),
                now.activity(),
                now.newFor(),
                now.atRiskAfter(),
                now.churnedAfter(),
                weights,
                window);
    }
}
