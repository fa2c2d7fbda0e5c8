package dev.steward.chart;

import dev.steward.model.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;

/**
 * Paths as a Sankey diagram: a column for each position in the path, a bar for each node there, and ribbons as thick as
 * the number of paths that take them.
 *
 * @param nodes by position, the busiest first
 */
public record PathsChart(String title, List<Node> nodes, List<Link> links, Totals totals) implements Chart {
    /** What a node is: a thing of its own, what several are together, or the end of paths. */
    public enum Role {
        NAMED,
        OTHER,
        DROPOFF
    }

    /** Positions are counted from 1. */
    public record Node(int position, String name, Role role, long paths, Cell cell) {
        String label() {
            return Words.value(List.of(name));
        }
    }

    /**
     * From a node at position {@code step} to one at the next.
     *
     * @param leaving how many paths go on from the first node by any link
     */
    public record Link(
            int step, String from, String to, long count, long leaving, OptionalDouble averageSeconds, Cell cell) {}

    /**
     * What the picture is a part of.
     *
     * @param perStep how many nodes keep their name at each position; 0 when all do
     * @param minimum links with fewer paths are left out: {@code leftOutLinks} of them, taken {@code leftOutCount} times
     */
    public record Totals(long paths, long sessions, int perStep, long minimum, long leftOutLinks, long leftOutCount) {}

    private static final int TOLD = 3;

    public PathsChart {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        return links.isEmpty()
                ? Sheet.noData(title, look)
                : Sheet.of(title, Optional.of(note()), new PathsPlot(this, look), look);
    }

    /** The names of nodes, those first that most paths go through at one position. */
    List<String> busiest(int most) {
        Map<String, Long> paths = new HashMap<>();
        nodes.stream()
                .filter(node -> node.role() == Role.NAMED)
                .forEach(node -> paths.merge(node.name(), node.paths(), Long::max));
        return paths.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String note() {
        List<String> parts = new ArrayList<>();
        parts.add(
                totals.paths() < totals.sessions()
                        ? Words.say(
                                "paths.note.some",
                                Words.paths(totals.paths()),
                                Numbers.ENGLISH.count(totals.sessions()))
                        : Words.paths(totals.paths()));
        if (totals.perStep() > 0) {
            parts.add(Words.say("paths.note.busiest", totals.perStep()));
        }
        if (totals.leftOutLinks() > 0) {
            parts.add(Words.say(
                    "paths.note.left_out",
                    totals.leftOutLinks(),
                    Numbers.ENGLISH.count(totals.leftOutLinks()),
                    Numbers.ENGLISH.count(totals.minimum())));
        }
        return String.join(" · ", parts);
    }

    @Override
    public String description() {
        if (links.isEmpty()) {
            return Words.say("empty.description", title);
        }
        String busiest = links.stream()
                .sorted(Comparator.comparingLong(Link::count).reversed())
                .limit(TOLD)
                .map(link -> Words.say(
                        "paths.description.link",
                        link.step(),
                        Words.value(List.of(link.from())),
                        Words.value(List.of(link.to())),
                        Numbers.ENGLISH.count(link.count()),
                        Numbers.ENGLISH.percent(link.count(), link.leaving())))
                .collect(Collectors.joining("; "));
        return Words.say("paths.description", title, note(), busiest);
    }

    @Override
    public Optional<String> name(Cell cell) {
        Stream<String> ofLinks = links.stream()
                .filter(link -> link.cell().equals(cell))
                .map(link -> Words.say(
                        "paths.name.link",
                        Words.value(List.of(link.from())),
                        Words.value(List.of(link.to())),
                        link.step()));
        Stream<String> ofNodes = nodes.stream()
                .filter(node -> node.cell().equals(cell))
                .map(node -> Words.say("paths.name.node", node.label(), node.position()));
        return Stream.concat(ofLinks, ofNodes).findFirst();
    }
}
