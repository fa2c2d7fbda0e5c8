package dev.steward.governance.retention;

import dev.steward.governance.hold.Hold;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Rule;
import dev.steward.model.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a plan is asked for.
 *
 * @param rule by which it would go
 * @param asOf the moment to reckon for
 * @param usual how many rows the runs before have removed on average from a target, by its id; empty before the first
 * @param confirmedRows how many rows somebody has said shall go
 * @param whole with the selection digest, for which the ids of all events that go are read; without it the plan cannot be approved
 */
public record Asked(
        Rule rule,
        List<Hold> holds,
        Instant asOf,
        Function<String, OptionalDouble> usual,
        Optional<Long> confirmedRows,
        String requester,
        boolean whole) {
    public Asked {
        holds = List.copyOf(holds);
    }

    /** What is older may go; empty: nothing ever does. */
    public Optional<Instant> cutOff() {
        return rule.cutOff(asOf);
    }

    /** Why, in words, where somebody has said so. */
    public Optional<String> reason() {
        return rule.reason();
    }

    /**
     * The policy it is asked for by.
     *
     * @throws BadInput when it is another rule, by which nothing goes from databases
     */
    public RetentionPolicy policy() {
        if (rule instanceof RetentionPolicy policy) {
            return policy;
        }
        throw new BadInput(
                "plan.no-policy",
                "Rows of a database go by policies alone, not by " + rule.name() + ".",
                "Name a policy: steward retention plan.");
    }
}
