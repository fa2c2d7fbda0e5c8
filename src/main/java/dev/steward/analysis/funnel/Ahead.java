package dev.steward.analysis.funnel;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What can still be reached in a journey after an instant at which a step was: for every worth the earliest end, found
 * from the last instant back to the first. Instants and ends are groups of {@link StepEvents}, by their first event.
 */
final class Ahead {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Rules rules;
    private final StepEvents events;
    private final TieGroup ties;
    /** Amounts are counted: so many required steps and so many optional ones. */
    private final int perRequired;

    private final int amounts;
    private final Nearest[] entries;
    private final long[] row;
    private final int[] entered;
    private int[] ends = new int[0];

    Ahead(Rules rules, StepEvents events, TieGroup ties) {
        this.rules = rules;
        this.events = events;
        this.ties = ties;
        perRequired = rules.optionals() + 1;
        amounts = (rules.steps - rules.optionals()) * perRequired;
        entries = new Nearest[rules.steps * amounts];
        Arrays.setAll(entries, _ -> new Nearest());
        row = new long[rules.steps];
        entered = new int[amounts];
    }

    private long worth(int amount) {
        return (long) amount / perRequired * (rules.steps + 1) + amount % perRequired;
    }

    private int amount(long worth) {
        return (int) (worth / (rules.steps + 1)) * perRequired + (int) (worth % (rules.steps + 1));
    }

    private int place(int group, int step) {
        return (group * rules.steps + step) * amounts;
    }

    /** Looks through the events of the journey at hand. */
    void open() {
        int needed = Math.multiplyExact(events.size(), rules.steps * amounts);
        if (ends.length < needed) {
            ends = new int[Math.max(needed, (int) Math.min(ends.length * 2L, Integer.MAX_VALUE - 8))];
        }
        for (Nearest nearest : entries) {
            nearest.clear();
        }
        for (int at = events.size() - 1; at >= 0; at--) {
            at = events.groupStart(at);
            for (int step = 0; step < rules.steps; step++) {
                leave(at, step);
            }
            for (int step = 1; step < rules.steps; step++) {
                if (events.next(step, at) < events.groupEnd(at)) {
                    enter(at, step);
                }
            }
        }
    }

    /** What follows a step that was reached in the group: the next one may be any up to the next required. */
    private void leave(int group, int step) {
        int place = place(group, step);
        Arrays.fill(ends, place, place + amounts, NEVER);
        ends[place] = group;
        for (int next = step + 1; next < rules.steps; next++) {
            for (int amount = 1; amount < amounts; amount++) {
                int end = entries[next * amounts + amount].within(group, rules.sinceBefore(next));
                ends[place + amount] = Math.min(ends[place + amount], end);
            }
            if (!rules.optional(next)) {
                break;
            }
        }
    }

    /** What can be reached from the step on, it being the first of the group. */
    private void enter(int group, int first) {
        if (rules.tiesAllowed) {
            ties.enter(first, row, group);
        } else {
            Arrays.fill(row, -1);
            row[first] = rules.worth(first);
        }
        Arrays.fill(entered, NEVER);
        for (int last = first; last < rules.steps; last++) {
            if (row[last] >= 0) {
                int gained = amount(row[last]);
                int place = place(group, last);
                for (int amount = gained; amount < amounts; amount++) {
                    entered[amount] = Math.min(entered[amount], ends[place + amount - gained]);
                }
            }
        }
        for (int amount = 1; amount < amounts; amount++) {
            if (entered[amount] != NEVER) {
                entries[first * amounts + amount].add(group, entered[amount]);
            }
        }
    }

    /** The most that can still be reached after the group, {@code step} being reached in it, with an end that is allowed. */
    long most(int group, int step, IntPredicate allowed) {
        int place = place(group, step);
        for (int amount = amounts - 1; amount > 0; amount--) {
            if (ends[place + amount] != NEVER && allowed.test(ends[place + amount])) {
                return worth(amount);
            }
        }
        return 0;
    }

    /** The earliest end of what starts within a stretch of time. What is added comes nearer and nearer. */
    private final class Nearest {
        private int[] groups = new int[4];
        private int[] ends = new int[4];
        private int first;
        private int size;

        void clear() {
            first = 0;
            size = 0;
        }

        void add(int group, int end) {
            while (size > first && ends[size - 1] >= end) {
                size--;
            }
            if (size == groups.length) {
                groups = Arrays.copyOf(groups, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            groups[size] = group;
            ends[size++] = end;
        }

        /** Forgets what is too far from the group, and so from those that follow. */
        int within(int group, long stretch) {
            while (first < size && events.micros(groups[first]) - events.micros(group) > stretch) {
                first++;
            }
            return first < size ? ends[first] : NEVER;
        }
    }
}
