package dev.steward.app.roster;

import dev.steward.Governance;
import dev.steward.app.acting.Crew;
import dev.steward.app.acting.PolicyChange;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is here, and what waits for signatures. Knows no controls.
 *
 * @param waiting decisions, those about holds and policies among them
 */
record RosterModel(Crew crew, List<Waiting> waiting) {
    static final RosterModel UNKNOWN = new RosterModel(Crew.UNKNOWN, List.of());

    /** How many have to sign. */
    private static final int ENOUGH = 2;

    /**
     * A decision that waits.
     *
     * @param policy what it would change of a policy, where it is about one
     */
    record Waiting(Decision decision, Optional<PolicyChange> policy) {}

    /** Why nothing about somebody can be proposed. */
    enum Obstacle {
        /** It is about whoever acts: two others propose and sign it. */
        OWN,
        /** Fewer than two others may decide. */
        TOO_FEW
    }

    RosterModel {
        waiting = List.copyOf(waiting);
    }

    static RosterModel of(Governance governance) {
        Crew crew = Crew.of(governance);
        return new RosterModel(
                crew,
                governance.proposals().waiting().stream()
                        .map(decision -> new Waiting(decision, PolicyChange.of(governance, crew.roster(), decision)))
                        .toList());
    }

    Collection<Person> people() {
        return crew.roster().people();
    }

    boolean hasKeyHere(Person person) {
        return crew.here().stream().anyMatch(one -> one.id().equals(person.id()));
    }

    /** Why somebody cannot propose anything about a person; empty when they can. */
    Optional<Obstacle> obstacle(Person about, Optional<String> actor) {
        if (tooFew(about)) {
            return Optional.of(Obstacle.TOO_FEW);
        }
        return actor.filter(about.id()::equals).map(_ -> Obstacle.OWN);
    }

    /** Whether not even two others could sign what is about a person: a new key would open nothing. */
    boolean tooFew(Person about) {
        return crew.roster().deciders(new Matter.Leave(about.id())).size() < ENOUGH;
    }

    /** Those who may sign what is about a person. */
    List<String> deciders(Person about) {
        return crew.roster().deciders(new Matter.Leave(about.id())).stream()
                .map(Person::id)
                .toList();
    }

    /** Whether it would be another set of roles, and one. */
    static boolean worthProposing(Person person, Collection<Role> roles) {
        return !roles.isEmpty() && !(person.roles().containsAll(roles) && roles.containsAll(person.roles()));
    }

    /** Whether a passphrase was typed twice alike; its length is looked at where keys are made. */
    static boolean same(String secret, String again) {
        return !secret.isEmpty() && secret.equals(again);
    }
}
