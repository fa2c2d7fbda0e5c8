package dev.steward.analysis.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.scenario.Comparison;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against {@link PlainFunnels} on thousands of small random cases. */
class RandomFunnelTest {
    private static final int CASES = Integer.getInteger("random.cases", 3_000);
    private static final FunnelKind KIND = new FunnelKind();

    @ParameterizedTest
    @EnumSource(Funnel.Order.class)
    void agreesWithTheOracle(Funnel.Order order) {
        agrees(order, 0, random -> funnel(random, order));
    }

    @ParameterizedTest
    @EnumSource(
            value = Funnel.Order.class,
            names = {"ORDERED", "STRICT"})
    void agreesWhereStepsHaveWindowsOfTheirOwn(Funnel.Order order) {
        agrees(order, 10_000_000, random -> {
            Funnel funnel = funnel(random, order);
            return funnel.withSteps(paced(random, funnel.steps()));
        });
    }

    @ParameterizedTest
    @EnumSource(Funnel.Order.class)
    void agreesWhenConversionsCount(Funnel.Order order) {
        agrees(order, 20_000_000, random -> {
            Funnel funnel =
                    funnel(random, order).withView(new Funnel.View.Steps()).withCount(Funnel.Count.CONVERSIONS);
            return order == Funnel.Order.UNORDERED || random.chance(50)
                    ? funnel
                    : funnel.withSteps(paced(random, funnel.steps()));
        });
    }

    @Test
    void behindADropOfConversionsStandThoseWhoseAttemptsEndedThere() {
        Funnel funnel = Funnel.of(List.of(
                        new Funnel.Step(Matcher.event("a"), false),
                        new Funnel.Step(Matcher.event("b"), true),
                        new Funnel.Step(Matcher.event("c"), false)))
                .withWindow(Duration.ofHours(1))
                .withCount(Funnel.Count.CONVERSIONS);
        List<PlainEvent> events = new ArrayList<>();
        add(events, "through", "abc");
        add(events, "passing", "ac");
        add(events, "twice", "abc", "a");
        add(events, "stuck", "ab", "a");
        Data data = PlainData.of(new PlainJourneys(events));
        assertThat(people(funnel, data, 0, 0)).containsExactly("passing", "stuck", "through", "twice");
        assertThat(people(funnel, data, 1, 0)).containsExactly("stuck", "through", "twice");
        assertThat(people(funnel, data, 1, 1)).containsExactly("passing", "stuck", "twice");
        assertThat(people(funnel, data, 2, 0)).containsExactly("passing", "through", "twice");
        assertThat(people(funnel, data, 2, 1)).containsExactly("stuck", "twice");
    }

    private static List<String> people(Funnel funnel, Data data, int step, int side) {
        return KIND.people(funnel, new Cell(step, side), data, Work.unobserved())
                .names();
    }

    /** An attempt a day, with the events of a minute each. */
    private static void add(List<PlainEvent> events, String user, String... attempts) {
        for (int day = 0; day < attempts.length; day++) {
            for (int minute = 0; minute < attempts[day].length(); minute++) {
                long seconds = Duration.ofDays(day).plusMinutes(minute).toSeconds();
                String name = attempts[day].substring(minute, minute + 1);
                events.add(new PlainEvent(user, name, seconds * Times.MICROS_PER_SECOND, Map.of()));
            }
        }
    }

    /** Some of the steps with windows of their own. */
    private static List<Funnel.Step> paced(RandomCase random, List<Funnel.Step> steps) {
        List<Funnel.Step> paced = new ArrayList<>(List.of(steps.getFirst()));
        for (Funnel.Step step : steps.subList(1, steps.size())) {
            paced.add(
                    random.chance(70)
                            ? step.withWindow(Optional.of(Duration.ofMinutes(10L * (1 + random.upTo(3)))))
                            : step);
        }
        return paced;
    }

