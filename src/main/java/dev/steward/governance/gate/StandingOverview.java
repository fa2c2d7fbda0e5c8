package dev.steward.governance.gate;

import dev.steward.governance.people.People;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.Standings;
import dev.steward.governance.standing.State;
import dev.steward.model.Failure;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The standing approvals of this home as people look at them: also those that open nothing, and why. */
public final class StandingOverview {
    private final People people;
    private final StandingGate gate;
    private final Standings standings;
    private final InstantSource clock;

    /**
     * One of them.
     *
     * @param policy the version of it that was asked for; empty: this home has another one, or none
     * @param unsuited why a database cannot carry it out by itself; empty: it can, or nobody knows
     */
    public record Known(Standing standing, State state, Optional<RetentionPolicy> policy, Optional<Failure> unsuited) {}

    public StandingOverview(People people, StandingGate gate, Standings standings, InstantSource clock) {
        this.people = people;
        this.gate = gate;
        this.standings = standings;
        this.clock = clock;
    }

    /** All that are about a place, the newest first. */
    public List<Known> of(Place place) {
        Set<String> counting = gate.of(place).stream().map(Standing::digest).collect(Collectors.toSet());
        return standings.all().stream()
                .filter(one -> place.leadsTo(
                        one.asked().target().path(),
                        one.asked().target().table().isPresent()))
                .map(one -> known(one, counting))
                .toList();
    }

    private Known known(Standing one, Set<String> counting) {
        Optional<RetentionPolicy> policy = policy(one);
        return new Known(one, state(one, counting), policy, policy.flatMap(Jobs::unsuited));
    }

    private Optional<RetentionPolicy> policy(Standing one) {
        try {
            return Optional.of(gate.meant(one));
        } catch (Failure other) {
            return Optional.empty();
        }
    }

    private State state(Standing one, Set<String> counting) {
        Optional<State.Revoked> revoked = standings.taken(one);
        if (revoked.isPresent()) {
            return revoked.get();
        }
        if (!clock.instant().isBefore(one.asked().envelope().end())) {
            return new State.Ended();
        }
        try {
            if (one.granted().isEmpty()) {
                gate.requested(one, people.roster());
                gate.meant(one);
                return new State.Waiting();
            }
            gate.checked(one);
            return counting.contains(one.digest()) ? new State.InForce() : new State.Replaced();
        } catch (Failure why) {
            return new State.Broken(why);
        }
    }

    /** Why a run that removes what a plan names would be stopped before it removes anything; empty: it would not. */
    public static List<String> beyond(Envelope envelope, Plan plan) {
        return Stream.concat(
                        envelope.exceeded(plan.rows(), plan.target().rows()).stream(),
                        plan.limits().stream().map(Plan.Limit::words))
                .toList();
    }
}
