package dev.steward.analysis.stickiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against the definition, person by person, on thousands of small random cases. */
class RandomStickinessTest {
    private static final int CASES = Integer.getInteger("random.cases", 1_500);
    private static final StickinessKind KIND = new StickinessKind();
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void agreesWithTheOracle(Granularity period) {
        long grid = switch (period) {
            case HOUR -> 1_200;
            case DAY -> 6 * 3_600;
            case WEEK -> 40 * 3_600;
            case MONTH -> 10 * 86_400;
        };
        for (int i = 0; i < CASES; i++) {
            long seed = period.ordinal() * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, grid, 20);
            Stickiness question = new Stickiness(
                    random.scope(random.oneOf(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)), period, random.matcher());
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(5, 8);
            Data data = PlainData.of(new PlainJourneys(events));
            StickinessResult found = KIND.answer(question, data, Work.unobserved());
            TreeMap<Integer, List<String>> expected = oracle(question, events);
            for (int active = 1; active <= found.people().size(); active++) {
                assertThat(found.people().get(active - 1).names())
                        .as("seed %d, %d periods: %s over %s", seed, active, KIND.write(question), events)
                        .isEqualTo(expected.getOrDefault(active, List.of()));
            }
            assertThat(found.people().size()).isEqualTo(expected.isEmpty() ? 0 : expected.lastKey());
            int least = 1 + random.upTo(3);
            assertThat(KIND.people(question, new Cell(least - 1, 1), data, Work.unobserved())
                            .names())
                    .as("seed %d, %d periods or more", seed, least)
                    .containsExactlyInAnyOrderElementsOf(expected.tailMap(least).values().stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }

    private static TreeMap<Integer, List<String>> oracle(Stickiness question, List<PlainEvent> events) {
        TreeMap<String, TreeSet<Instant>> periods = new TreeMap<>();
        for (PlainEvent event : events) {
            if (question.scope().range().contains(event.micros())
                    && CONDITIONS.holdAll(question.scope().filters(), event)
                    && CONDITIONS.matches(question.activity(), event)) {
                periods.computeIfAbsent(event.user(), _ -> new TreeSet<>())
                        .add(start(question, Times.instant(event.micros())));
            }
        }
        TreeMap<Integer, List<String>> people = new TreeMap<>();
        periods.forEach((person, active) -> people.merge(
                active.size(),
                List.of(person),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return people;
    }

    private static Instant start(Stickiness question, Instant at) {
        ZoneId zone = question.scope().timezone();
        ZonedDateTime local = at.atZone(zone);
        ZonedDateTime start = switch (question.period()) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
            case DAY -> local.toLocalDate().atStartOfDay(zone);
            case WEEK ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(question.scope().weekStart()))
                        .atStartOfDay(zone);
            case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
        };
        return start.toInstant();
    }
}
