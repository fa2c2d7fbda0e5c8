package dev.steward.app.ask.paths;

import dev.steward.analysis.paths.Paths;
import dev.steward.analysis.paths.Paths.Cut;
import dev.steward.analysis.paths.Paths.Nodes;
import dev.steward.analysis.paths.Paths.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The edits of a paths question, each giving a new, valid one. */
final class PathsEdits {
    /** An edit by a box that is ticked or not. */
    @FunctionalInterface
    interface Toggle {
        Paths set(Paths paths, boolean chosen);
    }

    /** An edit by a number that may be left away. */
    @FunctionalInterface
    interface Number {
        Paths set(Paths paths, OptionalInt chosen);
    }

    private PathsEdits() {}

    static Paths startingAt(Paths paths, Optional<String> node) {
        return paths.withCut(new Cut(node, paths.cut().endAt(), paths.cut().maxSteps()));
    }

    static Paths endingAt(Paths paths, Optional<String> node) {
        return paths.withCut(new Cut(paths.cut().startAt(), node, paths.cut().maxSteps()));
    }

    /** The one step that is shown must be one of those that are left. */
    static Paths withSteps(Paths paths, int steps) {
        OptionalInt only = paths.shown().onlyStep();
        Shown shown = only.isPresent() && only.getAsInt() > steps
                ? withOnly(paths.shown(), OptionalInt.of(steps))
                : paths.shown();
        return new Paths(
                paths.scope(),
                paths.sessionGap(),
                paths.nodes(),
                new Cut(paths.cut().startAt(), paths.cut().endAt(), steps),
                shown);
    }

    static Paths withEvents(Paths paths, List<String> events) {
        Nodes n = paths.nodes();
        return paths.withNodes(new Nodes(events, n.property(), n.groupings(), n.excluded(), n.collapseRepeats()));
    }

    static Paths withProperties(Paths paths, Map<String, String> properties) {
        Nodes n = paths.nodes();
        return paths.withNodes(new Nodes(n.events(), properties, n.groupings(), n.excluded(), n.collapseRepeats()));
    }

    static Paths withGroupings(Paths paths, List<String> groupings) {
        Nodes n = paths.nodes();
        return paths.withNodes(new Nodes(n.events(), n.property(), groupings, n.excluded(), n.collapseRepeats()));
    }

    static Paths without(Paths paths, List<String> excluded) {
        Nodes n = paths.nodes();
        return paths.withNodes(new Nodes(n.events(), n.property(), n.groupings(), excluded, n.collapseRepeats()));
    }

    static Paths withRepeatsAsOne(Paths paths, boolean chosen) {
        Nodes n = paths.nodes();
        return paths.withNodes(new Nodes(n.events(), n.property(), n.groupings(), n.excluded(), chosen));
    }

    static Paths withDropoff(Paths paths, boolean chosen) {
        Shown s = paths.shown();
        return paths.withShown(new Shown(chosen, s.maxNodesPerStep(), s.onlyStep(), s.minimumCount()));
    }

    static Paths withMost(Paths paths, OptionalInt nodes) {
        Shown s = paths.shown();
        return paths.withShown(new Shown(s.dropoff(), nodes, s.onlyStep(), s.minimumCount()));
    }

    static Paths withMinimum(Paths paths, int count) {
        Shown s = paths.shown();
        return paths.withShown(new Shown(s.dropoff(), s.maxNodesPerStep(), s.onlyStep(), count));
    }

    /** A step beyond the last one makes the paths as long as that. */
    static Paths withOnly(Paths paths, OptionalInt step) {
        int steps = Math.max(paths.cut().maxSteps(), Math.min(step.orElse(1), Paths.MOST_STEPS));
        OptionalInt only = step.isPresent() ? OptionalInt.of(Math.min(step.getAsInt(), steps)) : step;
        return new Paths(
                paths.scope(),
                paths.sessionGap(),
                paths.nodes(),
                new Cut(paths.cut().startAt(), paths.cut().endAt(), steps),
                withOnly(paths.shown(), only));
    }

    private static Shown withOnly(Shown s, OptionalInt step) {
        return new Shown(s.dropoff(), s.maxNodesPerStep(), step, s.minimumCount());
    }
}
