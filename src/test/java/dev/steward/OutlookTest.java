package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.MaskedEvent;
import dev.steward.governance.gate.Outlook;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees of a plan beside its numbers. */
class OutlookTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GateGround ground;

    @BeforeEach
    void begin() {
        ground = new GateGround(folder).begin();
    }

    private Plan preview() {
        return ground.governance
                .gate()
                .preview(
                        ground.governance.policies().find("raw-events"), ground.place(), ground.now, Work.unobserved());
    }

    private Outlook outlook(Plan plan) {
        return ground.governance
                .gate()
                .outlook(ground.governance.policies().find("raw-events"), plan, ground.place(), Work.unobserved());
    }

    @Test
    void theSampleIsOfWhatGoesAndNamesNobody() {
        Plan plan = preview();
        Outlook outlook = outlook(plan);
        assertThat(outlook.sample()).hasSize(6).allSatisfy(event -> {
            assertThat(event.at()).isBefore(plan.cutOff());
            assertThat(event.person()).doesNotContain("ann", "ben").startsWith("•");
        });
        assertThat(outlook.sample().stream()
                        .map(MaskedEvent::at)
                        .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                        .distinct())
                .as("the oldest, the middle and the youngest day that goes")
                .containsExactly(
                        LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-10"));
    }

    @Test
    void withoutRunsBeforeTheTimeIsMeasuredAndAfterOneThatIsTheMeasure() {
        assertThat(outlook(preview()).takes().orElseThrow().ground()).isEqualTo(Outlook.Ground.MEASURED);
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        ground.now = ground.now.plus(Duration.ofDays(5));
        Outlook.Expected expected = outlook(preview()).takes().orElseThrow();
        assertThat(expected.ground()).isEqualTo(Outlook.Ground.RUNS_BEFORE);
        assertThat(expected.time()).as("never less than a second").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whereNothingGoesThereIsNothingToSee() {
        ground.keep(GateGround.POLICY.replace("30 days", "90 days"));
        assertThat(outlook(preview())).isEqualTo(new Outlook(java.util.List.of(), java.util.Optional.empty()));
    }
}
