package dev.steward.app.ask.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.paths.Paths;
import dev.steward.definition.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PathsEditsTest {
    private static final Paths PLAIN =
            new Paths(Scope.ALL, Paths.DEFAULT_GAP, Paths.Nodes.PLAIN, Paths.Cut.WHOLE, Paths.Shown.EVERYTHING);

    @Test
    void everyEditChangesItsOwnThingOnly() {
        Paths all = PathsEdits.startingAt(PLAIN, Optional.of("a"));
        all = PathsEdits.endingAt(all, Optional.of("b"));
        all = PathsEdits.withEvents(all, List.of("a", "page"));
        all = PathsEdits.withProperties(all, Map.of("page", "url"));
        all = PathsEdits.withGroupings(all, List.of("/x/*"));
        all = PathsEdits.without(all, List.of("/y"));
        all = PathsEdits.withRepeatsAsOne(all, false);
        all = PathsEdits.withDropoff(all, true);
        all = PathsEdits.withMost(all, OptionalInt.of(4));
        all = PathsEdits.withMinimum(all, 3);
        all = PathsEdits.withSteps(all, 7);
        all = PathsEdits.withOnly(all, OptionalInt.of(2));
        assertThat(all)
                .isEqualTo(new Paths(
                        Scope.ALL,
                        Paths.DEFAULT_GAP,
                        new Paths.Nodes(
                                List.of("a", "page"), Map.of("page", "url"), List.of("/x/*"), List.of("/y"), false),
                        new Paths.Cut(Optional.of("a"), Optional.of("b"), 7),
                        new Paths.Shown(true, OptionalInt.of(4), OptionalInt.of(2), 3)));
    }

    @Test
    void theOnlyStepIsAlwaysOneOfTheSteps() {
        Paths third = PathsEdits.withOnly(PLAIN, OptionalInt.of(3));
        assertThat(PathsEdits.withSteps(third, 2).shown().onlyStep()).hasValue(2);
        assertThat(PathsEdits.withSteps(third, 9).shown().onlyStep()).hasValue(3);
        Paths ninth = PathsEdits.withOnly(PLAIN, OptionalInt.of(9));
        assertThat(ninth.cut().maxSteps()).isEqualTo(9);
        assertThat(PathsEdits.withOnly(ninth, OptionalInt.empty()).shown().onlyStep())
                .isEmpty();
    }
}
