package dev.steward.analysis.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.EngineData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.analysis.trends.Trends.Statistic;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Scope;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against the definitions, number by number, on random questions about random events in real files. */
class RandomTrendsTest {
    private static final int FILES = Integer.getInteger("random.cases", 2);
    private static final int QUESTIONS = 15;
    private static final TrendsKind KIND = new TrendsKind();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void agreesWithTheOracle(Granularity period) throws IOException {
        long grid = switch (period) {
            case HOUR -> 1_200;
            case DAY -> 5 * 3_600;
            case WEEK -> 30 * 3_600;
            case MONTH -> 9 * 86_400;
        };
        for (int i = 0; i < FILES; i++) {
            long seed = period.ordinal() * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, grid, 24);
            List<PlainEvent> events = events(random);
            try (EngineData engine = EngineData.of(events, Files.createTempDirectory(folder, "case"))) {
                for (int asked = 0; asked < QUESTIONS; asked++) {
                    Trends question = question(random, period);
                    check(question, events, engine.data(), random, "seed " + seed + ", question " + asked);
                }
            }
        }
    }

    private static void check(Trends question, List<PlainEvent> events, Data data, RandomCase random, String which) {
        assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                .as(which)
                .isEqualTo(question);
        String about = which + ": " + KIND.write(question) + " over " + events;
        TrendsResult found = KIND.answer(question, data, Work.unobserved());
        PlainTrends plain = new PlainTrends(question, events);
        assertThat(found.periods()).as(about).isEqualTo(plain.periods());
        assertThat(found.groups()).extracting(Group::value).as(about).isEqualTo(plain.groups());
        Map<String, @Nullable Double> expected = plain.all();
        numbers(found).forEach((place, number) -> {
            Double its = expected.remove(place);
            if (number == null || its == null) {
                assertThat(number).as(place + " of " + about).isEqualTo(its);
            } else {
                assertThat(number).as(place + " of " + about).isCloseTo(its, org.assertj.core.data.Offset.offset(1e-9));
            }
        });
        assertThat(expected).as(about).isEmpty();
        for (int period = 0; period < found.periods().size(); period++) {
            assertThat(found.complete().get(period)).as(about).isEqualTo(plain.complete(period));
        }
        people(question, found, plain, data, random, about);
    }

    private static Map<String, @Nullable Double> numbers(TrendsResult found) {
        Map<String, @Nullable Double> numbers = new LinkedHashMap<>();
        for (Group group : found.groups()) {
            for (int series = 0; series < group.series().size(); series++) {
                for (int period = 0; period < found.periods().size(); period++) {
                    var at = group.series().get(series).values().at(period);
                    numbers.put(
                            group.value() + " " + series + " " + found.periods().get(period) + " " + period,
                            at.isPresent() ? at.getAsDouble() : null);
                }
            }
        }
        return numbers;
    }

    private static void people(
            Trends question, TrendsResult found, PlainTrends plain, Data data, RandomCase random, String about) {
        if (found.groups().isEmpty() || found.periods().isEmpty()) {
            return;
        }
        Group group = found.groups().get(random.upTo(found.groups().size() - 1));
        int series = random.upTo(question.series().size() - 1);
        int period = random.upTo(found.periods().size() - 1);
        Optional<Cell> cell = TrendsCells.number(question, group, series, period);
        assertThat(cell.isPresent())
                .isEqualTo(question.series().get(series).measure().counts());
        if (cell.isPresent()) {
            assertThat(KIND.people(question, cell.get(), data, Work.unobserved())
                            .names())
                    .as(cell + " of " + about)
                    .isEqualTo(List.copyOf(plain.people(series, group.value(), period)));
        }
    }

    private static List<PlainEvent> events(RandomCase random) {
        List<PlainEvent> events = new ArrayList<>();
        while (events.isEmpty()) {
            for (PlainEvent event : random.events(5, 10)) {
                Map<String, Value> properties = new LinkedHashMap<>(event.properties());
                if (random.chance(70)) {
                    properties.put(
                            "amount",
                            random.oneOf(
                                    Value.of(0.1),
                                    Value.of(0.2),
                                    Value.of(19.99),
                                    Value.of(-5),
                                    Value.of(1_000_000),
                                    Value.of(7),
                                    Value.of("12"),
                                    Value.of(true)));
                }
                events.add(new PlainEvent(event.user(), event.event(), event.micros(), properties));
            }
        }
        return events;
    }

    private static Trends question(RandomCase random, Granularity period) {
        boolean cumulative = random.chance(25);
        List<Series> series = new ArrayList<>();
        int count = 1 + random.upTo(3);
        for (int i = 0; i < count; i++) {
            series.add(new Series(random.matcher(), measure(random, period, cumulative), Optional.empty()));
        }
        Scope scope = random.scope(random.oneOf(DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
        Scope counted = random.chance(15)
                ? new Scope(
                        scope.filters(),
                        scope.timezone(),
                        scope.weekStart(),
                        Optional.of("p"),
                        scope.from(),
                        scope.to())
                : scope;
        return new Trends(
                counted,
                period,
                series,
                Optional.empty(),
                random.chance(40)
                        ? Optional.of(new Trends.Breakdown(random.oneOf("p", "q", "amount"), 1 + random.upTo(3)))
                        : Optional.empty(),
                List.of(),
                new Trends.View.Course(Optional.empty(), cumulative, OptionalInt.empty()));
    }

    private static Measure measure(RandomCase random, Granularity period, boolean cumulative) {
        if (cumulative) {
            return random.oneOf(
                    new Measure.Total(), new Measure.People(), new Measure.OfNumber(Statistic.SUM, "amount"));
        }
        return random.oneOf(
                new Measure.Total(),
                new Measure.People(),
                new Measure.PerPerson(),
                period == Granularity.HOUR ? new Measure.People() : new Measure.Active(random.oneOf(1, 2, 7, 28)),
                period == Granularity.HOUR ? new Measure.Total() : new Measure.Active(random.oneOf(1, 7)),
                new Measure.OfNumber(random.oneOf(Statistic.values()), random.oneOf("amount", "p")));
    }
}
