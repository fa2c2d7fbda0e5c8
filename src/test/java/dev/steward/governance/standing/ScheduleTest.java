package dev.steward.governance.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *      | 2026-02-10T02:00:00Z | 2026-02-11T02:00:00Z",
                "0 2 * * *      | 2026-02-10T01:59:59Z | 2026-02-10T02:00:00Z",
                "0 3 * * 0      | 2026-02-10T12:00:00Z | 2026-02-15T03:00:00Z",
                "0 3 * * 7      | 2026-02-10T12:00:00Z | 2026-02-15T03:00:00Z",
                "0 3 * * sun    | 2026-02-10T12:00:00Z | 2026-02-15T03:00:00Z",
                "0 4 1 * *      | 2026-02-10T12:00:00Z | 2026-03-01T04:00:00Z",
                "*/15 * * * *   | 2026-02-10T12:01:00Z | 2026-02-10T12:15:00Z",
                "5/20 9-17 * * mon-fri | 2026-02-13T17:50:00Z | 2026-02-16T09:05:00Z",
                "0 0 31 * *     | 2026-02-10T12:00:00Z | 2026-03-31T00:00:00Z",
                "0 0 29 feb *   | 2026-02-10T12:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 13 * 5     | 2026-02-10T12:00:00Z | 2026-02-13T00:00:00Z",
                "0 0 20 * 1     | 2026-02-10T12:00:00Z | 2026-02-16T00:00:00Z",
                "30 23 1,15 1-3 * | 2026-01-15T23:30:00Z | 2026-02-01T23:30:00Z",
            })
    void itComesWhenCronWouldComeInUtc(String schedule, Instant after, Instant next) {
        assertThat(Schedule.parse(schedule).next(after)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 2 * *",
                "0 2 * * * *",
                "60 2 * * *",
                "0 24 * * *",
                "0 2 0 * *",
                "0 2 * 13 *",
                "0 2 * * 8",
                "0 2 * * *-5",
                "0 2 5-1 * *",
                "0 2 */0 * *",
                "0 2 x * *",
                "0 2 , * *",
                "@daily",
                "0 0 31 2 *",
                "1.5 2 * * *"
            })
    void whatIsNoScheduleIsRefusedInWords(String schedule) {
        assertThatThrownBy(() -> Schedule.parse(schedule))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no schedule");
    }

    @Test
    void timesBetweenTwoInstantsAreCounted() {
        Schedule daily = Schedule.parse("0 2 * * *");
        Instant from = Instant.parse("2026-02-10T02:00:00Z");
        assertThat(daily.times(from, Instant.parse("2026-02-13T01:59:00Z"), 10)).isEqualTo(2);
        assertThat(daily.times(from, Instant.parse("2026-02-13T02:00:00Z"), 10)).isEqualTo(3);
        assertThat(daily.times(from, Instant.parse("2027-02-13T02:00:00Z"), 10)).isEqualTo(10);
    }

    @Test
    void schedulesThatMeetAreFound() {
        Instant now = Instant.parse("2026-02-10T12:00:00Z");
        assertThat(Schedule.parse("0 2 * * 0").meets(Schedule.parse("0 2 * * *"), now))
                .contains(Instant.parse("2026-02-15T02:00:00Z"));
        assertThat(Schedule.parse("0 2 * * 0").meets(Schedule.parse("30 2 * * *"), now))
                .isEmpty();
        assertThat(Schedule.parse("0 3 1 * *").meets(Schedule.parse("0 3 * * 0"), now))
                .contains(Instant.parse("2026-03-01T03:00:00Z"));
    }
}
