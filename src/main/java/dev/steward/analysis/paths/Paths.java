package dev.steward.analysis.paths;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where people go from one thing to the next: each session is a path of nodes, and what is counted is how many paths take
 * each link between two nodes at each step. docs/definitions.md, "Paths".
 *
 * @param sessionGap a session ends when the next event comes later than this
 * @throws dev.steward.model.BadDefinition when it cannot be meant
 */
public record Paths(Scope scope, Duration sessionGap, Nodes nodes, Cut cut, Shown shown) implements Question {
    public static final Duration DEFAULT_GAP = Duration.ofMinutes(30);
    public static final int DEFAULT_STEPS = 5;

    /** More steps than that are refused: nobody reads them, and the fold packs a step into ten bits. */
    public static final int MOST_STEPS = 1_000;

    /** Where a path goes when it ends. */
    public static final String DROPOFF = "(dropoff)";

    /** What the nodes are together that are too many to be shown. */
    public static final String OTHER = "(other)";

    /**
     * How the events of a session become nodes.
     *
     * @param events names that take part; empty: all
     * @param property event name to the property whose value names its nodes; any other event is named by its own name
     * @param groupings patterns with {@code *}; a node that contains a match takes the pattern as its name, the first wins
     * @param excluded nodes that are left out, after sessions are told apart
     * @param collapseRepeats whether a run of the same node is one node, at the time of its first
     */
    public record Nodes(
            List<String> events,
            Map<String, String> property,
            List<String> groupings,
            List<String> excluded,
            boolean collapseRepeats) {
        /** Every event is a node of its name. */
        public static final Nodes PLAIN = new Nodes(List.of(), Map.of(), List.of(), List.of(), true);

        public Nodes {
            events = List.copyOf(events);
            property = Collections.unmodifiableMap(new LinkedHashMap<>(property));
            groupings = List.copyOf(groupings);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * Which part of a path counts: from the first {@code startAt} to the first {@code endAt} after it; a path without
     * them does not count at all. Of that, the first {@code maxSteps} nodes.
     */
    public record Cut(Optional<String> startAt, Optional<String> endAt, int maxSteps) {
        public static final Cut WHOLE = new Cut(Optional.empty(), Optional.empty(), DEFAULT_STEPS);
    }

    /**
     * What is shown of the links.
     *
     * @param dropoff whether a path that ends does so in a last link, to {@link #DROPOFF}
     * @param maxNodesPerStep how many nodes of each side of a step keep their name, the busiest; the rest is {@link #OTHER}
     * @param onlyStep the one step that is shown
     * @param minimumCount links with fewer paths are left out
     */
    public record Shown(boolean dropoff, OptionalInt maxNodesPerStep, OptionalInt onlyStep, int minimumCount) {
        public static final Shown EVERYTHING = new Shown(false, OptionalInt.empty(), OptionalInt.empty(), 1);
    }

    public Paths {
        PathsChecks.check(sessionGap, nodes, cut, shown);
    }

    @Override
    public Paths withScope(Scope other) {
        return new Paths(other, sessionGap, nodes, cut, shown);
    }

    public Paths withGap(Duration gap) {
        return new Paths(scope, gap, nodes, cut, shown);
    }

    public Paths withNodes(Nodes other) {
        return new Paths(scope, sessionGap, other, cut, shown);
    }

    public Paths withCut(Cut other) {
        return new Paths(scope, sessionGap, nodes, other, shown);
    }

    public Paths withShown(Shown other) {
        return new Paths(scope, sessionGap, nodes, cut, other);
    }
}
