package dev.steward.analysis.paths;

import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.analysis.paths.PathsResult.Node;
import dev.steward.chart.PathsChart;
import dev.steward.model.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An answer as a picture. When the question does not say how many nodes a step may have, the picture keeps the
 * {@value #MOST} busiest at each position, or nobody could read it; the table still has them all.
 */
final class PathsPicture {
    static final int MOST = 8;

    private final Paths question;
    private final PathsResult result;
    private final Busiest busiest;

    PathsPicture(Paths question, PathsResult result) {
        this.question = question;
        this.result = result;
        this.busiest = busiest(question, result);
    }

    private static Busiest busiest(Paths question, PathsResult result) {
        if (question.shown().maxNodesPerStep().isPresent()) {
            return Busiest.ALL;
        }
        List<Node> drawn = drawn(result);
        Busiest most = Busiest.ofPositions(drawn, MOST);
        boolean any = drawn.stream()
                .anyMatch(node -> !most.from(node.position(), node.name()).equals(node.name()));
        return any ? most : Busiest.ALL;
    }

    /** Nodes that some link is left of. */
    private static List<Node> drawn(PathsResult result) {
        Set<Place> places = new HashSet<>();
        for (Link link : result.links()) {
            places.add(new Place(link.step(), link.from()));
            places.add(new Place(link.step() + 1, link.to()));
        }
        return result.nodes().stream()
                .filter(node -> places.contains(new Place(node.position(), node.name())))
                .toList();
    }

    PathsChart chart(String title) {
        Map<Place, long[]> nodes = new LinkedHashMap<>();
        for (Node node : result.nodes()) {
            long[] sums = nodes.computeIfAbsent(
                    new Place(node.position(), busiest.from(node.position(), node.name())), _ -> new long[2]);
            sums[0] += node.arrived();
            sums[1] += node.left();
        }
        Map<Place, Long> leaving = new HashMap<>();
        nodes.forEach((place, paths) -> leaving.put(place, paths[1]));
        Map<Route, Sum> links = new LinkedHashMap<>();
        for (Link link : result.links()) {
            links.merge(route(link), Sum.of(link), Sum::with);
        }
        Set<Place> ends = new HashSet<>();
        links.keySet().forEach(route -> {
            ends.add(new Place(route.step(), route.from()));
            ends.add(new Place(route.step() + 1, route.to()));
        });
        List<PathsChart.Node> drawn = nodes.entrySet().stream()
                .filter(node -> ends.contains(node.getKey()))
                .map(node -> node(node.getKey(), node.getValue()))
                .toList();
        List<PathsChart.Link> ribbons = new ArrayList<>();
        links.forEach((route, sum) -> ribbons.add(new PathsChart.Link(
                route.step(),
                route.from(),
                route.to(),
                sum.count(),
                leaving.getOrDefault(new Place(route.step(), route.from()), sum.count()),
                sum.avgSeconds(),
                cell(route))));
        return new PathsChart(
                title,
                drawn,
                ribbons,
                new PathsChart.Totals(
                        result.paths(),
                        result.sessions(),
                        busiest.isAll() ? 0 : MOST,
                        question.shown().minimumCount(),
                        result.leftOut().links(),
                        result.leftOut().count()));
    }

    /** The links of the answer that are drawn as one of the picture's. */
    List<Link> within(Route drawn) {
        return result.links().stream().filter(link -> route(link).equals(drawn)).toList();
    }

    /** Those of some links that come to or go from one of the picture's nodes. */
    List<Link> touching(Place node, List<Link> all) {
        return all.stream()
                .filter(link -> {
                    Route route = route(link);
                    return node.equals(new Place(route.step(), route.from()))
                            || node.equals(new Place(route.step() + 1, route.to()));
                })
                .toList();
    }

    private Route route(Link link) {
        return new Route(link.step(), busiest.from(link.step(), link.from()), busiest.to(link.step(), link.to()));
    }

    private static PathsChart.Node node(Place place, long[] paths) {
        return new PathsChart.Node(
                place.position(), place.name(), role(place.name()), Math.max(paths[0], paths[1]), cell(place));
    }

    private static PathsChart.Role role(String name) {
        return switch (name) {
            case Paths.DROPOFF -> PathsChart.Role.DROPOFF;
            case Paths.OTHER -> PathsChart.Role.OTHER;
            default -> PathsChart.Role.NAMED;
        };
    }

    /** A node of the picture. */
    record Place(int position, String name) {}

    /** A link of the picture. */
    record Route(int step, String from, String to) {}

    static Cell cell(Place place) {
        return new Cell(List.of(place.name()), place.position(), PathsKind.IN_PICTURE);
    }

    static Cell cell(Route route) {
        return new Cell(List.of(route.from(), route.to()), route.step(), PathsKind.IN_PICTURE);
    }

    private record Sum(long count, OptionalDouble avgSeconds) {
        static Sum of(Link link) {
            return new Sum(link.count(), link.avgSeconds());
        }

        /** Of links that are drawn together: the time is the mean over all their paths, where each has one. */
        Sum with(Sum other) {
            long both = count + other.count;
            OptionalDouble mean = avgSeconds.isPresent() && other.avgSeconds.isPresent()
                    ? OptionalDouble.of(
                            (avgSeconds.getAsDouble() * count + other.avgSeconds.getAsDouble() * other.count) / both)
                    : OptionalDouble.empty();
            return new Sum(both, mean);
        }
    }
}
