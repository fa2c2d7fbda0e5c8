package dev.steward.analysis.paths;

import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Counts how many paths take each link. */
final class PathsFold extends PathWalk implements Fold<PathsFold, PathsFold.Counted> {
    /** Every link there is, in no particular order. */
    record Counted(List<Link> links, long paths, long sessions) {}

    private static final double MICROS = 1_000_000;

    private final boolean timed;
    private final ShownNodes shown;
    private final LinkCounts counts = new LinkCounts();
    private int actor;

    /** @param busiest the nodes that keep their name */
    PathsFold(Paths question, Busiest busiest) {
        super(question);
        timed = question.shown().maxNodesPerStep().isEmpty();
        shown = new ShownNodes(nodes(), busiest);
    }

    @Override
    public void accept(Journey journey) {
        actor = journey.actor();
        walk(journey);
    }

    @Override
    void link(int step, int from, int to, long micros) {
        counts.add(step, shown.from(step, from), shown.to(step, to), micros, actor);
    }

    @Override
    public void absorb(PathsFold other) {
        seenElsewhere(other);
        int[] here = new int[other.nodes().size()];
        for (int id = 0; id < here.length; id++) {
            here[id] = nodes().id(other.nodes().name(id));
        }
        other.counts.forEach((step, from, to, count, micros, people) ->
                counts.addAll(step, here[from], here[to], count, micros, people));
    }

    @Override
    public Counted finish() {
        List<Link> links = new ArrayList<>(counts.size());
        counts.forEach((step, from, to, count, micros, people) -> links.add(new Link(
                step,
                nodes().name(from),
                nodes().name(to),
                count,
                people,
                timed && to != NodeIds.DROPOFF ? OptionalDouble.of(micros / MICROS / count) : OptionalDouble.empty())));
        return new Counted(links, paths(), sessions());
    }
}
