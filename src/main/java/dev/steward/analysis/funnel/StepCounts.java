package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.analysis.Seconds;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.ArrayList;
import java.util.List;

/** The people of one group, step by step, and how long they took. */
final class StepCounts {
    private final List<People.Gathering> people = new ArrayList<>();
    private final List<Longs> micros = new ArrayList<>();

    StepCounts(int steps) {
        for (int step = 0; step < steps; step++) {
            people.add(new People.Gathering());
            micros.add(new Longs());
        }
    }

    void add(Journey journey, Attempt attempt) {
        long before = attempt.start();
        for (int step = 0; step < people.size(); step++) {
            if (attempt.reached(step)) {
                people.get(step).add(journey);
                if (step > 0) {
                    micros.get(step).add(attempt.micros(step) - before);
                    before = attempt.micros(step);
                }
            }
        }
    }

    void absorb(StepCounts other) {
        for (int step = 0; step < people.size(); step++) {
            people.get(step).absorb(other.people.get(step));
            micros.get(step).addAll(other.micros.get(step));
        }
    }

    FunnelResult.Group finish(List<String> value) {
        List<FunnelResult.Step> steps = new ArrayList<>();
        for (int step = 0; step < people.size(); step++) {
            People users = people.get(step).people();
            Longs times = micros.get(step);
            steps.add(new FunnelResult.Step(users, Seconds.average(times), Seconds.median(times)));
        }
        return new FunnelResult.Group(value, steps);
    }
}