    private static void agrees(Funnel.Order order, long seeds, Function<RandomCase, Funnel> made) {
        for (int i = 0; i < CASES; i++) {
            long seed = seeds + order.ordinal() * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, 600, 3 + i % 12);
            Funnel funnel = made.apply(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(funnel).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(funnel);
            List<PlainEvent> events = random.events(1 + i % 3, 8);
            if (!differences(funnel, events).agrees()) {
                List<PlainEvent> small = RandomCase.smallest(
                        events, fewer -> !differences(funnel, fewer).agrees());
                fail("seed %d: %s%n%s%n%s", seed, KIND.write(funnel), lines(small), differences(funnel, small));
            }
        }
    }

    private static String lines(List<PlainEvent> events) {
        return String.join("\n", events.stream().map(PlainEvent::toString).toList());
    }

    private static Comparison differences(Funnel funnel, List<PlainEvent> events) {
        FunnelResult wanted = new PlainFunnels(funnel, events).answer();
        FunnelResult found = KIND.answer(funnel, PlainData.of(new PlainJourneys(events)), Work.unobserved());
        return Comparison.of(KIND.json(funnel, wanted), KIND.json(funnel, found));
    }

    private static Funnel funnel(RandomCase random, Funnel.Order order) {
        int count = 1 + random.random().nextInt(4);
        List<Funnel.Step> steps = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            steps.add(new Funnel.Step(random.matcher(), step > 0 && random.chance(30)));
        }
        Funnel.View view = view(random, count);
        Optional<Funnel.Breakdown> breakdown = view instanceof Funnel.View.Steps && random.chance(50)
                ? Optional.of(breakdown(random, count))
                : Optional.empty();
        return new Funnel(
                random.scope(DayOfWeek.SUNDAY),
                steps,
                order,
                Duration.ofMinutes(10L * (1 + random.random().nextInt(8))),
                random.chance(30) ? Funnel.Ties.STRICTLY_INCREASING : Funnel.Ties.ALLOWED,
                random.chance(40) ? Funnel.StrictRepeats.IGNORED : Funnel.StrictRepeats.BREAK,
                exclusions(random, order, count),
                breakdown,
                Funnel.Count.PEOPLE,
                view);
    }

    private static List<Funnel.Exclusion> exclusions(RandomCase random, Funnel.Order order, int count) {
        List<Funnel.Exclusion> exclusions = new ArrayList<>();
        while (count > 1 && exclusions.size() < 2 && random.chance(30)) {
            int after =
                    order == Funnel.Order.UNORDERED ? 1 : 1 + random.random().nextInt(count - 1);
            int before = order == Funnel.Order.UNORDERED
                    ? count
                    : after + 1 + random.random().nextInt(count - after);
            exclusions.add(new Funnel.Exclusion(random.matcher(), after, before));
        }
        return exclusions;
    }

    private static Funnel.Breakdown breakdown(RandomCase random, int count) {
        Funnel.Attribution attribution = random.oneOf(Funnel.Attribution.values());
        return new Funnel.Breakdown(
                random.oneOf(List.of("p"), List.of("q", "p")),
                attribution,
                attribution == Funnel.Attribution.STEP
                        ? OptionalInt.of(1 + random.random().nextInt(count))
                        : OptionalInt.empty());
    }

    private static Funnel.View view(RandomCase random, int count) {
        int from = 1 + random.random().nextInt(count);
        int to = from + random.random().nextInt(count - from + 1);
        return switch (random.random().nextInt(8)) {
            case 0, 1 -> new Funnel.View.Trend(random.oneOf(Granularity.HOUR, Granularity.DAY), from, to);
            case 2 ->
                new Funnel.View.TimeToConvert(
                        from, to, random.chance(50) ? OptionalInt.of(1 + random.upTo(5)) : OptionalInt.empty());
            case 3 -> new Funnel.View.Correlation();
            default -> new Funnel.View.Steps();
        };
    }
}
