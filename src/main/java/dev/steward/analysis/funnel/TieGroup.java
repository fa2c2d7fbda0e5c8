package dev.steward.analysis.funnel;

import java.util.Arrays;

/**
 * Steps served by events of one instant, in whatever order helps: each step by an event of its own, found as a matching
 * of steps to events (Kuhn's augmenting paths). Also remembers which events the attempt has used.
 */
final class TieGroup {
    private static final int NOWHERE = -1;

    private final Rules rules;
    private final StepEvents events;
    private final long[] before;
    private int[] usedBy = new int[16];
    private int[] owner = new int[16];
    private int[] matchedIn = new int[16];
    private int[] seen = new int[16];
    private int hiddenBefore;
    private int attempt = 1;
    private int matching;
    private int search;
    private int start;
    private int end;
    private int entry = NOWHERE;

    TieGroup(Rules rules, StepEvents events) {
        this.rules = rules;
        this.events = events;
        this.before = new long[rules.steps];
    }

    void open() {
        hiddenBefore = 0;
        if (events.size() > usedBy.length) {
            int length = Math.max(events.size(), usedBy.length * 2);
            usedBy = Arrays.copyOf(usedBy, length);
            owner = new int[length];
            matchedIn = Arrays.copyOf(matchedIn, length);
            seen = Arrays.copyOf(seen, length);
        }
    }

    /** Whatever comes before counts as used. */
    void hideBefore(int at) {
        hiddenBefore = at;
    }

    void use(int at) {
        usedBy[at] = attempt;
    }

    void release(int at) {
        usedBy[at] = 0;
    }

    void releaseAll() {
        attempt++;
    }

    boolean used(int at) {
        return at < hiddenBefore || usedBy[at] == attempt;
    }

    /** Improves the row (see {@link OrderedTries}) by the unused events of the group. */
    void advance(long[] row, int groupStart) {
        start = groupStart;
        end = events.groupEnd(groupStart);
        System.arraycopy(row, 0, before, 0, row.length);
        for (int from = 0; from < row.length - 1; from++) {
            if (before[from] >= 0 && !overtaken(from)) {
                advanceFrom(from, row);
            }
        }
    }

    /** The most that steps of the group are worth together whose first is {@code first}, by the last of them. */
    void enter(int first, long[] row, int groupStart) {
        start = groupStart;
        end = events.groupEnd(groupStart);
        Arrays.fill(row, -1);
        Arrays.fill(before, 0);
        entry = first;
        advanceFrom(first - 1, row);
        entry = NOWHERE;
    }

    /** Whether a later step, reached without leaving anything out in between, is worth as much already. */
    private boolean overtaken(int from) {
        long worth = before[from];
        for (int later = from + 1; later < before.length && !rules.optional(later); later++) {
            worth += rules.worth(later);
            if (before[later] >= worth) {
                return true;
            }
        }
        return false;
    }

    private void advanceFrom(int from, long[] row) {
        clear();
        long worth = before[from];
        for (int to = from + 1; to < row.length; to++) {
            long reached;
            if (rules.optionalIn(from, to) == 0) {
                if (!augment(to)) {
                    return;
                }
                worth += rules.worth(to);
                reached = worth;
            } else {
                if (!requiredIn(from, to)) {
                    return;
                }
                reached = before[from] + withOptional(from, to);
            }
            row[to] = Math.max(row[to], reached);
        }
    }

    private boolean requiredIn(int from, int to) {
        clear();
        for (int step = from + 1; step <= to; step++) {
            if (needed(step) && !augment(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean needed(int step) {
        return !rules.optional(step) || step == entry;
    }

    /** The most that steps in (from, to] are worth together, {@code to} among them; the needed ones are matched already. */
    private long withOptional(int from, int to) {
        if (!needed(to) && !augment(to)) {
            return -1 - before[from];
        }
        long worth = 0;
        for (int step = from + 1; step <= to; step++) {
            if (needed(step) || step == to || augment(step)) {
                worth += rules.worth(step);
            }
        }
        return worth;
    }

    private void clear() {
        matching++;
    }

    private boolean free(int at) {
        return matchedIn[at] != matching;
    }

    private boolean augment(int step) {
        search++;
        return place(step);
    }

    private boolean place(int step) {
        for (int at = events.next(step, start); at < end; at = events.next(step, at + 1)) {
            if (seen[at] == search || used(at)) {
                continue;
            }
            seen[at] = search;
            if (free(at) || place(owner[at])) {
                owner[at] = step;
                matchedIn[at] = matching;
                return true;
            }
        }
        return false;
    }
}
