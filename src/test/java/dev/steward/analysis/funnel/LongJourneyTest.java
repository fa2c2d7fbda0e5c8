package dev.steward.analysis.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.steward.analysis.Data;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person with 100,000 events takes moments: a scan of all later events from each start would take minutes. */
class LongJourneyTest {
    private static final int EVENTS = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ordered, ab?cz, abc, 100, 1, false
                    ordered, ab~c~z, abc, 100, 1, false
                    ordered, ab?c~z, abc, 100, 1, true
                    ordered, ab~c?z, abc, 100, 3, true
                    ordered, aab~z, aab, 0, 100000, false
                    strict, ab~z, ab, 100, 1, true
                    ordered, ab?cz, abc, 100, 1, true
                    ordered, ab?c?z, abc, 100, 3, false
                    ordered, ab?c?z, abc, 100, 3, true
                    ordered, aabz, aab, 0, 100000, false
                    ordered, ab?az, ab, 0, 100000, true
                    strict, ab?cz, abc, 100, 1, true
                    strict, az, a, 100, 1, false
                    strict, abz, a, 100, 1, true
                    strict, ab?az, a, 100, 1, true
                    unordered, abcz, abc, 100, 1, false
                    unordered, abcz, abc, 100, 1, true
                    """)
    void isAnsweredInMoments(
            String order, String steps, String letters, long secondsApart, int together, boolean excluding) {
        Data data = LongJourney.of(names(letters), secondsApart, together);
        Funnel people = funnel(order, steps, excluding);
        for (Funnel funnel : List.of(
                people,
                people.withCount(Funnel.Count.CONVERSIONS),
                people.withView(new Funnel.View.Trend(
                        Granularity.HOUR, 1, people.steps().size())))) {
            FunnelResult result =
                    assertTimeoutPreemptively(LIMIT, () -> new FunnelKind().answer(funnel, data, Work.unobserved()));
            switch (result) {
                case FunnelResult.Steps found -> {
                    assertThat(found.groups()
                                    .getFirst()
                                    .steps()
                                    .getFirst()
                                    .users()
                                    .size())
                            .isEqualTo(1);
                    assertThat(found.groups().getFirst().steps().getLast().count())
                            .isZero();
                }
                case FunnelResult.Trend found ->
                    assertThat(found.periods()).isNotEmpty().allMatch(period -> period.converted() == 0);
                default -> throw new AssertionError(result);
            }
        }
    }

    private static String names(String letters) {
        Random random = new Random(5);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            names.append(letters.charAt(random.nextInt(letters.length())));
        }
        return names.toString();
    }

    /** A letter a step, with a question mark after an optional one and a tilde after one with a window of its own. */
    private static List<Funnel.Step> steps(String letters) {
        List<Funnel.Step> steps = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case '?' -> steps.add(steps.removeLast().withOptional(true));
                case '~' -> steps.add(steps.removeLast().withWindow(Optional.of(Duration.ofMinutes(10))));
                default -> steps.add(new Funnel.Step(Matcher.event(Character.toString(letter)), false));
            }
        }
        return steps;
    }

    private static Funnel funnel(String order, String letters, boolean excluding) {
        List<Funnel.Step> steps = steps(letters);
        return Funnel.of(steps)
                .withOrder(Funnel.Order.valueOf(order.toUpperCase(java.util.Locale.ROOT)))
                .withWindow(Duration.ofDays(60))
                .withStrictRepeats(Funnel.StrictRepeats.IGNORED)
                .withExclusions(
                        excluding ? List.of(new Funnel.Exclusion(Matcher.event("x"), 1, steps.size())) : List.of());
    }
}
