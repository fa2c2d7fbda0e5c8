package dev.steward.analysis.paths;

import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.List;

/** Finds the people with a path that takes one of some links. */
final class PeopleFold extends PathWalk implements Fold<PeopleFold, People> {
    private final ShownNodes shown;
    private final LinkCounts wanted = new LinkCounts();
    private final People.Gathering people = new People.Gathering();
    private boolean found;

    /** @param busiest the nodes that keep their name, as they did when the links were counted */
    PeopleFold(Paths question, Busiest busiest, List<Link> links) {
        super(question);
        shown = new ShownNodes(nodes(), busiest);
        for (Link link : links) {
            wanted.add(link.step(), nodes().id(link.from()), nodes().id(link.to()), 0, 0);
        }
    }

    @Override
    public void accept(Journey journey) {
        found = false;
        walk(journey);
        if (found) {
            people.add(journey);
        }
    }

    @Override
    void link(int step, int from, int to, long micros) {
        found = found || wanted.has(step, shown.from(step, from), shown.to(step, to));
    }

    @Override
    public void absorb(PeopleFold other) {
        people.absorb(other.people);
    }

    @Override
    public People finish() {
        return people.people();
    }
}
