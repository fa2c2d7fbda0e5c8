package dev.steward.analysis.paths;

import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.analysis.paths.PathsResult.Node;
import dev.steward.model.CodePointOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which nodes keep their name at each place, those with most paths (of equal ones, those that sort first); the rest is
 * {@link Paths#OTHER}. The drop-off is never grouped, and takes nobody's place.
 */
final class Busiest {
    /** Everybody keeps their name. */
    static final Busiest ALL = new Busiest(Map.of(), Map.of(), true);

    private final Map<Integer, Set<String>> from;
    private final Map<Integer, Set<String>> to;
    private final boolean all;

    private Busiest(Map<Integer, Set<String>> from, Map<Integer, Set<String>> to, boolean all) {
        this.from = from;
        this.to = to;
        this.all = all;
    }

    /** The busiest of each step, on either side of its links for itself. */
    static Busiest ofSides(List<Link> links, int most) {
        Map<Integer, Map<String, Long>> from = new TreeMap<>();
        Map<Integer, Map<String, Long>> to = new TreeMap<>();
        for (Link link : links) {
            from.computeIfAbsent(link.step(), _ -> new HashMap<>()).merge(link.from(), link.count(), Long::sum);
            to.computeIfAbsent(link.step(), _ -> new HashMap<>()).merge(link.to(), link.count(), Long::sum);
        }
        return new Busiest(top(from, most), top(to, most), false);
    }

    /** The busiest of each position, the same for the links that come and those that go. */
    static Busiest ofPositions(List<Node> nodes, int most) {
        Map<Integer, Map<String, Long>> positions = new TreeMap<>();
        for (Node node : nodes) {
            positions.computeIfAbsent(node.position(), _ -> new HashMap<>()).put(node.name(), node.paths());
        }
        Map<Integer, Set<String>> top = top(positions, most);
        Map<Integer, Set<String>> arriving = new TreeMap<>();
        top.forEach((position, names) -> arriving.put(position - 1, names));
        return new Busiest(top, arriving, false);
    }

    private static Map<Integer, Set<String>> top(Map<Integer, Map<String, Long>> places, int most) {
        Map<Integer, Set<String>> top = new TreeMap<>();
        places.forEach((place, paths) -> top.put(
                place,
                paths.entrySet().stream()
                        .filter(node -> !reserved(node.getKey()))
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey(CodePointOrder.INSTANCE)))
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())));
        return top;
    }

    private static boolean reserved(String name) {
        return name.equals(Paths.DROPOFF) || name.equals(Paths.OTHER);
    }

    /** A text for each node that keeps its name as a link's first: the step, a space, the name. */
    List<String> keptFrom() {
        return kept(from);
    }

    /** The same as a link's second. */
    List<String> keptTo() {
        return kept(to);
    }

    private static List<String> kept(Map<Integer, Set<String>> places) {
        return places.entrySet().stream()
                .flatMap(step -> step.getValue().stream().map(node -> step.getKey() + " " + node))
                .toList();
    }

    boolean isAll() {
        return all;
    }

    /** The name under which a link's first node is shown. */
    String from(int step, String name) {
        return shown(from, step, name);
    }

    /** The name under which a link's second node is shown. */
    String to(int step, String name) {
        return shown(to, step, name);
    }

    private String shown(Map<Integer, Set<String>> kept, int step, String name) {
        return all || reserved(name) || kept.getOrDefault(step, Set.of()).contains(name) ? name : Paths.OTHER;
    }
}
