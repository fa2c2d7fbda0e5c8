package dev.steward.analysis.retention;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The values with most people, equal ones by value. */
final class Ranking implements Cells<Ranking, Set<String>> {
    private final int limit;
    private final Map<Integer, Long> people = new HashMap<>();

    Ranking(int limit) {
        this.limit = limit;
    }

    @Override
    public void member(int group) {
        people.merge(group, 1L, Long::sum);
    }

    @Override
    public void add(Journey journey, int group, int row, int column) {}

    @Override
    public void absorb(Ranking other, Values mine, Values theirs) {
        other.people.forEach((group, count) -> people.merge(mine.groupOf(theirs.name(group)), count, Long::sum));
    }

    @Override
    public Set<String> finish(Values values) {
        return people.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Long> group) -> -group.getValue())
                        .thenComparing(group -> values.name(group.getKey()), CodePointOrder.INSTANCE))
                .limit(limit)
                .map(group -> values.name(group.getKey()))
                .collect(Collectors.toSet());
    }
}
