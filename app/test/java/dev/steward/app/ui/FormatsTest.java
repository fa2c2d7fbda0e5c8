package dev.steward.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats zurich = new Formats(Locale.US, ZoneId.of("Europe/Zurich"));

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "0.84,0.8 s",
        "12.4,12 s",
        "60,1 min",
        "61,1 min 1 s",
        "3600,1 h",
        "3725,1 h 2 min",
        "90000,1 d 1 h"
    })
    void durationsHaveTheirTwoLargestUnits(double seconds, String words) {
        assertThat(zurich.duration(seconds)).isEqualTo(words);
    }

    @Test
    void timesAreShownInTheZoneAndHoverInUtc() {
        Instant newYear = Instant.parse("2023-12-31T23:30:00Z");
        assertThat(zurich.moment(newYear)).isEqualTo("1 Jan 2024, 00:30");
        assertThat(zurich.utc(newYear)).isEqualTo("2023-12-31 23:30:00.000 UTC");
    }

    @Test
    void numbersUseTheLocalesSeparators() {
        assertThat(zurich.count(1_500_000)).isEqualTo("1,500,000");
        assertThat(new Formats(Locale.GERMANY, zurich.zone()).count(1_500_000)).isEqualTo("1.500.000");
        assertThat(zurich.share(1, 3)).isEqualTo("33.3%");
        assertThat(zurich.share(0, 0)).isEqualTo("–");
    }
}
