package dev.steward.governance.people;

import java.util.List;
import java.util.Optional;

/**
 * What two people have decided last about a policy.
 *
 * @param matter the policy as it is in force, or its end
 * @param by the people who signed it
 * @param decision digest of the decision; the next one about the policy names it, so that none that was overtaken comes into force
 */
public record Ruling(Matter.OfPolicy matter, List<String> by, String decision) {
    public Ruling {
        by = List.copyOf(by);
    }

    /** The policy as it is in force; empty: it was ended. */
    public Optional<Matter.Policy> inForce() {
        return matter instanceof Matter.Policy policy ? Optional.of(policy) : Optional.empty();
    }
}
