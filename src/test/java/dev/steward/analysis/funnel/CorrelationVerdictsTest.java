package dev.steward.analysis.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.funnel.FunnelResult.Correlated;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationVerdictsTest {
    private static Correlated event(String name, long converted, long dropped, long all) {
        double odds = ((converted + 1.0) / (all - converted + 1)) / ((dropped + 1.0) / (all - dropped + 1));
        return new Correlated(name, converted, dropped, odds);
    }

    @Test
    void namesWhatGoesTogetherAndWhatDoesNot() {
        List<String> said = CorrelationVerdicts.of(new FunnelResult.Correlation(
                500,
                500,
                List.of(event("help", 300, 100, 500), event("same", 200, 199, 500), event("error", 20, 120, 500))));
        assertThat(said)
                .containsExactly(
                        "Who converts does help more often than who does not, by more than chance.",
                        "Who converts does error less often than who does not, by more than chance.",
                        "Of 3 events looked at 2 stand out; one in twenty of such finds is chance (Benjamini and Hochberg). Going together is not causing.");
    }

    @Test
    void saysSoWhereNothingIsFound() {
        assertThat(CorrelationVerdicts.of(
                        new FunnelResult.Correlation(50, 50, List.of(event("a", 20, 19, 50), event("b", 3, 4, 50)))))
                .containsExactly("None of 2 events goes together with converting by more than chance.");
        assertThat(CorrelationVerdicts.of(new FunnelResult.Correlation(0, 0, List.of())))
                .isEmpty();
    }

    /** Two hundred events that have nothing to do with it: without the correction ten would be named each time. */
    @Test
    void chanceAloneIsHardlyEverNamed() {
        Random random = new Random(11);
        int named = 0;
        for (int round = 0; round < 40; round++) {
            List<Correlated> events = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                events.add(event("e" + i, heads(random), heads(random), 400));
            }
            named += CorrelationVerdicts.of(new FunnelResult.Correlation(400, 400, events))
                                    .size()
                            > 1
                    ? 1
                    : 0;
        }
        assertThat(named).as("rounds of 40 in which anything was named").isLessThanOrEqualTo(6);
    }

    private static long heads(Random random) {
        return IntStream.range(0, 400).filter(_ -> random.nextInt(10) < 3).count();
    }
}
