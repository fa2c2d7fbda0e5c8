package dev.steward.analysis.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against {@link PlainRetention} on thousands of small random cases. */
class RandomRetentionTest {
    private static final int CASES = Integer.getInteger("random.cases", 1_500);
    private static final RetentionKind KIND = new RetentionKind();

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void agreesWithTheOracle(Granularity period) {
        for (int i = 0; i < CASES; i++) {
            long seed = period.ordinal() * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, grid(period), 12);
            Retention question = question(random, period);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(4, 8);
            if (!agrees(question, events)) {
                List<PlainEvent> small = RandomCase.smallest(events, fewer -> !agrees(question, fewer));
                fail(
                        "seed %d: %s%n%s%nwanted %s%nfound %s",
                        seed,
                        KIND.write(question),
                        small,
                        new PlainRetention(question, small).answer(),
                        found(question, small));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void thePeopleBehindACellAreThoseCounted(Granularity period) {
        for (int i = 0; i < CASES / 10; i++) {
            long seed = 7_000_000L + period.ordinal() * 100_000L + i;
            RandomCase random = new RandomCase(seed, grid(period), 12);
            Retention question = question(random, period);
            List<PlainEvent> events = random.events(4, 8);
            Data data = PlainData.of(new PlainJourneys(events));
            RetentionResult result = KIND.answer(question, data, Work.unobserved());
            for (RetentionResult.Group group : result.groups()) {
                int row = random.upTo(Math.max(0, group.rows().size() - 1));
                if (row < group.rows().size()) {
                    int column = random.upTo(group.rows().get(row).cells() - 1);
                    List<String> people = KIND.people(
                                    question, new Cell(List.of(group.value()), row, column), data, Work.unobserved())
                            .names();
                    assertThat(people)
                            .as("seed %d: %s", seed, KIND.write(question))
                            .hasSize((int) group.rows().get(row).count(column))
                            .doesNotHaveDuplicates()
                            .isSorted();
                    if (question.breakdown().isEmpty()) {
                        assertThat(people)
                                .isEqualTo(new PlainRetention(question, events).people(Set.of(""), row, column));
                    }
                }
            }
        }
    }

    private static long grid(Granularity period) {
        return switch (period) {
            case HOUR -> 1_200;
            case DAY -> 6 * 3_600;
            case WEEK -> 40 * 3_600;
            case MONTH -> 10 * 86_400;
        };
    }

    private static boolean agrees(Retention question, List<PlainEvent> events) {
        return new PlainRetention(question, events).answer().equals(found(question, events));
    }

    private static Map<String, List<List<Object>>> found(Retention question, List<PlainEvent> events) {
        Map<String, List<List<Object>>> found = new TreeMap<>();
        for (RetentionResult.Group group : KIND.answer(
                        question, PlainData.of(new PlainJourneys(events)), Work.unobserved())
                .groups()) {
            List<List<Object>> rows = new ArrayList<>();
            for (RetentionResult.Row row : group.rows()) {
                List<Object> cells = new ArrayList<>(List.of(row.start()));
                for (int k = 0; k < row.cells(); k++) {
                    cells.add((int) row.count(k));
                }
                rows.add(cells);
            }
            found.put(group.value(), rows);
        }
        return found;
    }

    private static Retention question(RandomCase random, Granularity period) {
        return new Retention(
                random.scope(random.oneOf(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
                period,
                random.oneOf(Retention.Mode.values()),
                random.matcher(),
                random.matcher(),
                random.chance(40) ? OptionalInt.of(1 + random.upTo(6)) : OptionalInt.empty(),
                random.chance(30) ? OptionalInt.of(1 + random.upTo(4)) : OptionalInt.empty(),
                random.chance(30) ? 2 : 1,
                random.chance(30),
                random.chance(30) ? Retention.WindowMode.HOURS_24 : Retention.WindowMode.CALENDAR,
                random.chance(50)
                        ? Optional.of(new Retention.Breakdown(
                                random.oneOf("p", "q"),
                                random.chance(60) ? OptionalInt.of(1 + random.upTo(2)) : OptionalInt.empty()))
                        : Optional.empty());
    }
}
