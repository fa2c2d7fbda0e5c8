package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.analysis.Seconds;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.ArrayList;
import java.util.List;

/** The attempts of one group, step by step: how many, whose, and how long they took. */
final class StepCounts {
    private final List<Reaching> steps = new ArrayList<>();

    private static final class Reaching {
        private final People.Gathering people = new People.Gathering();
        private final Longs micros = new Longs();
        private long attempts;
        private int lastActor = -1;

        void add(Journey journey) {
            attempts++;
            // All attempts of a person come one after the other, and a person is gathered once.
            if (journey.actor() != lastActor) {
                lastActor = journey.actor();
                people.add(journey);
            }
        }

        FunnelResult.Step finish() {
            return new FunnelResult.Step(attempts, people.people(), Seconds.average(micros), Seconds.median(micros));
        }
    }

    StepCounts(int steps) {
        for (int step = 0; step < steps; step++) {
            this.steps.add(new Reaching());
        }
    }

    void add(Journey journey, Attempt attempt) {
        long before = attempt.start();
        for (int step = 0; step < steps.size(); step++) {
            if (attempt.reached(step)) {
                steps.get(step).add(journey);
                // Nobody asks how long the first step took, and everybody has one.
                if (step > 0) {
                    steps.get(step).micros.add(attempt.micros(step) - before);
                    before = attempt.micros(step);
                }
            }
        }
    }

    /** Adds an attempt to the steps at which it ended: the last required step before is reached, the step is not. */
    void addDropped(Journey journey, Attempt attempt, Rules rules) {
        for (int step = 1; step < steps.size(); step++) {
            if (attempt.reached(rules.requiredBefore(step)) && !attempt.reached(step)) {
                steps.get(step).add(journey);
            }
        }
    }

    void absorb(StepCounts other) {
        for (int step = 0; step < steps.size(); step++) {
            steps.get(step).people.absorb(other.steps.get(step).people);
            steps.get(step).micros.addAll(other.steps.get(step).micros);
            steps.get(step).attempts += other.steps.get(step).attempts;
        }
    }

    /** The steps side by side: to sort a million people takes longer than anything else that one core does alone. */
    FunnelResult.Group finish(List<String> value) {
        return new FunnelResult.Group(
                value, steps.parallelStream().map(Reaching::finish).toList());
    }
}
