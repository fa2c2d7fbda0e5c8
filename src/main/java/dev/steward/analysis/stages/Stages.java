package dev.steward.analysis.stages;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;

/**
 * In which stage of life each person is at one moment: the end of the range, or the last event. docs/definitions.md,
 * "Stages".
 *
 * @param signup a person's life begins with the first of these events; a range's start leaves out who began before it
 * @param activity what shows that a person is still there
 * @param newFor who signed up less long ago is new
 * @param atRiskAfter who has been idle for that long is at risk
 * @param churnedAfter who has been idle for that long has churned; longer than {@code atRiskAfter}
 * @param engagement what each event counts in the score
 * @param engagementWindow the events of this time before the moment make the score
 * @throws BadDefinition when the thresholds are in the wrong order
 */
public record Stages(
        Scope scope,
        Matcher signup,
        Matcher activity,
        Duration newFor,
        Duration atRiskAfter,
        Duration churnedAfter,
        List<Weight> engagement,
        Duration engagementWindow)
        implements Question {
    public static final Duration NEW_FOR = Duration.ofDays(14);
    public static final Duration AT_RISK_AFTER = Duration.ofDays(30);
    public static final Duration CHURNED_AFTER = Duration.ofDays(90);
    public static final Duration ENGAGEMENT_WINDOW = Duration.ofDays(30);

    /** Everybody from their first event on, whatever they do, with the usual thresholds and no score. */
    public static final Stages USUAL = new Stages(
            Scope.ALL, Matcher.ANY, Matcher.ANY, NEW_FOR, AT_RISK_AFTER, CHURNED_AFTER, List.of(), ENGAGEMENT_WINDOW);

    /** Every such event adds {@code points} to the score. */
    public record Weight(String event, int points) {}

    public Stages {
        engagement = List.copyOf(engagement);
        if (churnedAfter.compareTo(atRiskAfter) <= 0) {
            throw new BadDefinition(
                    "backwards",
                    "churned_after",
                    "Who has churned must have been idle for longer than who is at risk.",
                    "Make \"churned_after\" longer than \"at_risk_after\".");
        }
    }

    @Override
    public Stages withScope(Scope other) {
        return new Stages(other, signup, activity, newFor, atRiskAfter, churnedAfter, engagement, engagementWindow);
    }

    public Stages withActivity(Matcher other) {
        return new Stages(scope, signup, other, newFor, atRiskAfter, churnedAfter, engagement, engagementWindow);
    }
}
