package dev.steward.analysis.stages;

import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.journey.Journey;
import dev.steward.model.Matcher;
import dev.steward.model.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where in life a person is at a moment, by the thresholds of a {@link Stages} question; its range's end does not matter. */
public final class Life {
    /** In place of a time. */
    public static final long NEVER = Long.MIN_VALUE;

    private final Stages rules;
    private final long at;
    private final long since;
    private final int signup;
    private final int activity;

    /**
     * @param at the moment, in microseconds
     * @param matcher where in the query's matchers those of {@link #matchers} begin
     */
    public Life(Stages rules, long at, int matcher) {
        this.rules = rules;
        this.at = at;
        this.since = rules.scope().range().fromMicros();
        this.signup = matcher;
        this.activity = matcher + 1;
    }

    /** What a query must ask of every event. */
    public static List<Matcher> matchers(Stages rules) {
        return List.of(rules.signup(), rules.activity());
    }

    /** Empty for somebody who has not signed up, or not in the range of the rules. */
    public Optional<Stage> stage(Journey journey) {
        int began = began(journey);
        return began < 0 ? Optional.empty() : Optional.of(stage(journey.micros(began), lastActivity(journey)));
    }

    /**
     * The same of somebody who signed up, by the times of the first signup and the last activity, in microseconds.
     *
     * @param active {@link #NEVER} where there was none
     */
    public Optional<Stage> told(long began, long active) {
        return began < since ? Optional.empty() : Optional.of(stage(began, active));
    }

    /** The event a person's life begins with; -1: none in the range of the rules. */
    int began(Journey journey) {
        for (int event = 0; event < journey.size(); event++) {
            if (journey.matches(event, signup)) {
                return journey.micros(event) < since ? -1 : event;
            }
        }
        return -1;
    }

    Stage stage(long began, long active) {
        long idle = at - Math.max(began, active);
        if (idle >= micros(rules.churnedAfter())) {
            return Stage.CHURNED;
        }
        if (idle >= micros(rules.atRiskAfter())) {
            return Stage.AT_RISK;
        }
        return at - began < micros(rules.newFor()) ? Stage.NEW : Stage.ACTIVE;
    }

    long lastActivity(Journey journey) {
        for (int event = journey.size() - 1; event >= 0; event--) {
            if (journey.matches(event, activity)) {
                return journey.micros(event);
            }
        }
        return NEVER;
    }

    static long micros(Duration duration) {
        return duration.toSeconds() * Times.MICROS_PER_SECOND;
    }
}
