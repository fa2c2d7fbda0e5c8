package dev.steward.app.ask.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.trends.Formula;
import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.source.SourceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrendsEditsTest {
    private static final Series EVENTS = series("a", new Measure.Total());
    private static final Series ACTIVE = series("b", new Measure.Active(7));

    private static Series series(String event, Measure measure) {
        return new Series(Matcher.event(event), measure, Optional.empty());
    }

    private static Trends trends(View view, String formula, Series... series) {
        return new Trends(
                Scope.ALL,
                Granularity.DAY,
                List.of(series),
                formula.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Formula(formula, Optional.empty(), Formula.Format.NUMBER)),
                Optional.empty(),
                List.of(),
                view);
    }

    @Test
    void aFormulaGoesWithItsSeries() {
        Trends both = trends(View.Course.PLAIN, "A / B", EVENTS, ACTIVE);
        assertThat(TrendsEdits.remove(both, 1).formula()).isEmpty();
        assertThat(TrendsEdits.remove(trends(View.Course.PLAIN, "100 * A", EVENTS, ACTIVE), 1)
                        .formula())
                .isPresent();
        assertThat(TrendsEdits.move(both, 1, 0).series()).containsExactly(ACTIVE, EVENTS);
        assertThat(TrendsEdits.remove(trends(View.Course.PLAIN, "", EVENTS), 0).series())
                .containsExactly(EVENTS);
    }

    @Test
    void byTheHourPeopleAreCountedInsteadOfActiveOnes() {
        Trends hourly = TrendsEdits.withPeriod(trends(View.Course.PLAIN, "", EVENTS, ACTIVE), Granularity.HOUR);
        assertThat(hourly.series()).containsExactly(EVENTS, series("b", new Measure.People()));
    }

    @Test
    void numbersRunOnOnlyWhereAllOfThemCan() {
        View running = new View.Course(Optional.empty(), true, OptionalInt.of(7));
        View still = new View.Course(Optional.empty(), false, OptionalInt.of(7));
        assertThat(TrendsEdits.add(trends(running, "", EVENTS), ACTIVE).view()).isEqualTo(still);
        assertThat(TrendsEdits.withView(trends(still, "", ACTIVE), running).view())
                .isEqualTo(still);
        assertThat(TrendsEdits.withView(trends(still, "", EVENTS), running).view())
                .isEqualTo(running);
    }

    @Test
    void aFirstTrendSuitsTheData() {
        assertThat(FirstTrend.of(List.of(), facts("2025-01-01T00:00:00Z", "2025-12-31T00:00:00Z"))
                        .series())
                .extracting(Series::measure)
                .containsExactly(new Measure.Active(1), new Measure.Active(7), new Measure.Active(28));
        assertThat(FirstTrend.ofEvent("buy", facts("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"))
                        .period())
                .isEqualTo(Granularity.HOUR);
        assertThat(FirstTrend.ofEvent("buy", facts("2025-01-01T00:00:00Z", "2025-03-01T00:00:00Z"))
                        .period())
                .isEqualTo(Granularity.DAY);
        assertThat(FirstTrend.ofEvent("buy", facts("2025-01-01T00:00:00Z", "2025-12-01T00:00:00Z"))
                        .period())
                .isEqualTo(Granularity.WEEK);
    }

    private static SourceFacts facts(String first, String last) {
        return new SourceFacts("shop", "1", 10, 1, Optional.of(Instant.parse(first)), Optional.of(Instant.parse(last)));
    }
}
