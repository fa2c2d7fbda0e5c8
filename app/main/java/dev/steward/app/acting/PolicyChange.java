package dev.steward.app.acting;

import dev.steward.Governance;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Roster;
import dev.steward.governance.policy.ChangedLine;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Refused;
import java.util.List;
import java.util.Optional;

/**
 * What a decision about a policy would change, and who may sign it. Knows no controls.
 *
 * @param policy what would be in force; empty: nothing any more, or what the decision says does not hold
 * @param problem why it cannot be signed by anybody
 * @param replaces whether something is in force under its name
 * @param lines of the policy, beside those of what is in force
 */
public record PolicyChange(
        Roster roster,
        Optional<RetentionPolicy> policy,
        Optional<String> problem,
        boolean replaces,
        List<ChangedLine> lines) {
    public PolicyChange {
        lines = List.copyOf(lines);
    }

    /** Reads what is in force. Empty: the decision is about no policy. */
    public static Optional<PolicyChange> of(Governance governance, Roster roster, Decision decision) {
        if (!(decision.matter() instanceof Matter.OfPolicy matter)) {
            return Optional.empty();
        }
        List<ChangedLine> lines = governance.policyBook().changes(matter);
        boolean replaces = roster.policy(matter.policy()).isPresent();
        try {
            Optional<RetentionPolicy> policy =
                    matter instanceof Matter.Policy said ? Optional.of(Policies.signed(said)) : Optional.empty();
            return Optional.of(new PolicyChange(roster, policy, Optional.empty(), replaces, lines));
        } catch (Refused lie) {
            return Optional.of(
                    new PolicyChange(roster, Optional.empty(), Optional.of(lie.getMessage()), replaces, lines));
        }
    }

    /** Why somebody may not sign it; empty: they may. */
    Optional<String> hindrance(Decision decision, String person) {
        return problem.or(() -> roster.hindrance(decision, person).map(why -> why.getMessage() + " " + why.remedy()));
    }
}
