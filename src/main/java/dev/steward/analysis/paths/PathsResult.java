package dev.steward.analysis.paths;

import dev.steward.analysis.Share;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The answer to a {@link Paths} question.
 *
 * @param links by step, count descending, from, to
 * @param nodes what links begin and end at, those of left-out links counted too; by position, paths descending, name
 * @param paths the sessions of which something is left after all cuts
 * @param sessions all of them
 */
public record PathsResult(List<Link> links, List<Node> nodes, long paths, long sessions, LeftOut leftOut) {
    private static final Comparator<Link> ORDER = Comparator.comparingInt(Link::step)
            .thenComparing(Comparator.comparingLong(Link::count).reversed())
            .thenComparing(Link::from, CodePointOrder.INSTANCE)
            .thenComparing(Link::to, CodePointOrder.INSTANCE);
    private static final Comparator<Node> NODE_ORDER = Comparator.comparingInt(Node::position)
            .thenComparing(Comparator.comparingLong(Node::paths).reversed())
            .thenComparing(Node::name, CodePointOrder.INSTANCE);

    /**
     * From one node to the next.
     *
     * @param step the position of {@code from} in the path, counted from 1
     * @param count how many paths take it
     * @param people whose paths these are
     * @param avgSeconds between the two; empty to the drop-off, and where nodes are grouped
     */
    public record Link(int step, String from, String to, long count, long people, OptionalDouble avgSeconds) {}

    /**
     * A node at a position.
     *
     * @param arrived how many paths come to it by a link
     * @param left how many go on by a link, which may be that to the drop-off
     */
    public record Node(int position, String name, long arrived, long left) {
        public long paths() {
            return Math.max(arrived, left);
        }
    }

    /** Links with too few paths to be shown, and how often they are taken in all. */
    public record LeftOut(long links, long count) {}

    public PathsResult {
        links = List.copyOf(links);
        nodes = List.copyOf(nodes);
    }

    /** Sorts and adds up, and leaves out the links with fewer than {@code minimum} paths. */
    static PathsResult of(PathsFold.Counted counted, int minimum) {
        List<Link> links = new ArrayList<>();
        long rare = 0;
        long taken = 0;
        for (Link link : counted.links()) {
            if (link.count() >= minimum) {
                links.add(link);
            } else {
                rare++;
                taken += link.count();
            }
        }
        links.sort(ORDER);
        return new PathsResult(
                links, nodes(counted.links()), counted.paths(), counted.sessions(), new LeftOut(rare, taken));
    }

    private record Place(int position, String name) {}

    static List<Node> nodes(List<Link> links) {
        Map<Place, long[]> places = new HashMap<>();
        for (Link link : links) {
            places.computeIfAbsent(new Place(link.step(), link.from()), _ -> new long[2])[1] += link.count();
            places.computeIfAbsent(new Place(link.step() + 1, link.to()), _ -> new long[2])[0] += link.count();
        }
        List<Node> nodes = new ArrayList<>();
        places.forEach((place, paths) -> nodes.add(new Node(place.position(), place.name(), paths[0], paths[1])));
        nodes.sort(NODE_ORDER);
        return nodes;
    }

    /** Of all paths. */
    public Share share(Link link) {
        return new Share(link.count(), paths);
    }

    /** By step, how many paths go on from each node, by any link. */
    public Map<Integer, Map<String, Long>> leaving() {
        Map<Integer, Map<String, Long>> leaving = new HashMap<>();
        for (Node node : nodes) {
            leaving.computeIfAbsent(node.position(), _ -> new HashMap<>()).put(node.name(), node.left());
        }
        return leaving;
    }
}
