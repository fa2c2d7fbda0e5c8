package dev.steward.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Share;
import dev.steward.analysis.statistics.Verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void aVerdictOfEachKind() {
        List<Verdict> verdicts = Verdict.ofRates(
                new Share(100, 1_000),
                List.of(new Share(160, 1_000), new Share(50, 1_000), new Share(105, 1_000), new Share(0, 0)),
                0.95);
        assertThat(verdicts)
                .extracting(Verdict::finding)
                .containsExactly(Finding.HIGHER, Finding.LOWER, Finding.NO_DIFFERENCE, Finding.NOT_EVALUATED);
        assertThat(verdicts.get(3).difference()).isEmpty();
        assertThat(verdicts.get(3).pValue()).isEmpty();
        assertThat(verdicts.get(3).detectable()).isEmpty();
    }

    @Test
    void severalVariantsAreCorrectedForAndOneIsNot() {
        Share control = new Share(100, 1_000);
        Share variant = new Share(129, 1_000);
        double alone = Proportions.pValue(control, variant).orElseThrow();
        assertThat(alone).isBetween(0.03, 0.05);
        assertThat(Verdict.ofRates(control, List.of(variant), 0.95).getFirst())
                .satisfies(verdict -> assertThat(verdict.finding()).isEqualTo(Finding.HIGHER))
                .satisfies(verdict -> assertThat(verdict.pValue()).hasValue(alone));
        assertThat(Verdict.ofRates(control, List.of(variant, new Share(101, 1_000)), 0.95)
                        .getFirst())
                .satisfies(verdict -> assertThat(verdict.finding()).isEqualTo(Finding.NO_DIFFERENCE))
                .satisfies(verdict -> assertThat(verdict.pValue().orElseThrow()).isCloseTo(2 * alone, within(1e-12)));
    }

    /** 10 % against 11 %: R's power.prop.test(p1 = .1, p2 = .11, power = .8) wants 14,751 people a group. */
    @Test
    void sayingNothingSaysHowManyMoreItWouldTake() {
        Verdict verdict = Verdict.ofRates(new Share(100, 1_000), List.of(new Share(110, 1_000)), 0.95)
                .getFirst();
        assertThat(verdict.finding()).isEqualTo(Finding.NO_DIFFERENCE);
        assertThat(verdict.morePeople()).hasValue(2 * 14_751 - 2_000);
        assertThat(verdict.detectable().orElseThrow()).isBetween(0.03, 0.05);
        Verdict same = Verdict.ofRates(new Share(100, 1_000), List.of(new Share(100, 1_000)), 0.95)
                .getFirst();
        assertThat(same.finding()).isEqualTo(Finding.NO_DIFFERENCE);
        assertThat(same.morePeople()).as("no difference was seen to be shown").isEmpty();
    }

    @Test
    void meansAreJudgedAsRatesAre() {
        Moments control = Moments.told(400, 10, 4);
        List<Verdict> verdicts = Verdict.ofMeans(
                control, List.of(Moments.told(400, 11.5, 4), Moments.told(400, 10.1, 4), Moments.told(1, 10, 0)), 0.95);
        assertThat(verdicts)
                .extracting(Verdict::finding)
                .containsExactly(Finding.HIGHER, Finding.NO_DIFFERENCE, Finding.NOT_EVALUATED);
        assertThat(verdicts.get(1).morePeople().orElseThrow()).isGreaterThan(30_000);
        assertThat(verdicts.get(1).detectable().orElseThrow()).isBetween(0.7, 1.2);
        Moments still = Moments.told(5, 3, 0);
        assertThat(Verdict.ofMeans(still, List.of(still), 0.95).getFirst().finding())
                .isEqualTo(Finding.NOT_EVALUATED);
    }

    @Test
    void whatIsTheSameOnBothSidesIsNotEvaluated() {
        assertThat(Verdict.ofRates(new Share(7, 7), List.of(new Share(9, 9)), 0.95)
                        .getFirst()
                        .finding())
                .isEqualTo(Finding.NOT_EVALUATED);
        assertThat(Verdict.ofRates(new Share(0, 7), List.of(new Share(0, 9)), 0.95)
                        .getFirst()
                        .finding())
                .isEqualTo(Finding.NOT_EVALUATED);
        assertThat(Verdict.ofRates(new Share(0, 0), List.of(), 0.95)).isEmpty();
    }
}
