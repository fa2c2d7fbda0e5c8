package dev.steward.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.definition.Scope;
import dev.steward.model.TimeRange;
import dev.steward.source.SourceFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RangeChoiceTest {
    private final SourceFacts facts = new SourceFacts(
            "shop",
            "g1",
            10,
            1,
            Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
            Optional.of(Instant.parse("2020-04-29T23:30:00Z")));

    @Test
    void theLastDaysAreThoseOfTheDataInTheZone() {
        RangeChoice utc = new RangeChoice(new RangeChoice.LastDays(7), ZoneOffset.UTC);
        assertThat(utc.range(facts).from()).isEqualTo(Instant.parse("2020-04-23T00:00:00Z"));
        // In Zurich the latest event is on the 30th already.
        RangeChoice zurich = utc.withZone(ZoneId.of("Europe/Zurich"));
        assertThat(zurich.range(facts).from()).isEqualTo(Instant.parse("2020-04-23T22:00:00Z"));
    }

    @Test
    void everythingIsUnbounded() {
        RangeChoice all = new RangeChoice(new RangeChoice.Everything(), ZoneOffset.UTC);
        assertThat(all.range(facts)).isEqualTo(TimeRange.ALL);
        assertThat(all.on(Scope.ALL, facts)).isEqualTo(Scope.ALL);
    }

    @Test
    void aRangeThatEndsBeforeItStartsCannotBeMade() {
        LocalDate day = LocalDate.of(2020, 1, 2);
        assertThatThrownBy(() -> new RangeChoice.Between(day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
