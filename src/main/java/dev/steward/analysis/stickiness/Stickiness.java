package dev.steward.analysis.stickiness;

import dev.steward.analysis.ActivityQuestion;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;

/** In how many different periods of the range people are active. docs/definitions.md, "Stickiness". */
public record Stickiness(Scope scope, Granularity period, Matcher activity) implements ActivityQuestion {
    @Override
    public Stickiness withScope(Scope other) {
        return new Stickiness(other, period, activity);
    }
}
