package dev.steward.analysis.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesKind;
import dev.steward.analysis.stages.StagesResult;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fold against a slow evaluator that goes through the definition sentence by sentence. */
class RandomSegmentTest {
    private static final SegmentKind KIND = new SegmentKind();
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final int CASES = 3_000;

    @Test
    void agreesWithTheDefinition() {
        int some = 0;
        for (long seed = 0; seed < CASES; seed++) {
            RandomCase random = new RandomCase(seed, 3_600, 60);
            Segment question = question(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(6, 8);
            SegmentResult found = KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
            List<PlainEvent> counted = counted(question.scope(), events);
            TreeSet<String> everybody = new TreeSet<>();
            counted.forEach(event -> everybody.add(event.user()));
            TreeSet<String> wanted = new TreeSet<>();
            for (String person : everybody) {
                long held = question.rules().stream()
                        .filter(rule -> holds(rule, question, person, counted))
                        .count();
                if (question.match() == Match.ALL ? held == question.rules().size() : held > 0) {
                    wanted.add(person);
                }
            }
            assertThat(found.people().names())
                    .as("seed %d: %s over %s", seed, KIND.write(question), events)
                    .isEqualTo(List.copyOf(wanted));
            assertThat(found.total()).as("seed %d", seed).isEqualTo(everybody.size());
            for (int i = 0; i < question.rules().size(); i++) {
                Rule rule = question.rules().get(i);
                assertThat(found.byRule().get(i).names())
                        .as("seed %d, rule %d: %s over %s", seed, i, KIND.write(question), events)
                        .isEqualTo(everybody.stream()
                                .filter(person -> holds(rule, question, person, counted))
                                .toList());
            }
            some += wanted.isEmpty() || wanted.size() == everybody.size() ? 0 : 1;
        }
        assertThat(some).as("cases that tell people apart").isGreaterThan(CASES / 4);
    }

    private static Segment question(RandomCase random) {
        Scope scope = random.scope(DayOfWeek.SUNDAY);
        List<Rule> rules = new ArrayList<>();
        while (rules.isEmpty() || random.chance(40)) {
            rules.add(rule(random));
        }
        return new Segment(scope, rules, random.oneOf(Match.values()));
    }

    private static Rule rule(RandomCase random) {
        return switch (random.upTo(3)) {
            case 0 -> {
                Scope range = random.scope(DayOfWeek.SUNDAY);
                yield range.from().isEmpty() && range.to().isEmpty()
                        ? new Rule.FirstSeen(
                                Optional.empty(), Optional.of(new When.Moment(RandomCase.ORIGIN.plusSeconds(90_000))))
                        : ofUtc(range);
            }
            case 1 -> {
                Set<Stage> in = EnumSet.noneOf(Stage.class);
                in.add(random.oneOf(Stage.values()));
                in.add(random.oneOf(Stage.values()));
                int risk = 1 + random.upTo(20);
                yield new Rule.InStage(
                        in,
                        new Stages(
                                Scope.ALL,
                                random.matcher(),
                                random.matcher(),
                                Duration.ofHours(1 + random.upTo(30)),
                                Duration.ofHours(risk),
                                Duration.ofHours(risk + 1 + random.upTo(20)),
                                List.of(),
                                Stages.ENGAGEMENT_WINDOW));
            }
            default -> {
                int least = random.upTo(3);
                boolean most = least == 0 || random.chance(40);
                yield new Rule.Did(
                        random.matcher(),
                        least,
                        most ? OptionalInt.of(least + random.upTo(2)) : OptionalInt.empty(),
                        random.chance(50) ? Optional.of(Duration.ofHours(1 + random.upTo(40))) : Optional.empty());
            }
        };
    }

    /** A day of one zone may lie before an instant that is after it in another: such a range is asked in instants. */
    private static Rule ofUtc(Scope range) {
        TimeRange instants = range.range();
        return new Rule.FirstSeen(
                range.from().map(_ -> new When.Moment(instants.from() == null ? Instant.MIN : instants.from())),
                range.to().map(_ -> new When.Moment(instants.to() == null ? Instant.MAX : instants.to())));
    }

    private static List<PlainEvent> counted(Scope scope, List<PlainEvent> events) {
        List<PlainEvent> filtered = events.stream()
                .filter(event -> CONDITIONS.holdAll(scope.filters(), event))
                .toList();
        long until = moment(scope, filtered);
        return filtered.stream().filter(event -> event.micros() <= until).toList();
    }

    private static long moment(Scope scope, List<PlainEvent> filtered) {
        return scope.to().isPresent()
                ? scope.range().toMicros()
                : filtered.stream().mapToLong(PlainEvent::micros).max().orElse(0);
    }

    private static boolean holds(Rule rule, Segment question, String person, List<PlainEvent> counted) {
        long at = moment(question.scope(), counted);
        List<PlainEvent> own =
                counted.stream().filter(event -> event.user().equals(person)).toList();
        return switch (rule) {
            case Rule.Did did -> {
                long from = question.scope().range().fromMicros();
                long times = own.stream()
                        .filter(event -> CONDITIONS.matches(did.matcher(), event))
                        .filter(event -> event.micros() >= from)
                        .filter(event -> did.inLast().isEmpty()
                                || event.micros()
                                        >= at
                                                - Times.micros(Instant.EPOCH.plus(
                                                        did.inLast().get())))
                        .count();
                yield times >= did.atLeast() && times <= did.atMost().orElse(Integer.MAX_VALUE);
            }
            case Rule.FirstSeen seen -> {
                long first = own.stream().mapToLong(PlainEvent::micros).min().orElseThrow();
                TimeRange range =
                        question.scope().withRange(seen.from(), seen.to()).range();
                yield first >= range.fromMicros() && first <= range.toMicros();
            }
            case Rule.InStage in -> {
                Stages asked = in.stages()
                        .withScope(
                                Scope.ALL.withRange(Optional.empty(), Optional.of(new When.Moment(Times.instant(at)))));
                StagesResult stages =
                        new StagesKind().answer(asked, PlainData.of(new PlainJourneys(own)), Work.unobserved());
                yield in.in().stream()
                        .anyMatch(stage ->
                                !stages.groups().get(stage.ordinal()).people().isEmpty());
            }
        };
    }
}
