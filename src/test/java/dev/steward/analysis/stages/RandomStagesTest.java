package dev.steward.analysis.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.stages.StagesResult.Group;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.definition.JsonFields;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fold against a slow evaluator that goes through the definition sentence by sentence. */
class RandomStagesTest {
    private static final StagesKind KIND = new StagesKind();
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final int CASES = 2_000;

    @Test
    void agreesWithTheDefinition() {
        for (long seed = 0; seed < CASES; seed++) {
            RandomCase random = new RandomCase(seed, 3_600, 60);
            Stages question = question(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .isEqualTo(question);
            List<PlainEvent> events = random.events(6, 8);
            StagesResult found = KIND.answer(question, PlainData.of(new PlainJourneys(events)), Work.unobserved());
            Map<Stage, TreeSet<String>> wanted = new TreeMap<>();
            long[] scores = new long[Stage.values().length];
            plain(question, events, wanted, scores);
            for (Stage stage : Stage.values()) {
                Group group = found.groups().get(stage.ordinal());
                assertThat(group.people().names())
                        .as("seed %d, %s: %s over %s", seed, stage, KIND.write(question), events)
                        .isEqualTo(List.copyOf(wanted.getOrDefault(stage, new TreeSet<>())));
                assertThat(group.score())
                        .as("seed %d, score of %s", seed, stage)
                        .isEqualTo(scores[stage.ordinal()]);
            }
            assertThat(found.cohorts().stream()
                            .mapToLong(StagesResult.Cohort::size)
                            .sum())
                    .isEqualTo(found.people());
        }
    }

    private static Stages question(RandomCase random) {
        List<Stages.Weight> weights = new ArrayList<>();
        if (random.chance(50)) {
            weights.add(new Stages.Weight("a", 1 + random.upTo(3)));
            weights.add(new Stages.Weight("x", 1 + random.upTo(3)));
        }
        int risk = 1 + random.upTo(20);
        return new Stages(
                random.scope(DayOfWeek.SUNDAY),
                random.matcher(),
                random.matcher(),
                Duration.ofHours(1 + random.upTo(30)),
                Duration.ofHours(risk),
                Duration.ofHours(risk + 1 + random.upTo(20)),
                weights,
                Duration.ofHours(1 + random.upTo(40)));
    }

    private static void plain(
            Stages question, List<PlainEvent> events, Map<Stage, TreeSet<String>> stages, long[] scores) {
        List<PlainEvent> counted = events.stream()
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event))
                .toList();
        if (counted.isEmpty() && question.scope().to().isEmpty()) {
            return;
        }
        long at = question.scope().to().isPresent()
                ? question.scope().range().toMicros()
                : counted.stream().mapToLong(PlainEvent::micros).max().orElseThrow();
        TreeSet<String> people = new TreeSet<>();
        counted.forEach(event -> people.add(event.user()));
        for (String person : people) {
            List<PlainEvent> own = counted.stream()
                    .filter(event -> event.user().equals(person) && event.micros() <= at)
                    .toList();
            long signup = own.stream()
                    .filter(event -> CONDITIONS.matches(question.signup(), event))
                    .mapToLong(PlainEvent::micros)
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (signup == Long.MAX_VALUE || signup < question.scope().range().fromMicros()) {
                continue;
            }
            long seen = own.stream()
                    .filter(event -> CONDITIONS.matches(question.activity(), event))
                    .mapToLong(PlainEvent::micros)
                    .max()
                    .orElse(signup);
            Duration idle = micros(at - Math.max(seen, signup));
            Duration age = micros(at - signup);
            Stage stage = idle.compareTo(question.churnedAfter()) >= 0
                    ? Stage.CHURNED
                    : idle.compareTo(question.atRiskAfter()) >= 0
                            ? Stage.AT_RISK
                            : age.compareTo(question.newFor()) < 0 ? Stage.NEW : Stage.ACTIVE;
            stages.computeIfAbsent(stage, _ -> new TreeSet<>()).add(person);
            for (PlainEvent event : own) {
                if (micros(at - event.micros()).compareTo(question.engagementWindow()) < 0) {
                    scores[stage.ordinal()] += question.engagement().stream()
                            .filter(weight -> weight.event().equals(event.event()))
                            .mapToInt(Stages.Weight::points)
                            .sum();
                }
            }
        }
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
