package dev.steward.app.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.ui.Texts;
import dev.steward.app.warehouse.BuildModel.State;
import dev.steward.ingest.warehouse.BuildReport;
import dev.steward.ingest.warehouse.BuildReport.Built;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuildModelTest {
    private static final List<Lineage> MODELS = List.of(
            new Lineage("people", "staging", Set.of("raw.people")),
            new Lineage("visits", "staging", Set.of("raw.visits")),
            new Lineage("days", "marts", Set.of("people", "visits", "stages")));

    private final BuildModel model = new BuildModel(MODELS);

    private static BuildReport report(boolean promoted, Outcome outcome) {
        return new BuildReport(
                promoted,
                List.of(new Built("people", 3, 3, 0, 10)),
                List.of(new Checked("as_many", "consistency", "people, days", 2, outcome)));
    }

    @Test
    void whatIsReadAndNotBuiltIsASource() {
        assertThat(model.sources()).containsExactly("raw.people", "raw.visits", "stages");
    }

    @Test
    void whatFollowsFromTheChosenIsMeantAndAllWhenNoneIs() {
        assertThat(model.meant()).containsExactly("people", "visits", "days");
        assertThat(model.selection()).isEmpty();
        model.choose("visits", true);
        assertThat(model.meant()).containsExactly("visits", "days");
        assertThat(model.selection()).isEqualTo("visits+");
        model.choose("visits", false);
        assertThat(model.meant()).hasSize(3);
    }

    @Test
    void everyModelSaysHowFarTheBuildIs() {
        model.begin();
        assertThat(model.state("people")).isEqualTo(State.WAITING);
        model.reached(0, "people");
        assertThat(model.state("people")).isEqualTo(State.RUNNING);
        model.reached(0.3, "visits");
        assertThat(model.state("people")).isEqualTo(State.FILLED);
        assertThat(model.state("visits")).isEqualTo(State.RUNNING);
        assertThat(model.state("days")).isEqualTo(State.WAITING);
        model.reached(-1, "Testing");
        assertThat(model.testing()).isTrue();
        assertThat(model.state("days")).isEqualTo(State.FILLED);
    }

    @Test
    void aRefusedBuildKeepsNothingAndSaysWhichTestOfWhichModelFailed() {
        model.begin();
        model.reached(0, "people");
        model.ended(report(false, Outcome.FAILED));
        assertThat(model.state("people")).isEqualTo(State.NOT_KEPT);
        assertThat(model.state("days")).as("never reached").isEqualTo(State.NOT_BUILT);
        assertThat(model.tests("days")).extracting(Checked::name).containsExactly("as_many");
        assertThat(model.tests("visits")).isEmpty();
        assertThat(model.built("people")).map(Built::rows).contains(3L);
    }

    @Test
    void aCancelledBuildLeavesWhatWasThereBefore() {
        model.begin();
        model.ended(report(true, Outcome.PASSED));
        assertThat(model.state("people")).isEqualTo(State.KEPT);
        model.begin();
        model.reached(0, "people");
        model.stopped();
        assertThat(model.state("people")).isEqualTo(State.KEPT);
        assertThat(model.state("visits")).isEqualTo(State.NOT_BUILT);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasWords(State state) {
        assertThat(Texts.of(BuildModel.class).get("model." + state)).isNotBlank();
    }
}
