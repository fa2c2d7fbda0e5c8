package dev.steward.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.Experiment.Variants;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine against the definition, person by person, on thousands of small random cases. */
class RandomExperimentTest {
    private static final int CASES = Integer.getInteger("random.cases", 4_000);
    private static final ExperimentKind KIND = new ExperimentKind();
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    /** What the definition says of one variant. */
    private static final class Expected {
        private final TreeSet<String> people = new TreeSet<>();
        private final TreeSet<String> converted = new TreeSet<>();
        private final List<Double> measured = new ArrayList<>();
    }

    @Test
    void agreesWithTheOracle() {
        int mixed = 0;
        int other = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomCase random = new RandomCase(seed, 1_800, 24);
            Experiment question = question(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = withNumbers(random, random.events(7, 7));
            Data data = PlainData.of(new PlainJourneys(events));
            ExperimentResult found = KIND.answer(question, data, Work.unobserved());
            TreeMap<String, Expected> expected = new TreeMap<>();
            TreeSet<String> expectedMixed = new TreeSet<>();
            oracle(question, events, expected, expectedMixed);
            String what = "seed %d: %s over %s".formatted(seed, KIND.write(question), events);
            compare(what, question, found, expected);
            assertThat(found.mixed().names()).as(what).containsExactlyElementsOf(expectedMixed);
            if (!found.arms().isEmpty()) {
                int row = random.upTo(found.arms().size() - 1);
                assertThat(KIND.people(question, new Cell(row, 1), data, Work.unobserved()))
                        .isEqualTo(found.arms().get(row).converted());
            }
            assertThat(KIND.json(question, found).toString()).as(what).doesNotContain("NaN", "Infinity");
            assertThat(KIND.findings(question, found).toString()).as(what).doesNotContain("NaN", "∞", "�");
            mixed += expectedMixed.isEmpty() ? 0 : 1;
            other += found.other().isEmpty() ? 0 : 1;
        }
        assertThat(mixed).as("cases with people of two variants").isGreaterThan(CASES / 20);
        assertThat(other).as("cases with unexpected variants").isGreaterThan(CASES / 20);
    }

    private static Experiment question(RandomCase random) {
        List<Portion> expected = random.chance(40) ? List.of(new Portion("u", 0.5), new Portion("0", 2)) : List.of();
        Optional<String> control = random.chance(30) ? Optional.of(random.oneOf("u", "0")) : Optional.empty();
        return new Experiment(
                random.scope(DayOfWeek.SUNDAY),
                new Variants("p", control, expected),
                random.matcher(),
                random.matcher(),
                Duration.ofSeconds(1_800L * (1 + random.upTo(8))),
                random.oneOf(
                        new Measure.Conversion(),
                        new Measure.EventsPerPerson(),
                        new Measure.SumOf("n"),
                        new Measure.MeanOf("n")),
                random.oneOf(Better.HIGHER, Better.LOWER),
                random.oneOf(0.95, 0.9));
    }

    private static List<PlainEvent> withNumbers(RandomCase random, List<PlainEvent> events) {
        return events.stream()
                .map(event -> {
                    Map<String, Value> properties = new HashMap<>(event.properties());
                    if (random.chance(60)) {
                        properties.put(
                                "n",
                                random.oneOf(
                                        Value.of(random.upTo(6)),
                                        Value.of(-2.5),
                                        Value.of(1e-3),
                                        Value.of("5"),
                                        Value.of(true)));
                    }
                    return new PlainEvent(event.user(), event.event(), event.micros(), properties);
                })
                .toList();
    }

    private static void oracle(
            Experiment question, List<PlainEvent> all, Map<String, Expected> groups, TreeSet<String> mixed) {
        Map<String, List<PlainEvent>> byUser = all.stream()
                .filter(event -> question.scope().range().contains(event.micros()))
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event))
                .sorted(Comparator.comparingLong(PlainEvent::micros))
                .collect(Collectors.groupingBy(PlainEvent::user));
        byUser.forEach((user, events) -> {
            List<PlainEvent> exposures = events.stream()
                    .filter(event -> CONDITIONS.matches(question.exposure(), event))
                    .filter(event -> !variant(event).isEmpty())
                    .toList();
            if (exposures.isEmpty()) {
                return;
            }
            if (exposures.stream().map(RandomExperimentTest::variant).distinct().count() > 1) {
                mixed.add(user);
                return;
            }
            PlainEvent first = exposures.getFirst();
            long end = first.micros() + question.window().toSeconds() * 1_000_000;
            List<PlainEvent> goals = events.stream()
                    .filter(event -> event != first && event.micros() >= first.micros() && event.micros() <= end)
                    .filter(event -> CONDITIONS.matches(question.goal(), event))
                    .toList();
            Expected group = groups.computeIfAbsent(variant(first), _ -> new Expected());
            group.people.add(user);
            if (!goals.isEmpty()) {
                group.converted.add(user);
            }
            double[] numbers = goals.stream()
                    .flatMap(event -> Optional.ofNullable(event.properties().get("n")).stream())
                    .filter(Value.Num.class::isInstance)
                    .mapToDouble(value -> ((Value.Num) value).amount().doubleValue())
                    .toArray();
            double sum = 0;
            for (double number : numbers) {
                sum += number;
            }
            switch (question.measure()) {
                case Measure.Conversion _ -> {}
                case Measure.EventsPerPerson _ -> group.measured.add((double) goals.size());
                case Measure.SumOf _ -> group.measured.add(sum);
                case Measure.MeanOf _ -> {
                    if (numbers.length > 0) {
                        group.measured.add(sum / numbers.length);
                    }
                }
            }
        });
    }

    private static String variant(PlainEvent event) {
        Value value = event.properties().get("p");
        return value == null ? "" : value.text();
    }

    private static void compare(
            String what, Experiment question, ExperimentResult found, TreeMap<String, Expected> expected) {
        List<Portion> portions = question.variants().expected();
        TreeSet<String> names = portions.isEmpty()
                ? new TreeSet<>(expected.keySet())
                : portions.stream().map(Portion::variant).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> others = new TreeSet<>();
        expected.forEach((name, group) -> {
            if (!names.contains(name)) {
                others.addAll(group.people);
            }
        });
        assertThat(found.other().names()).as(what).containsExactlyElementsOf(others);
        List<String> order = new ArrayList<>(names);
        question.variants().control().filter(_ -> !names.isEmpty()).ifPresent(control -> {
            order.remove(control);
            order.addFirst(control);
        });
        assertThat(found.arms()).extracting(Arm::variant).as(what).containsExactlyElementsOf(order);
        for (Arm arm : found.arms()) {
            Expected group = expected.getOrDefault(arm.variant(), new Expected());
            assertThat(arm.people().names()).as(what).containsExactlyElementsOf(group.people);
            assertThat(arm.converted().names()).as(what).containsExactlyElementsOf(group.converted);
            assertThat(arm.moments().count()).as(what).isEqualTo(group.measured.size());
            double mean =
                    group.measured.stream().mapToDouble(each -> each).average().orElse(0);
            double squares = group.measured.stream()
                    .mapToDouble(each -> (each - mean) * (each - mean))
                    .sum();
            assertThat(arm.moments().mean()).as(what).isCloseTo(mean, within(1e-9));
            assertThat(arm.moments().squares()).as(what).isCloseTo(squares, within(1e-9));
        }
    }
}
