package dev.steward.analysis.paths;

import java.util.Arrays;

/** The nodes of one fold under the names they are shown by; names are compared once for each node and place. */
final class ShownNodes {
    private static final int UNKNOWN = -1;

    private final NodeIds nodes;
    private final Busiest busiest;
    private final boolean all;
    private int[][] from = new int[0][];
    private int[][] to = new int[0][];

    ShownNodes(NodeIds nodes, Busiest busiest) {
        this.nodes = nodes;
        this.busiest = busiest;
        this.all = busiest.isAll();
    }

    /** What stands for a link's first node. */
    int from(int step, int node) {
        if (all) {
            return node;
        }
        from = reaching(from, step, node);
        if (from[step][node] == UNKNOWN) {
            from[step][node] = nodes.id(busiest.from(step, nodes.name(node)));
        }
        return from[step][node];
    }

    /** What stands for a link's second node. */
    int to(int step, int node) {
        if (all) {
            return node;
        }
        to = reaching(to, step, node);
        if (to[step][node] == UNKNOWN) {
            to[step][node] = nodes.id(busiest.to(step, nodes.name(node)));
        }
        return to[step][node];
    }

    private static int[][] reaching(int[][] known, int step, int node) {
        int[][] steps = known;
        if (step >= steps.length) {
            steps = Arrays.copyOf(known, step + 1);
            for (int i = known.length; i <= step; i++) {
                steps[i] = new int[0];
            }
        }
        if (node >= steps[step].length) {
            int before = steps[step].length;
            steps[step] = Arrays.copyOf(steps[step], Math.max(node + 1, before * 2));
            Arrays.fill(steps[step], before, steps[step].length, UNKNOWN);
        }
        return steps;
    }
}
