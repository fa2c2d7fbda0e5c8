package dev.steward.analysis.funnel;

import dev.steward.analysis.Longs;
import dev.steward.journey.Journey;
import java.util.ArrayList;
import java.util.List;

/** The excluded events of one journey, and what they do to an attempt. */
final class Exclusions {
    private final Rules rules;
    private final List<Longs> times = new ArrayList<>();

    Exclusions(Rules rules) {
        this.rules = rules;
        rules.exclusions.forEach(_ -> times.add(new Longs()));
    }

    boolean none() {
        return times.isEmpty();
    }

    void open(Journey journey) {
        for (int i = 0; i < times.size(); i++) {
            Longs at = times.get(i);
            at.clear();
            int matcher = rules.matcherOfExclusion(i);
            for (int event = 0; event < journey.size(); event++) {
                if (journey.matches(event, matcher)) {
                    at.add(journey.micros(event));
                }
            }
        }
    }

    /** Whether an excluded event lies where it spoils the attempt: strictly between its two steps. */
    boolean hit(Attempt attempt) {
        for (int i = 0; i < times.size(); i++) {
            Funnel.Exclusion exclusion = rules.exclusions.get(i);
            int after = exclusion.afterStep() - 1;
            int before = exclusion.beforeStep() - 1;
            if (!attempt.reached(after)) {
                continue;
            }
            long until = attempt.reached(before) ? attempt.micros(before) - 1 : attempt.windowEnd();
            Longs at = times.get(i);
            int first = at.firstFrom(attempt.micros(after) + 1);
            if (first < at.size() && at.get(first) <= until) {
                return true;
            }
        }
        return false;
    }
}
