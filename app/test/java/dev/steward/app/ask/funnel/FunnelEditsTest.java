package dev.steward.app.ask.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.Funnel.View;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunnelEditsTest {
    @Test
    void movesAStepAndKeepsTheFirstOneRequired() {
        Funnel funnel = FunnelEdits.replace(funnel("a", "b", "c"), 2, new Funnel.Step(Matcher.event("c"), true));

        Funnel moved = FunnelEdits.move(funnel, 2, 0);

        assertThat(names(moved)).containsExactly("c", "a", "b");
        assertThat(moved.steps().getFirst().optional()).isFalse();
        assertThat(names(FunnelEdits.move(funnel, 0, 99))).containsExactly("b", "c", "a");
    }

    @Test
    void theOnlyStepStays() {
        assertThat(names(FunnelEdits.remove(funnel("a"), 0))).containsExactly("a");
    }

    @Test
    void whatPointsAtTheLastStepGoesOnDoingSo() {
        Funnel funnel = FunnelEdits.withView(funnel("a", "b", "c"), new View.Trend(Granularity.DAY, 1, 3));

        assertThat(FunnelEdits.add(funnel, Matcher.event("d")).view()).isEqualTo(new View.Trend(Granularity.DAY, 1, 4));
        assertThat(FunnelEdits.remove(funnel, 1).view()).isEqualTo(new View.Trend(Granularity.DAY, 1, 2));
    }

    @Test
    void exclusionsAndBreakdownFollowTheSteps() {
        Funnel funnel = funnel("a", "b", "c")
                .withExclusions(List.of(
                        new Funnel.Exclusion(Matcher.event("x"), 1, 2), new Funnel.Exclusion(Matcher.event("y"), 2, 3)))
                .withBreakdown(Optional.of(
                        new Funnel.Breakdown(List.of("country"), Funnel.Attribution.STEP, OptionalInt.of(3))));

        Funnel shorter = FunnelEdits.remove(funnel, 0);

        assertThat(shorter.exclusions()).containsExactly(new Funnel.Exclusion(Matcher.event("x"), 1, 2));
        assertThat(shorter.breakdown().orElseThrow().step()).hasValue(2);
    }

    @Test
    void windowsOfStepsGoWhereTheyCannotBeMeant() {
        Funnel funnel = funnel("a", "b", "c");
        Funnel paced =
                FunnelEdits.replace(funnel, 1, funnel.steps().get(1).withWindow(Optional.of(Duration.ofHours(1))));

        assertThat(FunnelEdits.move(paced, 1, 2).steps().getLast().window()).isPresent();
        assertThat(FunnelEdits.move(paced, 1, 0).steps())
                .allMatch(step -> step.window().isEmpty());
        assertThat(FunnelEdits.withOrder(paced, Funnel.Order.STRICT).steps()).isEqualTo(paced.steps());
        assertThat(FunnelEdits.withOrder(paced, Funnel.Order.UNORDERED))
                .isEqualTo(funnel.withOrder(Funnel.Order.UNORDERED));
    }

    @Test
    void onlyTheStepsCountConversions() {
        Funnel conversions = funnel("a", "b").withCount(Funnel.Count.CONVERSIONS);

        assertThat(FunnelEdits.withView(conversions, new View.Correlation()).count())
                .isEqualTo(Funnel.Count.PEOPLE);
        assertThat(FunnelEdits.withView(conversions, new View.Steps())).isEqualTo(conversions);
    }

    private static List<String> names(Funnel funnel) {
        return funnel.steps().stream()
                .flatMap(step -> step.matcher().events().stream())
                .toList();
    }

    private static Funnel funnel(String... events) {
        return Funnel.of(Stream.of(events)
                .map(event -> new Funnel.Step(Matcher.event(event), false))
                .toList());
    }
}
