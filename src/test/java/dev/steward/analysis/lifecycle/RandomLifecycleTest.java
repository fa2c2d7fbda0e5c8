package dev.steward.analysis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.definition.JsonFields;
import dev.steward.journey.People;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against the definitions, person by person and period by period, on thousands of small random cases. */
class RandomLifecycleTest {
    private static final int CASES = Integer.getInteger("random.cases", 1_500);
    private static final LifecycleKind KIND = new LifecycleKind();
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
            Lifecycle question = new Lifecycle(
                    random.scope(random.oneOf(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)), period, random.matcher());
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(4, 8);
            Data data = PlainData.of(new PlainJourneys(events));
            LifecycleResult found = KIND.answer(question, data, Work.unobserved());
            assertThat(found.periods())
                    .as("seed %d: %s over %s", seed, KIND.write(question), events)
                    .isEqualTo(oracle(question, events));
            if (!found.periods().isEmpty()) {
                int row = random.upTo(found.periods().size() - 1);
                State state = random.oneOf(State.values());
                assertThat(KIND.people(question, new Cell(row, state.ordinal()), data, Work.unobserved()))
                        .isEqualTo(found.periods().get(row).people(state));
            }
        }
    }

    private static List<LifecycleResult.Period> oracle(Lifecycle question, List<PlainEvent> events) {
        TreeMap<String, TreeSet<Long>> active = new TreeMap<>();
        TreeSet<Long> times = new TreeSet<>();
        for (PlainEvent event : events) {
            if (CONDITIONS.holdAll(question.scope().filters(), event)
                    && CONDITIONS.matches(question.activity(), event)) {
                times.add(event.micros());
                active.computeIfAbsent(event.user(), _ -> new TreeSet<>()).add(event.micros());
            }
        }
        boolean bounded =
                question.scope().from().isPresent() && question.scope().to().isPresent();
        if (times.isEmpty() && !bounded) {
            return List.of();
        }
        long first =
                question.scope().from().isPresent() ? question.scope().range().fromMicros() : times.getFirst();
        long last = question.scope().to().isPresent() ? question.scope().range().toMicros() : times.getLast();
        if (first > last) {
            return List.of();
        }
        CalendarAxis all = CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                Math.min(first, times.isEmpty() ? first : times.getFirst()) - 40 * 86_400_000_000L,
                last);
        List<LifecycleResult.Period> periods = new ArrayList<>();
        for (int period = all.indexOf(first); period < all.size(); period++) {
            Map<State, List<String>> people = new TreeMap<>();
            for (State state : State.values()) {
                people.put(state, new ArrayList<>());
            }
            for (Map.Entry<String, TreeSet<Long>> person : active.entrySet()) {
                boolean now = in(all, period, person.getValue());
                boolean before = in(all, period - 1, person.getValue());
                if (now && person.getValue().getFirst() >= all.start(period)) {
                    people.getOrDefault(State.NEW, List.of()).add(person.getKey());
                } else if (now && before) {
                    people.getOrDefault(State.RETURNING, List.of()).add(person.getKey());
                } else if (now) {
                    people.getOrDefault(State.RESURRECTING, List.of()).add(person.getKey());
                } else if (before) {
                    people.getOrDefault(State.DORMANT, List.of()).add(person.getKey());
                }
            }
            periods.add(new LifecycleResult.Period(
                    all.label(period),
                    People.named(people.getOrDefault(State.NEW, List.of())),
                    People.named(people.getOrDefault(State.RETURNING, List.of())),
                    People.named(people.getOrDefault(State.RESURRECTING, List.of())),
                    People.named(people.getOrDefault(State.DORMANT, List.of()))));
        }
        return periods;
    }

    private static boolean in(CalendarAxis axis, int period, TreeSet<Long> times) {
        return times.stream().anyMatch(time -> axis.indexOf(time) == period);
    }
}
