package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Random events, random queries over them, and everything that journeys hand out, to be compared. */
final class RandomJourneys {
    static final List<String> PROPERTIES = List.of("p", "q/odd \"key\"~", "n");
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final Instant start;
    private final int hours;

    /** Times are multiples of ten minutes within so many hours. */
    RandomJourneys(Random random, Instant start, int hours) {
        this.random = random;
        this.start = start;
        this.hours = hours;
    }

    /** All journeys by actor, every event with its time, name, matches and values. */
    static Map<String, List<String>> dump(Journeys journeys, JourneyQuery query) {
        return journeys.fold(query, () -> new Dump(query), Work.unobserved());
    }

    private static final class Dump implements Fold<Dump, Map<String, List<String>>> {
        private final JourneyQuery query;
        private final Map<String, List<String>> all = new TreeMap<>();

        Dump(JourneyQuery query) {
            this.query = query;
        }

        @Override
        public void accept(Journey journey) {
            List<String> lines = new ArrayList<>();
            for (int event = 0; event < journey.size(); event++) {
                lines.add(line(journey, event, query));
            }
            assertThat(all.put(journey.legend().actor(journey.actor()), lines))
                    .as("one journey an actor")
                    .isNull();
        }

        @Override
        public void absorb(Dump other) {
            all.putAll(other.all);
        }

        @Override
        public Map<String, List<String>> finish() {
            return all;
        }
    }

    private static String line(Journey journey, int event, JourneyQuery query) {
        StringBuilder line = new StringBuilder();
        line.append(journey.micros(event)).append(' ').append(journey.legend().name(journey.code(event)));
        for (int matcher = 0; matcher < query.matchers().size(); matcher++) {
            line.append(journey.matches(event, matcher) ? " yes" : " no");
        }
        for (int property = 0; property < query.properties().size(); property++) {
            int value = journey.value(event, property);
            line.append(value < 0 ? " -" : " <" + journey.legend().text(property, value) + ">");
        }
        return line.toString();
    }

    JourneyQuery query() {
        List<Matcher> matchers = new ArrayList<>();
        // Now and then more matchers than one word has bits.
        int count = random.nextInt(25) == 0 ? 70 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            matchers.add(new Matcher(names(), conditionsOrNone()));
        }
        return new JourneyQuery(
                random.nextInt(4) == 0 ? Optional.of("p") : Optional.empty(),
                random.nextInt(3) == 0 ? conditions() : List.of(),
                new TimeRange(random.nextInt(3) == 0 ? instant() : null, null),
                matchers,
                random.nextBoolean() ? PROPERTIES : List.of(),
                random.nextBoolean());
    }

    private List<String> names() {
        return oneOf(List.<String>of(), List.of("a"), List.of("b", "c"));
    }

    private List<Condition> conditionsOrNone() {
        return random.nextBoolean() ? List.of() : conditions();
    }

    private List<Condition> conditions() {
        Op op = oneOf(Op.values());
        List<Value> values = new ArrayList<>();
        int arity = op.arity() < 0 ? 1 + random.nextInt(3) : op.arity();
        for (int i = 0; i < arity; i++) {
            values.add(op == Op.MATCHES ? oneOf(Value.of("^a"), Value.of("[0-9]$"), Value.of("B|e")) : value());
        }
        if (op == Op.BETWEEN) {
            values =
                    random.nextBoolean() ? List.of(Value.of(-1), Value.of(2.5)) : List.of(Value.of("a"), Value.of("b"));
        }
        return List.of(new Condition.Property(PROPERTIES.get(random.nextInt(PROPERTIES.size())), op, values));
    }

    PlainEvent event() {
        Map<String, Value> properties = new LinkedHashMap<>();
        for (String property : PROPERTIES) {
            if (random.nextInt(4) > 0) {
                properties.put(property, value());
            }
        }
        return new PlainEvent("u" + random.nextInt(12), oneOf("a", "b", "c"), Times.micros(instant()), properties);
    }

    private Instant instant() {
        return start.plusSeconds(600L * random.nextInt(6 * hours));
    }

    private Value value() {
        return oneOf(
                Value.of("a"),
                Value.of("Abc"),
                Value.of("b1"),
                Value.of("1"),
                Value.of(""),
                Value.of("\u00c4\u00e9\ud83d\udc36"),
                Value.of(true),
                Value.of(false),
                Value.of(1),
                Value.of(1.0),
                Value.of(0),
                Value.of(-2.5),
                new Value.Num(new BigDecimal("1234567890123")));
    }

    @SafeVarargs
    private final <T> T oneOf(T... options) {
        return options[random.nextInt(options.length)];
    }

    /** An event as a line of JSON. */
    static String line(PlainEvent event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("user", event.user());
        node.put("event", event.event());
        node.put("ts", Times.instant(event.micros()).toString());
        ObjectNode properties = node.putObject("properties");
        event.properties().forEach((name, value) -> {
            switch (value) {
                case Value.Text text -> properties.put(name, text.text());
                case Value.Num num -> properties.put(name, num.amount());
                case Value.Flag flag -> properties.put(name, flag.yes());
            }
        });
        return node.toString();
    }
}
