package dev.steward.analysis.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.steward.analysis.Data;
import dev.steward.definition.Scope;
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
        for (Funnel.View view : List.of(
                new Funnel.View.Steps(),
                new Funnel.View.Trend(Granularity.HOUR, 1, steps(steps).size()))) {
            Funnel funnel = funnel(order, steps, excluding, view);
            FunnelResult result =
                    assertTimeoutPreemptively(LIMIT, () -> new FunnelKind().answer(funnel, data, Work.unobserved()));
            switch (result) {
                case FunnelResult.Steps found -> {
                    assertThat(found.groups().getFirst().steps().getFirst().count())
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

    /** A letter a step, with a question mark after an optional one. */
    private static List<Funnel.Step> steps(String letters) {
        List<Funnel.Step> steps = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) != '?') {
                boolean optional = i + 1 < letters.length() && letters.charAt(i + 1) == '?';
                steps.add(new Funnel.Step(Matcher.event(letters.substring(i, i + 1)), optional));
            }
        }
        return steps;
    }

    private static Funnel funnel(String order, String letters, boolean excluding, Funnel.View view) {
        List<Funnel.Step> steps = steps(letters);
        return new Funnel(
                Scope.ALL,
                steps,
                Funnel.Order.valueOf(order.toUpperCase(java.util.Locale.ROOT)),
                Duration.ofDays(60),
                Funnel.Ties.ALLOWED,
                Funnel.StrictRepeats.IGNORED,
                excluding ? List.of(new Funnel.Exclusion(Matcher.event("x"), 1, steps.size())) : List.of(),
                Optional.empty(),
                view);
    }
}
