package dev.steward.governance.people;

import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is here, as all decisions so far make it. Every decision is checked again when the roster is read: nothing on disk is believed
 * that two people have not signed.
 */
public final class Roster {
    /** Nobody is here yet. */
    public static final Roster EMPTY = new Roster("", Map.of(), Set.of(), Map.of(), Map.of());

    private static final int ENOUGH = 2;

    private final String charter;
    private final Map<String, Person> people;
    private final Set<String> nonces;
    private final Map<String, Release> released;
    private final Map<String, Ruling> rulings;

    private Roster(
            String charter,
            Map<String, Person> people,
            Set<String> nonces,
            Map<String, Release> released,
            Map<String, Ruling> rulings) {
        this.charter = charter;
        this.people = Collections.unmodifiableMap(new TreeMap<>(people));
        this.nonces = Set.copyOf(nonces);
        this.released = Map.copyOf(released);
        this.rulings = Collections.unmodifiableMap(new TreeMap<>(rulings));
    }

    /** Names the beginning of this roster; every signature under it counts here alone. */
    public String charter() {
        return charter;
    }

    public Collection<Person> people() {
        return people.values();
    }

    public boolean founded() {
        return !people.isEmpty();
    }

    public Optional<Person> find(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Why and by whom each hold that was released was, by the names of the holds. */
    public Map<String, Release> releases() {
        return released;
    }

    /** What was decided last about each policy that anything was decided about, by name. */
    public Map<String, Ruling> rulings() {
        return rulings;
    }

    /** A policy as it is in force; empty: it is not. */
    public Optional<Matter.Policy> policy(String name) {
        return Optional.ofNullable(rulings.get(name)).flatMap(Ruling::inForce);
    }

    /** What the next decision about a policy follows: {@link Matter.OfPolicy#after}. */
    public String latest(String policy) {
        return Optional.ofNullable(rulings.get(policy)).map(Ruling::decision).orElse("");
    }

    /** Whether a decision was carried out here; it is good for nothing more. */
    public boolean carriedOut(Decision decision) {
        return nonces.contains(decision.nonce());
    }

    /** Those who have a say in a matter now. */
    public List<Person> deciders(Matter matter) {
        return people.values().stream()
                .filter(person -> person.may(matter.rights()))
                .filter(person -> matter.about().filter(person.id()::equals).isEmpty())
                .toList();
    }

    /**
     * Somebody who may do that, with the key the roster knows.
     *
     * @throws Refused when the person is not here, has another key, or no role with that right
     */
    public Person need(Signer signer, Right right) {
        return need(signer, Set.of(right));
    }

    private Person need(Signer signer, Set<Right> oneOf) {
        Person person = need(signer.person(), oneOf);
        if (!person.key().equals(signer.key())) {
            throw new Refused(
                    "other-key",
                    "The roster knows " + person.id() + " by another key.",
                    "Use the key that joined; or two others give " + person.id() + " this one.");
        }
        return person;
    }

    public Person need(String id, Right right) {
        return need(id, Set.of(right));
    }

    private Person need(String id, Set<Right> oneOf) {
        Person person = find(id).orElseThrow(() -> new Refused(
                "unknown-person",
                id + " is not in the roster.",
                founded()
                        ? "Two others let somebody join: steward person add."
                        : "Begin with two people: steward person init."));
        if (!person.may(oneOf)) {
            throw new Refused(
                    "no-right",
                    id + " may not "
                            + oneOf.stream().sorted().map(Right::words).collect(Collectors.joining(" or ")) + ": "
                            + person.roleWords() + ".",
                    "Ask somebody who is " + Role.having(oneOf) + ".");
        }
        return person;
    }

    /** How many more signatures a decision needs before it can be applied. */
    public int missing(Decision decision) {
        return Math.max(0, ENOUGH - decision.by().size());
    }

    /**
     * Signs, when this person has a say in the matter.
     *
     * @throws Refused when not
     */
    public Decision sign(Decision decision, Signer signer) {
        if (decision.matter() instanceof Matter.Found found) {
            founder(found, signer.person());
        } else {
            need(signer, decision.matter().rights());
            there(decision.matter());
            check(decision, signer.person());
        }
        return decision.with(signer.sign(decision.text(charter)));
    }

    /** Why somebody may not sign a decision as it stands, whatever their key; empty: they may. */
    public Optional<Refused> hindrance(Decision decision, String person) {
        try {
            check(decision, person);
            return Optional.empty();
        } catch (Refused why) {
            return Optional.of(why);
        }
    }

    private void check(Decision decision, String person) {
        Matter matter = decision.matter();
        need(person, matter.rights());
        say(matter, person);
        follows(matter);
        Set<String> signing =
                decision.by().stream().map(Signature::person).collect(Collectors.toCollection(TreeSet::new));
        signing.add(person);
        if (signing.size() >= ENOUGH) {
            decider(signing);
        }
    }

    /** One of those who sign decides; who only writes policies signs beside them. */
    private void decider(Set<String> signing) {
        if (signing.stream().flatMap(id -> find(id).stream()).noneMatch(one -> one.may(Right.DECIDE))) {
            throw new Refused(
                    "no-decider",
                    "Of " + String.join(" and ", signing) + " nobody may " + Right.DECIDE.words() + ".",
                    "One of the two who sign is " + Role.having(Right.DECIDE) + ".");
        }
    }

    /** A decision about a policy is good only while nothing else was decided about it: what was overtaken must not come back. */
    private void follows(Matter matter) {
        if (matter instanceof Matter.OfPolicy about && !latest(about.policy()).equals(about.after())) {
            throw new Refused(
                    "overtaken",
                    "Something else was decided about the policy " + about.policy()
                            + " since this was asked for, or this home does not know yet what was decided before.",
                    "Ask anew: steward policy add, or steward policy remove; or bring this home the decisions of the other one first.");
        }
    }

    /**
     * The roster after a decision.
     *
     * @throws Refused when it is not signed by two people who have a say, was applied already, or would leave nobody to decide
     * @throws BadInput when it makes no sense here: somebody joins twice, or leaves who is not here
     */
    public Roster apply(Decision decision) {
        if (carriedOut(decision)) {
            throw new Refused("used", "This decision was carried out before.", "Make a new one.");
        }
        Matter matter = decision.matter();
        Roster next = matter instanceof Matter.Found found ? found(decision, found) : decided(decision, matter);
        long deciders =
                next.people.values().stream().filter(p -> p.may(Right.DECIDE)).count();
        if (deciders < ENOUGH) {
            throw new Refused(
                    "too-few",
                    "Fewer than two people would be left who may decide.",
                    "Let somebody join first who is " + Role.having(Right.DECIDE) + ".");
        }
        if (next.people.values().stream().map(Person::key).distinct().count() < next.people.size()) {
            throw new Refused(
                    "same-key",
                    "Two people would have the same key.",
                    "Each makes a key of their own: steward person key.");
        }
        return next;
    }

    private Roster found(Decision decision, Matter.Found found) {
        if (founded()) {
            throw new Refused(
                    "founded", "The roster has its first two people already.", "steward person list shows them.");
        }
        if (found.people().size() != ENOUGH
                || found.people().stream().map(Person::id).distinct().count() != ENOUGH) {
            throw new Refused("two", "A roster begins with two different people.", "Name both.");
        }
        Map<String, Person> first = new TreeMap<>();
        for (Person person : found.people()) {
            first.put(Person.checkedId(person.id()), person);
            boolean signed = decision.by().stream()
                    .anyMatch(by -> by.person().equals(person.id()) && by.holds(decision.text(""), person.key()));
            if (!signed) {
                throw unsigned(person.id());
            }
        }
        return new Roster(decision.id(), first, Set.of(decision.nonce()), Map.of(), Map.of());
    }

    private Roster decided(Decision decision, Matter matter) {
        if (!founded()) {
            throw new Refused(
                    "not-founded", "Nobody is here to decide.", "Begin with two people: steward person init.");
        }
        Set<String> signed = new TreeSet<>();
        for (Signature by : decision.by()) {
            Person person = need(by.person(), matter.rights());
            say(matter, person.id());
            if (!by.holds(decision.text(charter), person.key())) {
                throw unsigned(person.id());
            }
            signed.add(person.id());
        }
        if (signed.size() < ENOUGH) {
            throw new Refused(
                    "one-signature",
                    "It takes two people to " + matter.words() + "; " + signed.size() + " signed.",
                    "Give the file to a second person who is " + Role.having(Right.DECIDE) + ".");
        }
        decider(signed);
        follows(matter);
        Map<String, Person> then = new TreeMap<>(people);
        Map<String, Release> ended = new TreeMap<>(released);
        Map<String, Ruling> ruled = new TreeMap<>(rulings);
        change(decision, List.copyOf(signed), then, ended, ruled);
        Set<String> used = new HashSet<>(nonces);
        used.add(decision.nonce());
        return new Roster(charter, then, used, ended, ruled);
    }

    private void change(
            Decision decision,
            List<String> by,
            Map<String, Person> then,
            Map<String, Release> ended,
            Map<String, Ruling> ruled) {
        switch (decision.matter()) {
            case Matter.Join join -> {
                if (then.putIfAbsent(Person.checkedId(join.person().id()), join.person()) != null) {
                    throw new BadInput("person.here", join.person().id() + " is here already.", "Choose another name.");
                }
            }
            case Matter.Roles roles ->
                then.put(
                        roles.person(),
                        new Person(
                                roles.person(),
                                roles.roles(),
                                known(roles.person()).key()));
            case Matter.NewKey key ->
                then.put(
                        key.person(),
                        new Person(key.person(), known(key.person()).roles(), key.key()));
            case Matter.Leave leave -> then.remove(known(leave.person()).id());
            case Matter.ReleaseHold release -> ended.put(release.hold(), new Release(release.reason(), by));
            case Matter.OfPolicy about -> {
                there(about);
                ruled.put(about.policy(), new Ruling(about, by, decision.id()));
            }
            case Matter.Found _ -> throw new IllegalStateException("founded before");
        }
    }

    private void there(Matter matter) {
        if (matter instanceof Matter.EndPolicy end && policy(end.policy()).isEmpty()) {
            throw new BadInput(
                    "policy.not-in-force",
                    "The policy " + end.policy() + " is not in force.",
                    "steward policy list shows which are.");
        }
    }

    private Person known(String id) {
        return find(id).orElseThrow(() -> new BadInput(
                "person.unknown", id + " is not in the roster.", "steward person list shows who is: " + names()));
    }

    private List<String> names() {
        return List.copyOf(people.keySet());
    }

    private static void founder(Matter.Found found, String person) {
        if (found.people().stream().noneMatch(one -> one.id().equals(person))) {
            throw new Refused("no-founder", person + " is not one of the two.", "The two who begin sign.");
        }
    }

    private static void say(Matter matter, String person) {
        if (matter.about().filter(person::equals).isPresent()) {
            throw new Refused(
                    "own-matter", person + " has no say in what is about " + person + ".", "Two others sign.");
        }
    }

    private static Refused unsigned(String person) {
        return new Refused(
                "signature",
                "The signature of " + person + " does not hold.",
                "Let " + person + " sign the file again.");
    }
}
