package dev.steward.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Share;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    /** The examples of R's power.prop.test: n = 76.7 people a group; with 50 a power of 0.740. */
    @Test
    void ratesAsPublished() {
        assertThat(Power.peopleForRates(0.5, 0.75, 0.05, 0.9, 1)).hasValue(77);
        assertThat(Power.ofRates(0.5, 0.75, Power.Design.equal(50, 0.05)).orElseThrow())
                .isCloseTo(0.740, within(0.0005));
        assertThat(Power.detectableRate(0.5, Power.Design.equal(50, 0.05), 0.9).orElseThrow())
                .as("p2 = 0.8026")
                .isCloseTo(0.3026, within(0.00005));
    }

    /** The examples of R's power.t.test: a power of 0.8689528 with 20 a group, n = 22.02110 for 0.9. */
    @Test
    void meansAsPublished() {
        assertThat(Power.ofMeans(1, 1, Power.Design.equal(20, 0.05)).orElseThrow())
                .isCloseTo(0.8689528, within(5e-8));
        assertThat(Power.peopleForMeans(1, 1, 0.05, 0.9)).hasValue(23);
    }

    /** Cohen (1988), table 2.4.1: medium and large effects at 0.05, two-sided, power 0.8. */
    @ParameterizedTest
    @CsvSource({"0.5, 64", "0.8, 26"})
    void cohensTable(double effect, long people) {
        assertThat(Power.peopleForMeans(effect, 1, 0.05, 0.8)).hasValue(people);
        assertThat(Power.peopleForMeans(-effect * 7, 7, 0.05, 0.8)).hasValue(people);
    }

    /** R: pt(2, 10, 1.5), pt(-1, 5, 0.7), pt(2, 50000, 1.9), by SciPy's nct to all digits shown. */
    @ParameterizedTest
    @CsvSource({
        "2, 10, 1.5, 0.6591540724",
        "-1, 5, 0.7, 0.0569580474",
        "2, 19000, 1.9, 0.5398153024",
        "2, 50000, 1.9, 0.5398230739"
    })
    void theNoncentralTAsElsewhere(double t, double freedom, double shift, double expected) {
        assertThat(NoncentralT.cumulative(t, freedom, shift)).isCloseTo(expected, within(2e-9));
    }

    @Test
    void withoutADifferenceOrWithoutPeopleThereIsNone() {
        assertThat(Power.peopleForRates(0.3, 0.3, 0.05, 0.8, 1)).isEmpty();
        assertThat(Power.peopleForMeans(0, 1, 0.05, 0.8)).isEmpty();
        assertThat(Power.peopleForMeans(1, 0, 0.05, 0.8)).isEmpty();
        assertThat(Power.peopleForRates(0.3, 0.3 + 1e-12, 0.05, 0.8, 1))
                .as("more people than there are")
                .isEmpty();
        assertThat(Power.ofRates(0.3, 0.4, new Power.Design(0, 9, 0.05))).isEmpty();
        assertThat(Power.ofMeans(1, 1, new Power.Design(1, 9, 0.05))).isEmpty();
        assertThat(Power.ofMeans(1, 0, Power.Design.equal(9, 0.05))).isEmpty();
        assertThat(Power.ofMeans(1_000, 1, Power.Design.equal(90, 0.05))).hasValue(1);
        assertThat(Power.ofRates(0, 1, Power.Design.equal(90, 0.05))).hasValue(1);
        assertThat(Power.detectableRate(0.5, Power.Design.equal(3, 0.05), 0.8))
                .as("three people show nothing")
                .isEmpty();
        assertThat(Power.detectableMean(0, Power.Design.equal(30, 0.05), 0.8)).isEmpty();
        assertThat(Power.detectableRate(1, Power.Design.equal(100, 0.05), 0.8))
                .as("only downwards")
                .isPresent();
    }

    @Test
    void theNumberOfPeopleIsTheSmallestThatWillDo() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            double rate = 0.02 + random.nextDouble() * 0.5;
            double other = rate + 0.02 + random.nextDouble() * 0.3;
            double power = 0.5 + random.nextDouble() * 0.49;
            long people = Power.peopleForRates(rate, other, 0.05, power, 1).orElseThrow();
            assertThat(Power.ofRates(rate, other, Power.Design.equal(people, 0.05))
                            .orElseThrow())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(power - 1e-9);
            assertThat(Power.ofRates(rate, other, Power.Design.equal(people - 1, 0.05))
                            .orElse(0))
                    .as("seed %d", seed)
                    .isLessThan(power);
            double effect = 0.2 + random.nextDouble();
            long each = Power.peopleForMeans(effect, 1, 0.05, power).orElseThrow();
            assertThat(Power.ofMeans(effect, 1, Power.Design.equal(each, 0.05)).orElseThrow())
                    .isGreaterThanOrEqualTo(power);
            if (each > 2) {
                assertThat(Power.ofMeans(effect, 1, Power.Design.equal(each - 1, 0.05))
                                .orElse(0))
                        .as("seed %d", seed)
                        .isLessThan(power);
            }
        }
    }

    @Test
    void whatIsDetectableIsDetected() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Power.Design design = new Power.Design(200 + random.nextInt(5_000), 200 + random.nextInt(5_000), 0.05);
            double rate = random.nextDouble() * 0.6;
            double smallest = Power.detectableRate(rate, design, 0.8).orElseThrow();
            assertThat(Power.ofRates(rate, rate + smallest, design).orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(0.8, within(1e-6));
            double mean = Power.detectableMean(3, design, 0.8).orElseThrow();
            assertThat(Power.ofMeans(mean, 3, design).orElseThrow()).isCloseTo(0.8, within(1e-6));
        }
    }

    @Test
    void powerIsHowOftenTheTestFindsIt() {
        Random random = new Random(3);
        int found = 0;
        int rounds = 3_000;
        for (int round = 0; round < rounds; round++) {
            Share control = ProportionsTest.drawn(random, 0.2, 250);
            Share variant = ProportionsTest.drawn(random, 0.3, 300);
            found += Proportions.pValue(control, variant).orElse(1) < 0.05 ? 1 : 0;
        }
        double promised =
                Power.ofRates(0.2, 0.3, new Power.Design(250, 300, 0.05)).orElseThrow();
        assertThat((double) found / rounds).isCloseTo(promised, within(0.03));
    }
}
