package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;

/**
 * Where runs of ignored repeats end: events that repeat the step just reached and can do nothing else, of which a person
 * may have thousands in a row. Looked up once for every journey.
 */
final class RepeatRuns {
    private final Rules rules;
    private final int[][] ends;
    private int[] alike = new int[0];

    RepeatRuns(Rules rules) {
        this.rules = rules;
        this.ends = new int[rules.repeatsIgnored ? rules.steps : 0][0];
    }

    void open(Journey journey) {
        int size = journey.size();
        openAlike(journey, size);
        for (int step = 0; step < ends.length; step++) {
            if (ends[step].length <= size) {
                ends[step] = new int[Math.max(16, size * 2)];
            }
            ends[step][size] = size;
            for (int event = size - 1; event >= 0; event--) {
                ends[step][event] = onlyRepeats(journey, event, step) ? ends[step][event + 1] : event;
            }
        }
    }

    private void openAlike(Journey journey, int size) {
        if (ends.length == 0 || size == 0) {
            return;
        }
        if (alike.length < size) {
            alike = new int[size * 2];
        }
        alike[size - 1] = size;
        for (int event = size - 2; event >= 0; event--) {
            alike[event] = alike(journey, event, event + 1) ? alike[event + 1] : event + 1;
        }
    }

    private boolean alike(Journey journey, int a, int b) {
        for (int step = 0; step < rules.steps; step++) {
            if (journey.matches(a, step) != journey.matches(b, step)) {
                return false;
            }
        }
        return true;
    }

    private boolean onlyRepeats(Journey journey, int event, int step) {
        if (!journey.matches(event, step)) {
            return false;
        }
        for (int next = step + 1; next < rules.steps; next++) {
            if (journey.matches(event, next)) {
                return false;
            }
            if (!rules.optional(next)) {
                return true;
            }
        }
        return true;
    }

    /** The first event after this one that does not match the same steps. */
    int passAlike(int event) {
        return ends.length == 0 ? event + 1 : alike[event];
    }

    /** The first event from {@code from} on that is more than an ignored repeat of the step. */
    int pass(int step, int from) {
        return ends.length == 0 ? from : ends[step][from];
    }
}
