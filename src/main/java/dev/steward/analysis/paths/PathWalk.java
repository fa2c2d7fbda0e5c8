package dev.steward.analysis.paths;

import dev.steward.analysis.SessionCut;
import dev.steward.journey.Journey;

/**
 * Cuts journeys into sessions and sessions into paths, and tells of every link of every path. It allocates nothing per
 * event: of a path only the nodes that count are kept, in two arrays that are used again for the next.
 */
abstract class PathWalk {
    private static final int NONE = -2;

    private final NodeIds nodes;
    private final boolean picky;
    private final boolean collapse;
    private final boolean dropoff;
    private final SessionCut cut;
    private final int most;
    private final int firstStep;
    private final int lastStep;
    private final int[] starts;
    private final int[] ends;

    /** The path so far: its first nodes and their times. */
    private final int[] path;

    private final long[] times;
    private int length;
    private int last = NONE;
    private boolean begun;
    private boolean ended;
    private long sessions;
    private long paths;

    PathWalk(Paths question) {
        nodes = new NodeIds(question.nodes());
        picky = !question.nodes().events().isEmpty();
        collapse = question.nodes().collapseRepeats();
        dropoff = question.shown().dropoff();
        cut = new SessionCut(question.sessionGap());
        most = question.cut().maxSteps();
        firstStep = question.shown().onlyStep().orElse(1);
        lastStep = question.shown().onlyStep().orElse(most);
        starts = question.cut().startAt().map(this::ids).orElse(new int[0]);
        ends = question.cut().endAt().map(this::ids).orElse(new int[0]);
        path = new int[most];
        times = new long[most];
        begin();
    }

    private int[] ids(String node) {
        return Naming.spellings(node).stream().mapToInt(nodes::id).toArray();
    }

    /** A link that a path takes from its {@code step}th node, counted from 1, to the next; 0 micros to the drop-off. */
    abstract void link(int step, int from, int to, long micros);

    NodeIds nodes() {
        return nodes;
    }

    long sessions() {
        return sessions;
    }

    /** Sessions that are paths: something is left of them after all cuts. */
    long paths() {
        return paths;
    }

    void seenElsewhere(PathWalk other) {
        sessions += other.sessions;
        paths += other.paths;
    }

    final void walk(Journey journey) {
        boolean open = false;
        long before = 0;
        int size = journey.size();
        for (int event = 0; event < size; event++) {
            if (picky && !journey.matches(event, 0)) {
                continue;
            }
            long at = journey.micros(event);
            if (open && cut.between(before, at)) {
                finish();
            }
            open = true;
            before = at;
            int node = nodes.of(journey, event);
            if (node != NodeIds.EXCLUDED && !(collapse && node == last)) {
                last = node;
                take(node, at);
            }
        }
        if (open) {
            finish();
        }
    }

    private void take(int node, long at) {
        if (ended || !begun && !among(starts, node)) {
            return;
        }
        begun = true;
        if (length < most) {
            path[length] = node;
            times[length] = at;
        }
        length++;
        ended = ends.length > 0 && among(ends, node);
    }

    private static boolean among(int[] ids, int node) {
        for (int id : ids) {
            if (id == node) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        sessions++;
        if (length > 0 && (ended || ends.length == 0)) {
            paths++;
            tell();
        }
        begin();
    }

    private void begin() {
        length = 0;
        last = NONE;
        begun = starts.length == 0;
        ended = false;
    }

    private void tell() {
        int kept = Math.min(length, most);
        int end = Math.min(kept - 1, lastStep);
        for (int step = firstStep; step <= end; step++) {
            link(step, path[step - 1], path[step], times[step] - times[step - 1]);
        }
        boolean whole = length <= most;
        if (dropoff && whole && kept >= firstStep && kept <= lastStep) {
            link(kept, path[kept - 1], NodeIds.DROPOFF, 0);
        }
    }
}
