package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many people get as far as each step in their best attempt, by breakdown value. */
final class StepsTally implements Tally<StepsTally, FunnelResult> {
    private static final Comparator<List<String>> BY_VALUE = StepsTally::compare;

    private final Rules rules;
    private final Optional<Funnel.Breakdown> breakdown;
    private final Optional<Groups> groups;
    private final Map<List<String>, StepCounts> counts = new HashMap<>();

    StepsTally(Rules rules, Optional<Funnel.Breakdown> breakdown) {
        this.rules = rules;
        this.breakdown = breakdown;
        this.groups = breakdown.map(by -> new Groups(rules, by));
        if (breakdown.isEmpty()) {
            counts.put(List.of(), new StepCounts(rules.steps));
        }
    }

    @Override
    public void person(Journey journey, Tries tries) {
        if (breakdown.isEmpty() || groups.isEmpty()) {
            add(journey, tries, List.of());
            return;
        }
        Groups by = groups.get();
        switch (breakdown.get().attribution()) {
            case ALL_EVENTS ->
                by.parts(journey).forEach((value, part) -> {
                    tries.open(part);
                    add(part, tries, value);
                });
            case FIRST_TOUCH -> add(journey, tries, by.firstTouch(journey));
            case LAST_TOUCH -> add(journey, tries, by.lastTouch(journey));
            case STEP -> {
                int step = breakdown.get().step().orElseThrow() - 1;
                if (tries.findBest() && tries.best().reached(step)) {
                    count(journey, tries, by.of(journey, tries.best().event(step)));
                }
            }
        }
    }

    private void add(Journey journey, Tries tries, List<String> value) {
        if (tries.findBest()) {
            count(journey, tries, value);
        }
    }

    private void count(Journey journey, Tries tries, List<String> value) {
        counts.computeIfAbsent(value, _ -> new StepCounts(rules.steps)).add(journey, tries.best());
    }

    @Override
    public void absorb(StepsTally other) {
        other.counts.forEach((value, theirs) ->
                counts.computeIfAbsent(value, _ -> new StepCounts(rules.steps)).absorb(theirs));
    }

    @Override
    public FunnelResult finish() {
        List<FunnelResult.Group> all = new ArrayList<>();
        counts.forEach((value, steps) -> all.add(steps.finish(value)));
        all.sort(Comparator.comparing(FunnelResult.Group::value, BY_VALUE));
        return new FunnelResult.Steps(all);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = CodePointOrder.INSTANCE.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
