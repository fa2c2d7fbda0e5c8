package dev.steward.analysis.retention;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
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
        Map<String, Long> named = new HashMap<>();
        people.forEach((group, count) -> named.merge(values.name(group), count, Long::sum));
        return most(named, limit);
    }

    /** The values with most people, of all values and their people. */
    static Set<String> most(Map<String, Long> people, int limit) {
        return people.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(CodePointOrder.INSTANCE)))
                .limit(limit)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
