package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.04, 0 s",
        "0.4, 0.4 s",
        "9.94, 9.9 s",
        "9.96, 10 s",
        "59.4, 59 s",
        "59.6, 1 min",
        "60, 1 min",
        "200, 3 min 20 s",
        "3599.6, 1 h",
        "7500, 2 h 5 min",
        "86399, 1 d",
        "100800, 1 d 4 h",
        "1209600, 14 d",
        "-200, -3 min 20 s"
    })
    void durationsAreOfTwoUnits(double seconds, String text) {
        assertThat(Numbers.ENGLISH.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "45, 45 s",
        "3600, 1 h",
        "3605, 1 h 5 s",
        "95400, 1 d 2 h 30 min",
        "96000, 1 d 2 h 40 min",
        "-86460, -1 d 1 min"
    })
    void wholeDurationsLeaveNothingOut(double seconds, String text) {
        assertThat(Numbers.ENGLISH.wholeDuration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0%",
        "1, 1, 100%",
        "1924, 3611, 53.3%",
        "1, 1000000, <0.1%",
        "999999, 1000000, >99.9%",
        "0, 0, –",
        "3, 2, 150.0%"
    })
    void percentagesNeverRoundToAllOrNothing(long part, long whole, String text) {
        assertThat(Numbers.ENGLISH.percent(part, whole)).isEqualTo(text);
    }

    @Test
    void probabilitiesKeepTwoDigitsThatMatter() {
        assertThat(Numbers.ENGLISH.probability(0.0432)).isEqualTo("0.043");
        assertThat(Numbers.ENGLISH.probability(0.5)).isEqualTo("0.50");
        assertThat(Numbers.ENGLISH.probability(0.00432)).isEqualTo("0.0043");
        assertThat(Numbers.ENGLISH.probability(1e-9)).isEqualTo("<0.0001");
        assertThat(Numbers.ENGLISH.probability(Double.NaN)).isEqualTo("–");
    }

    @Test
    void threeDigitsMatterWhateverTheSize() {
        assertThat(Numbers.ENGLISH.significant(12_345.6)).isEqualTo("12,346");
        assertThat(Numbers.ENGLISH.significant(12.345)).isEqualTo("12.3");
        assertThat(Numbers.ENGLISH.significant(-0.012345)).isEqualTo("-0.0123");
        assertThat(Numbers.ENGLISH.significant(0)).isEqualTo("0");
    }

    @Test
    void separatorsFollowTheLocale() {
        assertThat(Numbers.ENGLISH.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(new Numbers(Locale.GERMANY).count(1_234_567)).isEqualTo("1.234.567");
        assertThat(Numbers.ENGLISH.brief(1_234_567)).isEqualTo("1.2M");
        assertThat(Numbers.ENGLISH.brief(657_777)).isEqualTo("658K");
        assertThat(Numbers.ENGLISH.brief(999)).isEqualTo("999");
        assertThat(Numbers.ENGLISH.brief(12_345)).isEqualTo("12.3K");
        assertThat(Numbers.ENGLISH.fixed(4, 2)).isEqualTo("4.00");
    }
}
