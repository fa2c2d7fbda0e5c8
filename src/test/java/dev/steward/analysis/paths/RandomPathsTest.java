package dev.steward.analysis.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.chart.PathsChart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against the definitions, written down a second time, on thousands of small random cases. */
class RandomPathsTest {
    private static final int CASES = Integer.getInteger("random.cases", 1_000);
    private static final PathsKind KIND = new PathsKind();
    private static final long TICK = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void agreesWithThePlainEvaluator(int family) {
        for (int i = 0; i < CASES; i++) {
            long seed = family * 1_000_000L + i;
            RandomCase random = new RandomCase(seed, TICK, 30 * family);
            Paths question = question(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = slashed(random, random.events(5, 5 * family));
            if (!agrees(question, events)) {
                List<PlainEvent> few = RandomCase.smallest(events, fewer -> !agrees(question, fewer));
                check("seed " + seed + ": " + KIND.write(question) + " over " + few, question, few);
            }
            people("seed " + seed, random, question, events);
        }
    }

    private static boolean agrees(Paths question, List<PlainEvent> events) {
        try {
            check("", question, events);
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static void check(String what, Paths question, List<PlainEvent> events) {
        PathsResult found = KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
        PlainPaths plain = new PlainPaths(question, events);
        int minimum = question.shown().minimumCount();
        List<PlainPaths.Expected> all = plain.links();
        List<PlainPaths.Expected> expected =
                all.stream().filter(link -> link.count() >= minimum).toList();
        assertThat(found.links()).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            PlainPaths.Expected wanted = expected.get(i);
            Link link = found.links().get(i);
            assertThat(link)
                    .as(what)
                    .isEqualTo(new Link(
                            wanted.step(),
                            wanted.from(),
                            wanted.to(),
                            wanted.count(),
                            wanted.people().size(),
                            link.avgSeconds()));
            assertThat(link.avgSeconds().orElse(-1)).as(what).isCloseTo(wanted.seconds(), within(1e-6));
        }
        assertThat(found.paths()).as(what).isEqualTo(plain.paths());
        assertThat(found.sessions()).as(what).isEqualTo(plain.sessions());
        assertThat(found.leftOut().links()).as(what).isEqualTo(all.size() - expected.size());
        assertThat(found.leftOut().count())
                .as(what)
                .isEqualTo(all.stream()
                        .filter(link -> link.count() < minimum)
                        .mapToLong(PlainPaths.Expected::count)
                        .sum());
    }

    /** Behind a link of the table, one of the picture, and a node of the picture, where it groups nothing. */
    private static void people(String what, RandomCase random, Paths question, List<PlainEvent> events) {
        Data data = PlainData.of(new PlainJourneys(events));
        List<PlainPaths.Expected> all = new PlainPaths(question, events).links();
        List<PlainPaths.Expected> shown = all.stream()
                .filter(link -> link.count() >= question.shown().minimumCount())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        PlainPaths.Expected link = shown.get(random.upTo(shown.size() - 1));
        boolean grouped = ((PathsChart) KIND.chart(question, KIND.answer(question, data, Work.unobserved())))
                        .totals()
                        .perStep()
                > 0;
        for (int column = PathsKind.IN_TABLE;
                column <= (grouped ? PathsKind.IN_TABLE : PathsKind.IN_PICTURE);
                column++) {
            Cell cell = new Cell(List.of(link.from(), link.to()), link.step(), column);
            assertThat(KIND.people(question, cell, data, Work.unobserved()).names())
                    .as("%s: %s", what, cell)
                    .containsExactlyElementsOf(link.people());
        }
        if (grouped) {
            return;
        }
        Cell node = new Cell(List.of(link.to()), link.step() + 1, PathsKind.IN_PICTURE);
        TreeSet<String> there = new TreeSet<>();
        for (PlainPaths.Expected each : all) {
            boolean comes = each.step() == link.step() && each.to().equals(link.to());
            boolean goes = each.step() == link.step() + 1 && each.from().equals(link.to());
            if (comes || goes) {
                there.addAll(each.people());
            }
        }
        assertThat(KIND.people(question, node, data, Work.unobserved()).names())
                .as("%s: %s", what, node)
                .containsExactlyElementsOf(there);
    }

    private static Paths question(RandomCase random) {
        Map<String, String> property = new LinkedHashMap<>();
        if (random.chance(50)) {
            property.put("a", "p");
        }
        if (random.chance(20)) {
            property.put("b", random.oneOf("p", "q"));
        }
        int steps = 1 + random.upTo(5);
        return new Paths(
                random.scope(DayOfWeek.SUNDAY),
                Duration.ofSeconds(TICK * random.oneOf(1, 2, 4, 7)),
                new Paths.Nodes(
                        random.chance(30) ? List.of("a", random.oneOf("b", "x", "never")) : List.of(),
                        property,
                        random.chance(30) ? List.of(random.oneOf("/*", "*u", "v", "/*/*", "*")) : List.of(),
                        random.chance(25) ? List.of(node(random)) : List.of(),
                        random.chance(60)),
                new Paths.Cut(
                        random.chance(25) ? Optional.of(node(random)) : Optional.empty(),
                        random.chance(25) ? Optional.of(node(random)) : Optional.empty(),
                        steps),
                new Paths.Shown(
                        random.chance(60),
                        random.chance(35) ? OptionalInt.of(1 + random.upTo(2)) : OptionalInt.empty(),
                        random.chance(15) ? OptionalInt.of(1 + random.upTo(steps - 1)) : OptionalInt.empty(),
                        random.chance(25) ? 2 : 1));
    }

    private static String node(RandomCase random) {
        return random.oneOf("a", "b", "c", "x", "/u", "/u/", "v", "/", "", "/*", "*u", "never");
    }

    /** Pages among the values, some with a closing slash. */
    private static List<PlainEvent> slashed(RandomCase random, List<PlainEvent> events) {
        List<PlainEvent> pages = new ArrayList<>();
        for (PlainEvent event : events) {
            Map<String, Value> properties = new LinkedHashMap<>(event.properties());
            if (Value.of("u").equals(properties.get("p"))) {
                properties.put("p", Value.of(random.oneOf("/u", "/u/", "/", "//", "/u/v/", "/u/v")));
            }
            pages.add(new PlainEvent(event.user(), event.event(), event.micros(), properties));
        }
        return pages;
    }
}
