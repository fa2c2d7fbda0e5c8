package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * The events of one journey that match some step, counted from 0 without the others between them, with the groups of
 * events at one instant. Rebuilt for every journey, without allocation once it has grown.
 */
final class StepEvents {
    private final Longs[] byStep;
    private int[] events = new int[16];
    private long[] micros = new long[16];
    private int[] groupStart = new int[16];
    private int[] groupEnd = new int[16];
    private int size;

    StepEvents(int steps) {
        byStep = new Longs[steps];
        Arrays.setAll(byStep, _ -> new Longs());
    }

    void open(Journey journey) {
        size = 0;
        for (Longs positions : byStep) {
            positions.clear();
        }
        for (int event = 0; event < journey.size(); event++) {
            boolean matched = false;
            for (int step = 0; step < byStep.length; step++) {
                if (journey.matches(event, step)) {
                    byStep[step].add(size);
                    matched = true;
                }
            }
            if (matched) {
                add(event, journey.micros(event));
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            groupEnd[i] = i + 1 < size && groupStart[i + 1] == groupStart[i] ? groupEnd[i + 1] : i + 1;
        }
    }

    private void add(int event, long at) {
        if (size == events.length) {
            events = Arrays.copyOf(events, size * 2);
            micros = Arrays.copyOf(micros, size * 2);
            groupStart = Arrays.copyOf(groupStart, size * 2);
            groupEnd = Arrays.copyOf(groupEnd, size * 2);
        }
        events[size] = event;
        micros[size] = at;
        groupStart[size] = size > 0 && micros[size - 1] == at ? groupStart[size - 1] : size;
        size++;
    }

    int size() {
        return size;
    }

    /** Its number in the journey. */
    int event(int i) {
        return events[i];
    }

    long micros(int i) {
        return micros[i];
    }

    /** The first event at the same instant. */
    int groupStart(int i) {
        return groupStart[i];
    }

    /** The first event at a later instant. */
    int groupEnd(int i) {
        return groupEnd[i];
    }

    /** The first event at or after {@code from} that matches the step; {@link #size()} when there is none. */
    int next(int step, int from) {
        Longs positions = byStep[step];
        int at = positions.firstFrom(from);
        return at < positions.size() ? (int) positions.get(at) : size;
    }
}
