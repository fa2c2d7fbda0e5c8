package dev.steward.analysis.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.attribution.Attribution.Count;
import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.Attribution.Touches;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine against the definition, conversion by conversion, on thousands of small random cases. */
class RandomAttributionTest {
    private static final int CASES = Integer.getInteger("random.cases", 4_000);
    private static final AttributionKind KIND = new AttributionKind();
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final String NONE = "(none)";

    /** What the definition says of one channel. */
    private static final class Expected {
        private final TreeSet<String> people = new TreeSet<>();
        private final Map<Model, Double> credits = new HashMap<>();
        private long conversions;

        void credit(Model model, double amount) {
            credits.merge(model, amount, Double::sum);
        }
    }

    @Test
    void agreesWithTheOracle() {
        int shared = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomCase random = new RandomCase(seed, 3_600, 30);
            Attribution question = new Attribution(
                    random.scope(DayOfWeek.SUNDAY),
                    random.matcher(),
                    new Touches(random.matcher(), random.oneOf("p", "p", "q")),
                    Duration.ofHours(1 + random.upTo(12)),
                    Duration.ofMinutes(30 + random.upTo(600)),
                    random.oneOf(Count.EVERY, Count.FIRST));
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(5, 8);
            Data data = PlainData.of(new PlainJourneys(events));
            AttributionResult found = KIND.answer(question, data, Work.unobserved());
            String what = "seed %d: %s over %s".formatted(seed, KIND.write(question), events);
            compare(what, found, oracle(question, events));
            sums(what, found);
            shared += found.channels().size() > 1 ? 1 : 0;
            if (!found.channels().isEmpty()) {
                int row = random.upTo(found.channels().size() - 1);
                assertThat(KIND.people(question, new Cell(row, 0), data, Work.unobserved()))
                        .isEqualTo(found.channels().get(row).people());
            }
            assertThat(KIND.json(question, found).toString()).as(what).doesNotContain("NaN");
        }
        assertThat(shared).as("cases with several channels").isGreaterThan(CASES / 4);
    }

    /** Whatever the model, each conversion is given out once. */
    private static void sums(String what, AttributionResult found) {
        for (Model model : Model.values()) {
            double credits = found.channels().stream()
                    .mapToDouble(channel -> channel.credit(model))
                    .sum();
            assertThat(credits).as(what).isCloseTo(found.conversions(), within(1e-9));
        }
    }

    private static void compare(String what, AttributionResult found, Map<String, Expected> expected) {
        List<String> order = expected.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Expected> entry) ->
                                entry.getKey().equals(NONE))
                        .thenComparing(entry -> -entry.getValue().conversions)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found.channels())
                .extracting(channel -> channel.name().orElse(NONE))
                .as(what)
                .containsExactlyElementsOf(order);
        for (Channel channel : found.channels()) {
            Expected wanted = expected.getOrDefault(channel.name().orElse(NONE), new Expected());
            assertThat(channel.people().names()).as(what).containsExactlyElementsOf(wanted.people);
            assertThat(channel.conversions()).as(what).isEqualTo(wanted.conversions);
            for (Model model : Model.values()) {
                assertThat(channel.credit(model))
                        .as("%s %s %s", channel.name(), model, what)
                        .isCloseTo(wanted.credits.getOrDefault(model, 0.0), within(1e-9));
            }
        }
    }

    private static Map<String, Expected> oracle(Attribution question, List<PlainEvent> all) {
        Map<String, Expected> channels = new TreeMap<>();
        Map<String, List<PlainEvent>> byUser = all.stream()
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event))
                .sorted(Comparator.comparingLong(PlainEvent::micros))
                .collect(Collectors.groupingBy(PlainEvent::user));
        byUser.forEach((user, events) -> {
            List<PlainEvent> conversions = events.stream()
                    .filter(event -> question.scope().range().contains(event.micros()))
                    .filter(event -> CONDITIONS.matches(question.conversion(), event))
                    .limit(question.count() == Count.FIRST ? 1 : Long.MAX_VALUE)
                    .toList();
            for (PlainEvent conversion : conversions) {
                long earliest = conversion.micros() - question.window().toSeconds() * 1_000_000;
                List<PlainEvent> touches = events.stream()
                        .filter(event -> event.micros() >= earliest && event.micros() <= conversion.micros())
                        .filter(event -> CONDITIONS.matches(question.touches().matcher(), event))
                        .filter(event -> !channel(question, event).isEmpty())
                        .toList();
                share(question, user, conversion, touches, channels);
            }
        });
        return channels;
    }

    private static void share(
            Attribution question,
            String user,
            PlainEvent conversion,
            List<PlainEvent> touches,
            Map<String, Expected> channels) {
        LinkedHashSet<String> touched = touches.stream()
                .map(touch -> channel(question, touch))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (touched.isEmpty()) {
            touched.add(NONE);
        }
        for (String channel : touched) {
            Expected its = channels.computeIfAbsent(channel, _ -> new Expected());
            its.people.add(user);
            its.conversions++;
        }
        if (touches.isEmpty()) {
            for (Model model : Model.values()) {
                channels.getOrDefault(NONE, new Expected()).credit(model, 1);
            }
            return;
        }
        double[] decayed = touches.stream()
                .mapToDouble(touch -> Math.pow(
                        0.5,
                        (conversion.micros() - touch.micros())
                                / 1e6
                                / question.halfLife().toSeconds()))
                .toArray();
        double worth = 0;
        for (double each : decayed) {
            worth += each;
        }
        int n = touches.size();
        for (int i = 0; i < n; i++) {
            Expected its = channels.getOrDefault(channel(question, touches.get(i)), new Expected());
            boolean outer = i == 0 || i == n - 1;
            its.credit(Model.FIRST, i == 0 ? 1 : 0);
            its.credit(Model.LAST, i == n - 1 ? 1 : 0);
            its.credit(Model.LINEAR, 1.0 / n);
            its.credit(Model.TIME_DECAY, decayed[i] / worth);
            its.credit(Model.POSITION_BASED, n == 1 ? 1 : n == 2 ? 0.5 : outer ? 0.4 : 0.2 / (n - 2));
        }
    }

    private static String channel(Attribution question, PlainEvent event) {
        Value value = event.properties().get(question.touches().channel());
        return value == null ? "" : value.text();
    }
}
