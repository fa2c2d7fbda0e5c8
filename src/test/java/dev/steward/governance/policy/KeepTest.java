package dev.steward.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepTest {
    private static Keep keep(String text) {
        return Keep.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "90 days, 90 days",
        "90d, 90 days",
        "1 month, 1 month",
        "2Y, 2 years",
        "6 Weeks, 6 weeks",
        "12h, 12 hours",
        "for ever, for ever",
        "forever, for ever"
    })
    void isReadInTheFormsPeopleWrite(String text, String meant) {
        assertThat(keep(text)).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource({"90", "days", "0 days", "-1 day", "1.5 years", "90 dayz", "999999 days"})
    void anythingElseIsNothing(String text) {
        assertThat(Keep.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @Hazard("H5")
    @CsvSource({
        "1 month, 2026-03-29T12:00:00Z, 2026-02-28T00:00:00Z",
        "1 month, 2026-03-30T12:00:00Z, 2026-02-28T00:00:00Z",
        "1 month, 2026-03-31T12:00:00Z, 2026-02-28T00:00:00Z",
        "1 month, 2026-02-28T12:00:00Z, 2026-01-28T00:00:00Z",
        "2 years, 2028-02-29T12:00:00Z, 2026-02-28T00:00:00Z",
        "90 days, 2026-03-08T10:00:00Z, 2025-12-08T00:00:00Z",
        "1 hour, 2026-03-08T10:30:00Z, 2026-03-08T09:30:00Z"
    })
    void aMonthBeforeALongOneIsItsLastDay(String keep, Instant now, Instant cutOff) {
        assertThat(keep(keep).cutOff(now)).contains(cutOff);
    }

    @Test
    void forEverHasNoCutOff() {
        assertThat(Keep.FOR_EVER.cutOff(Instant.now())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3 years, 2026-02-10T12:00:00Z, 2029-02-11T00:00:00Z",
        "1 day, 2026-02-10T12:00:00Z, 2026-02-12T00:00:00Z",
        "1 month, 2026-01-31T12:00:00Z, 2026-03-01T00:00:00Z",
        "48 hours, 2026-02-10T12:00:00Z, 2026-02-12T12:00:00.000000001Z"
    })
    void endsWhenItsCutOffFirstLiesBehind(String keep, Instant since, Instant end) {
        assertThat(keep(keep).end(since)).contains(end);
        assertThat(keep(keep).cutOff(end).orElseThrow()).isAfter(since);
        assertThat(keep(keep).cutOff(end.minusNanos(1)).orElseThrow()).isBeforeOrEqualTo(since);
    }

    /** What goes has been kept for as long as the policy says, reckoned forwards too; and waiting never brings anything back. */
    @Test
    @Hazard({"H2", "H5"})
    void keepsLongerInDoubtAndNeverGoesBack() {
        Random random = new Random(7);
        Keep.Unit[] units = {Keep.Unit.HOUR, Keep.Unit.DAY, Keep.Unit.WEEK, Keep.Unit.MONTH, Keep.Unit.YEAR};
        for (int i = 0; i < 20_000; i++) {
            Keep keep = new Keep(1 + random.nextInt(40), units[random.nextInt(units.length)]);
            Instant now = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(400_000_000));
            Instant cutOff = keep.cutOff(now).orElseThrow();
            Instant later = keep.cutOff(now.plus(Duration.ofSeconds(random.nextInt(10_000_000))))
                    .orElseThrow();
            assertThat(later).isAfterOrEqualTo(cutOff);
            Optional<Instant> end = end(keep, cutOff.minusSeconds(1));
            assertThat(end).hasValueSatisfying(gone -> assertThat(gone).isBeforeOrEqualTo(now));
        }
    }

    private static Optional<Instant> end(Keep keep, Instant happened) {
        var at = happened.atZone(java.time.ZoneOffset.UTC);
        return Optional.ofNullable(
                switch (keep.unit()) {
                    case HOUR -> at.plusHours(keep.amount()).toInstant();
                    case DAY -> at.plusDays(keep.amount()).toInstant();
                    case WEEK -> at.plusWeeks(keep.amount()).toInstant();
                    case MONTH -> at.plusMonths(keep.amount()).toInstant();
                    case YEAR -> at.plusYears(keep.amount()).toInstant();
                    case EVER -> null;
                });
    }
}
