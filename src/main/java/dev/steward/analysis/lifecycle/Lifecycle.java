package dev.steward.analysis.lifecycle;

import dev.steward.analysis.ActivityQuestion;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;

/** Who is new, returning, resurrecting or dormant in each period. docs/definitions.md, "Lifecycle". */
public record Lifecycle(Scope scope, Granularity period, Matcher activity) implements ActivityQuestion {
    @Override
    public Lifecycle withScope(Scope other) {
        return new Lifecycle(other, period, activity);
    }
}
