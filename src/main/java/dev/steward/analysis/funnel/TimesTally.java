package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.analysis.Seconds;
import dev.steward.journey.Journey;
import dev.steward.model.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How long people took from one step to another in their best attempt. */
final class TimesTally implements Tally<TimesTally, FunnelResult> {
    private final Funnel.View.TimeToConvert view;
    private final Longs micros = new Longs();

    TimesTally(Funnel.View.TimeToConvert view) {
        this.view = view;
    }

    @Override
    public void person(Journey journey, Tries tries) {
        if (tries.findBest()) {
            add(tries.best());
        }
    }

    private void add(Attempt attempt) {
        if (converted(attempt, view)) {
            micros.add(micros(attempt, view));
        }
    }

    static boolean converted(Attempt attempt, Funnel.View.TimeToConvert view) {
        return attempt.reached(view.fromStep() - 1) && attempt.reached(view.toStep() - 1);
    }

    static long micros(Attempt attempt, Funnel.View.TimeToConvert view) {
        return attempt.micros(view.toStep() - 1) - attempt.micros(view.fromStep() - 1);
    }

    @Override
    public void absorb(TimesTally other) {
        micros.addAll(other.micros);
    }

    @Override
    public FunnelResult finish() {
        micros.sort();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < micros.size(); i++) {
            seconds.add(Seconds.of(micros.get(i)));
        }
        return new FunnelResult.TimeToConvert(seconds, Seconds.average(micros), histogram(micros, view.bins()));
    }

    /** One bin more than asked for, so that the greatest time has one too; widths in whole seconds. */
    private static List<FunnelResult.Bin> histogram(Longs sorted, OptionalInt asked) {
        if (sorted.size() == 0) {
            return List.of();
        }
        int bins = asked.orElse(cubeRootUp(sorted.size()));
        long least = sorted.get(0);
        long span = sorted.get(sorted.size() - 1) - least;
        long width = Math.max(1, Math.ceilDiv(span, bins * Times.MICROS_PER_SECOND)) * Times.MICROS_PER_SECOND;
        long[] counts = new long[bins + 1];
        for (int i = 0; i < sorted.size(); i++) {
            counts[(int) ((sorted.get(i) - least) / width)]++;
        }
        List<FunnelResult.Bin> histogram = new ArrayList<>();
        for (int bin = 0; bin <= bins; bin++) {
            histogram.add(new FunnelResult.Bin(Seconds.of(least + bin * width), counts[bin]));
        }
        return histogram;
    }

    /** The least whole number whose cube is at least {@code n}. */
    static int cubeRootUp(long n) {
        int root = 1;
        while ((long) root * root * root < n) {
            root++;
        }
        return root;
    }
}
