package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import dev.steward.model.BadInput;
import dev.steward.model.CodePointOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The identities of a lake in the order in which they came to hold, grown by others.
 *
 * @param all what was there, and what the others add to it
 * @param added how many of the others say something new
 */
record IdentityHistory(List<Link> all, long added) {
    private static final String REMEDY = "Nothing was added.";
    /** What is known comes first among equals, so that it makes the others superfluous. */
    private static final Comparator<Link> ORDER = Comparator.comparing(Link::since)
            .thenComparing(Link::person, CodePointOrder.INSTANCE)
            .thenComparing(Link::alias, CodePointOrder.INSTANCE)
            .thenComparing(Link::isNew);

    /** An alias and its person. What another tool wrote into a lake is taken as it is, be it an {@link Identity} or not. */
    record Link(String alias, String person, Instant since, boolean isNew) {
        static Link known(String alias, String person, Instant since) {
            return new Link(alias, person, since, false);
        }

        private static Link of(Identity identity) {
            return new Link(identity.alias(), identity.person(), identity.since(), true);
        }
    }

    /**
     * Adds to a history.
     *
     * @throws BadInput when an alias would get two people at one moment, or people would belong to each other in a circle
     */
    static IdentityHistory grow(List<Link> known, List<Identity> given) {
        List<Link> links = new ArrayList<>(known);
        given.forEach(identity -> links.add(Link.of(identity)));
        links.sort(ORDER);
        Map<String, Link> holding = new HashMap<>();
        List<Link> all = new ArrayList<>();
        for (Link link : links) {
            Link before = holding.get(link.alias());
            boolean same = before != null && before.person().equals(link.person());
            if (link.isNew() && same) {
                continue;
            }
            if (before != null && !same) {
                refuseTwoAtOnce(before, link);
            }
            holding.put(link.alias(), link);
            all.add(link);
        }
        refuseCircles(holding);
        return new IdentityHistory(List.copyOf(all), all.size() - (long) known.size());
    }

    private static void refuseTwoAtOnce(Link one, Link other) {
        if (one.since().equals(other.since()) && (one.isNew() || other.isNew())) {
            throw new BadInput(
                    "identities.two-people",
                    "The alias " + masked(one.alias()) + " is given to two people, " + masked(one.person()) + " and "
                            + masked(other.person()) + ", as of the same moment.",
                    "Say which one it is, or since when each of them holds. " + REMEDY);
        }
    }

    /** Only circles that a new row closes: one that another tool wrote stays what it is. */
    private static void refuseCircles(Map<String, Link> holding) {
        Set<String> followed = new HashSet<>();
        for (Link start : holding.values()) {
            if (start.isNew()) {
                follow(start.alias(), holding, followed);
            }
        }
    }

    private static void follow(String alias, Map<String, Link> holding, Set<String> followed) {
        Set<String> path = new LinkedHashSet<>();
        String name = alias;
        while (!followed.contains(name)) {
            if (!path.add(name)) {
                refuseCircle(circle(path, name), holding);
                break;
            }
            Link next = holding.get(name);
            if (next == null) {
                break;
            }
            name = next.person();
        }
        followed.addAll(path);
    }

    private static List<String> circle(Set<String> path, String first) {
        return path.stream().dropWhile(name -> !name.equals(first)).toList();
    }

    private static void refuseCircle(List<String> circle, Map<String, Link> holding) {
        if (circle.stream().map(holding::get).anyMatch(link -> link != null && link.isNew())) {
            throw new BadInput(
                    "identities.circle",
                    "These would belong to each other in a circle: "
                            + circle.stream().map(IdentityHistory::masked).collect(Collectors.joining(" → ")) + " → "
                            + masked(circle.getFirst()) + ".",
                    "Leave one of them out, so that one of the names is the person. " + REMEDY);
        }
    }

    private static String masked(String id) {
        return PersonalData.person(id);
    }
}
