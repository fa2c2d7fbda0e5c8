package dev.steward.analysis.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The map without objects against one with them, through many growths. */
class LinkCountsTest {
    @Test
    void countsAsAnOrdinaryMapDoes() {
        Random random = new Random(3);
        LinkCounts counts = new LinkCounts();
        Map<List<Integer>, long[]> plain = new HashMap<>();
        Map<List<Integer>, Set<Integer>> people = new HashMap<>();
        for (int actor = 0; actor < 3_000; actor++) {
            for (int i = 0; i < 20; i++) {
                int step = 1 + random.nextInt(Paths.MOST_STEPS);
                int from = random.nextInt(4) == 0 ? NodeIds.MOST - 1 : random.nextInt(5);
                int to = random.nextInt(3) == 0 ? NodeIds.MOST - 1 - random.nextInt(9) : 0;
                long micros = random.nextLong(1L << 40);
                counts.add(step, from, to, micros, actor);
                List<Integer> key = List.of(step, from, to);
                long[] sums = plain.computeIfAbsent(key, _ -> new long[2]);
                sums[0]++;
                sums[1] += micros;
                people.computeIfAbsent(key, _ -> new HashSet<>()).add(actor);
            }
        }
        assertThat(counts.size()).isEqualTo(plain.size()).isGreaterThan(10_000);
        counts.forEach((step, from, to, count, micros, persons) -> {
            List<Integer> key = List.of(step, from, to);
            assertThat(plain.remove(key)).as("%s", key).containsExactly(count, micros);
            assertThat(people.get(key)).hasSize((int) persons);
            assertThat(counts.has(step, from, to)).isTrue();
        });
        assertThat(plain).isEmpty();
        assertThat(counts.has(1, 7, 0)).isFalse();
    }

    @Test
    void peopleAreThoseOfBothWhenCountsComeTogether() {
        LinkCounts counts = new LinkCounts();
        counts.add(1, 2, 3, 10, 0);
        counts.add(1, 2, 3, 10, 0);
        counts.add(1, 2, 3, 10, -1);
        counts.addAll(1, 2, 3, 4, 100, 2);
        counts.addAll(1, 2, 4, 1, 5, 1);
        counts.forEach((_, _, to, count, micros, people) -> {
            assertThat(count).isEqualTo(to == 3 ? 7 : 1);
            assertThat(micros).isEqualTo(to == 3 ? 130 : 5);
            assertThat(people).isEqualTo(to == 3 ? 4 : 1);
        });
    }
}
