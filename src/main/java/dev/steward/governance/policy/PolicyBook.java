package dev.steward.governance.policy;

import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Proposals;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Ruling;
import dev.steward.model.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How the policies of a home stand, for whoever looks: drafts, those in force, and what waits for a second signature. */
public final class PolicyBook {
    private static final int MOST = 10_000;

    private final Policies policies;
    private final People people;
    private final Proposals proposals;
    private final AuditLog audit;

    public PolicyBook(Policies policies, People people, Proposals proposals, AuditLog audit) {
        this.policies = policies;
        this.people = people;
        this.proposals = proposals;
        this.audit = audit;
    }

    /** All that have a file or are in force, by name. */
    public List<PolicyState> all() {
        Roster roster = people.roster();
        List<Decision> waiting = proposals.waiting();
        Map<String, Instant> since = roster.rulings().isEmpty() ? Map.of() : decided();
        TreeSet<String> names = new TreeSet<>(policies.names());
        roster.rulings().values().stream()
                .flatMap(ruling -> ruling.inForce().flatMap(Policies::holding).stream())
                .forEach(policy -> names.add(policy.name()));
        return names.stream()
                .map(name -> new PolicyState(
                        name,
                        policies.file(name),
                        Optional.ofNullable(roster.rulings().get(name)).flatMap(ruling -> inForce(ruling, since)),
                        waiting.stream()
                                .filter(decision -> decision.matter() instanceof Matter.OfPolicy about
                                        && about.policy().equals(name))
                                .toList()))
                .toList();
    }

    /** One of them; empty: it has no file, and is not in force. */
    public Optional<PolicyState> find(String name) {
        return all().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    private static Optional<PolicyState.InForce> inForce(Ruling ruling, Map<String, Instant> since) {
        return ruling.inForce()
                .flatMap(Policies::holding)
                .map(policy -> new PolicyState.InForce(
                        policy, ruling.by(), Optional.ofNullable(since.get(ruling.decision()))));
    }

    /** When what was decided here was, by the decision. A decision has no time of its own: who signs it could say any. */
    private Map<String, Instant> decided() {
        Map<String, Instant> times = new HashMap<>();
        for (Recorded entry : audit.entries(AuditQuery.newest(MOST).action("roster.decided"))) {
            entry.payload()
                    .map(payload -> payload.details().get("statement"))
                    .map(Value::text)
                    .ifPresent(statement -> times.put(statement, entry.time()));
        }
        return times;
    }

    /** What a decision would change of the policy that is in force now, line by line. */
    public List<ChangedLine> changes(Matter.OfPolicy matter) {
        String before =
                people.roster().policy(matter.policy()).map(Matter.Policy::text).orElse("");
        return ChangedLine.between(before, matter instanceof Matter.Policy policy ? policy.text() : "");
    }
}
