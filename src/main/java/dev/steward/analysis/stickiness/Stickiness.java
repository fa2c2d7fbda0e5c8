package dev.steward.analysis.stickiness;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;

/** In how many different periods of the range people are active. docs/definitions.md, "Stickiness". */
public record Stickiness(Scope scope, Granularity period, Matcher activity) implements Question {
    @Override
    public Stickiness withScope(Scope other) {
        return new Stickiness(other, period, activity);
    }
}
