package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many people get as far as each step in their best attempt, or how many attempts do, by breakdown value; or else who
 * dropped out at each.
 */
final class StepsTally implements Tally<StepsTally, FunnelResult> {
    private static final Comparator<List<String>> BY_VALUE = StepsTally::compare;

    private final Rules rules;
    private final boolean dropped;
    private final Optional<Funnel.Breakdown> breakdown;
    private final Optional<Groups> groups;
    private final Map<List<String>, StepCounts> counts = new HashMap<>();

    /** @param dropped whether those who did not reach a step are gathered, not those who did */
    StepsTally(Rules rules, Optional<Funnel.Breakdown> breakdown, boolean dropped) {
        this.rules = rules;
        this.dropped = dropped;
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
                attempts(tries, attempt -> {
                    if (attempt.reached(step)) {
                        count(journey, attempt, by.of(journey, attempt.event(step)));
                    }
                });
            }
        }
    }

    private void add(Journey journey, Tries tries, List<String> value) {
        attempts(tries, attempt -> count(journey, attempt, value));
    }

    private void attempts(Tries tries, Consumer<Attempt> counted) {
        if (rules.conversions) {
            tries.inTurn(counted);
        } else if (tries.findBest()) {
            counted.accept(tries.best());
        }
    }

    private void count(Journey journey, Attempt attempt, List<String> value) {
        StepCounts group = counts.computeIfAbsent(value, _ -> new StepCounts(rules.steps));
        if (dropped) {
            group.addDropped(journey, attempt, rules);
        } else {
            group.add(journey, attempt);
        }
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
