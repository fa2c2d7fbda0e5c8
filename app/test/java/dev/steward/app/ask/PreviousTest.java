package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.definition.Scope;
import dev.steward.definition.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviousTest {
    @Test
    void asManyDaysEndingTheDayBefore() {
        Scope may = Scope.ALL.withRange(day(2024, 5, 1), day(2024, 5, 30));

        Scope before = Previous.scope(may).orElseThrow();

        assertThat(before.from()).isEqualTo(day(2024, 4, 1));
        assertThat(before.to()).isEqualTo(day(2024, 4, 30));
    }

    @Test
    void instantsAreBothInsideSoTheRangesNeverShareOne() {
        Scope hour = Scope.ALL.withRange(moment("2024-05-01T10:00:00Z"), moment("2024-05-01T10:59:59.999999Z"));

        Scope before = Previous.scope(hour).orElseThrow();

        assertThat(before.from()).isEqualTo(moment("2024-05-01T09:00:00Z"));
        assertThat(before.to()).isEqualTo(moment("2024-05-01T09:59:59.999999Z"));
    }

    @Test
    void thereIsNothingBeforeARangeThatIsOpenAtAnEnd() {
        assertThat(Previous.scope(Scope.ALL)).isEmpty();
        assertThat(Previous.scope(Scope.ALL.withRange(Optional.empty(), day(2024, 5, 1))))
                .isEmpty();
    }

    private static Optional<When> day(int year, int month, int day) {
        return Optional.of(new When.Day(LocalDate.of(year, month, day)));
    }

    private static Optional<When> moment(String at) {
        return Optional.of(new When.Moment(Instant.parse(at)));
    }
}
