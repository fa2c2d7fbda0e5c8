package dev.steward.analysis.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.RandomCase;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.churn.ChurnResult.Scored;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Words;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fold against a slow evaluator that goes through the definition sentence by sentence. */
class RandomChurnTest {
    private static final ChurnKind KIND = new ChurnKind();
    private static final int CASES = Integer.getInteger("random.cases", 3_000);

    @Test
    void agreesWithTheDefinition() {
        int calibrated = 0;
        int unscored = 0;
        int gone = 0;
        for (long seed = 0; seed < CASES; seed++) {
            RandomCase random = new RandomCase(seed, 3_600, 120);
            Churn question = question(random);
            assertThat(KIND.read(JsonFields.parse(KIND.write(question).toString())))
                    .as("seed %d", seed)
                    .isEqualTo(question);
            List<PlainEvent> events = withNumbers(random, random.events(7, 9));
            PlainChurn plain = new PlainChurn(question, events);
            Data data = PlainData.of(new PlainJourneys(events));
            ChurnResult found = KIND.answer(question, data, Work.unobserved());
            String what = "seed %d: %s over %s".formatted(seed, KIND.write(question), events);
            compare(what, question, found, plain);
            if (found.calibrated().isPresent()) {
                Calibration calibration = found.calibrated().get();
                Tier tier = random.oneOf(Tier.values());
                assertThat(KIND.people(question, new Cell(tier.ordinal(), ChurnKind.CHURNED), data, Work.unobserved()))
                        .as(what)
                        .isEqualTo(calibration.outcome(tier).churned());
                calibrated += calibration.all().whole() > 0 ? 1 : 0;
            }
            assertThat(KIND.json(question, found).toString()).as(what).doesNotContain("NaN", "Infinity");
            assertThat(KIND.findings(question, found).toString() + KIND.remarks(question, found) + KIND.words(question))
                    .as(what)
                    .doesNotContain("NaN", "∞", "{");
            unscored += found.unscored().isEmpty() ? 0 : 1;
            gone += found.gone() > 0 ? 1 : 0;
        }
        assertThat(calibrated).as("cases with a calibration").isGreaterThan(CASES / 5);
        assertThat(unscored).as("cases with people without a score").isGreaterThan(CASES / 20);
        assertThat(gone).as("cases with people who have gone").isGreaterThan(CASES / 20);
    }

    private static void compare(String what, Churn question, ChurnResult found, PlainChurn plain) {
        assertThat(found.at()).as(what).isEqualTo(plain.at);
        for (Tier tier : Tier.values()) {
            TreeSet<String> wanted = plain.tiers.getOrDefault(Words.of(tier), new TreeSet<>());
            assertThat(found.group(tier).people().names()).as(what).isEqualTo(List.copyOf(wanted));
            assertThat(found.group(tier).score())
                    .as(what)
                    .isCloseTo(
                            wanted.stream()
                                    .map(plain.scores::get)
                                    .mapToDouble(BigDecimal::doubleValue)
                                    .sum(),
                            within(1e-4));
        }
        assertThat(found.unscored().names())
                .as(what)
                .isEqualTo(List.copyOf(plain.tiers.getOrDefault("none", new TreeSet<>())));
        assertThat(found.gone()).as(what).isEqualTo(plain.gone);
        List<Scored> highest = plain.scores.entrySet().stream()
                .map(entry -> new Scored(entry.getKey(), entry.getValue().doubleValue()))
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::person))
                .limit(question.list())
                .toList();
        assertThat(found.highest()).as(what).isEqualTo(highest);
        assertThat(found.calibrated().isPresent()).as(what).isEqualTo(plain.calibrated);
        found.calibrated().ifPresent(calibration -> {
            for (Tier tier : Tier.values()) {
                Outcome outcome = calibration.outcome(tier);
                assertThat(outcome.people().names())
                        .as(what)
                        .isEqualTo(List.copyOf(plain.earlier.getOrDefault(Words.of(tier), new TreeSet<>())));
                assertThat(outcome.churned().names())
                        .as(what)
                        .isEqualTo(List.copyOf(plain.churned.getOrDefault(Words.of(tier), new TreeSet<>())));
            }
            assertThat(calibration.squares()).as(what).isCloseTo(plain.squares, within(1e-6));
            assertThat(calibration.ranking().isPresent()).as(what).isEqualTo(plain.ranking.isPresent());
            plain.ranking.ifPresent(ranking ->
                    assertThat(calibration.ranking().orElseThrow()).as(what).isCloseTo(ranking, within(1e-9)));
        });
    }

    private static Churn question(RandomCase random) {
        List<Factor> factors = new ArrayList<>();
        for (int i = 0; i <= random.upTo(3); i++) {
            Input input = random.oneOf(
                    new Input.Count(random.matcher()),
                    new Input.Average(random.matcher(), random.oneOf("n", "n", "p")),
                    new Input.Share(random.matcher(), random.matcher()),
                    new Input.ActiveDays(),
                    new Input.DaysSince(random.matcher()));
            double best = random.upTo(8) - 2;
            double worst = best + random.oneOf(-4.0, -1.0, 0.5, 3.0, 6.0);
            OptionalDouble missing = input.always() || random.chance(60)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(random.oneOf(0.0, 50.0, 100.0, 62.5));
            factors.add(new Factor("f" + i, random.oneOf(1.0, 2.0, 40.0, 0.5), input, best, worst, missing));
        }
        return new Churn(
                random.scope(DayOfWeek.SUNDAY),
                random.matcher(),
                Duration.ofHours(1 + random.upTo(50)),
                Duration.ofHours(1 + random.upTo(50)),
                factors,
                random.oneOf(Limits.USUAL, new Limits(50, 75, 100), new Limits(12.5, 33.3, 66.7)),
                random.oneOf(0, 2, Churn.LIST));
    }

    private static List<PlainEvent> withNumbers(RandomCase random, List<PlainEvent> events) {
        return events.stream()
                .map(event -> {
                    Map<String, Value> properties = new HashMap<>(event.properties());
                    if (random.chance(60)) {
                        properties.put(
                                "n",
                                random.oneOf(Value.of(random.upTo(6)), Value.of(-2.5), Value.of("5"), Value.of(true)));
                    }
                    return new PlainEvent(event.user(), event.event(), event.micros(), properties);
                })
                .toList();
    }
}
