package dev.steward.governance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.people.Signature;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a run takes is told by the run before that was nearest in size. */
class OutlookRunsTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MEGABYTE = 1_000_000;

    @Test
    void theNearestInSizeOfItsKindCounts() {
        List<Change> known = List.of(
                run(1, 2, Optional.of("3 years")),
                run(1_000, 100, Optional.of("3 years")),
                run(500, 1, Optional.empty()),
                begun(400));
        assertThat(seconds(600, Optional.of("3 years"), known)).isEqualTo(60);
        assertThat(seconds(2, Optional.of("1 year"), known)).isEqualTo(4);
        assertThat(seconds(1_000, Optional.empty(), known)).isEqualTo(2);
        assertThat(Outlook.byRuns(plan(10, Optional.empty()), List.of(begun(10))))
                .isEmpty();
    }

    private static long seconds(long megabytes, Optional<String> archive, List<Change> known) {
        Outlook.Expected expected =
                Outlook.byRuns(plan(megabytes, archive), known).orElseThrow();
        assertThat(expected.ground()).isEqualTo(Outlook.Ground.RUNS_BEFORE);
        return expected.time().toSeconds();
    }

    private static Plan plan(long megabytes, Optional<String> archive) {
        return new Plan(
                Plan.FORMAT,
                "retention",
                "raw-events",
                "",
                THEN,
                THEN,
                new Plan.Target("lake", "", "", Optional.empty(), Optional.empty(), 0),
                List.of(new Plan.Item("file", "", 1, megabytes * MEGABYTE, THEN, THEN)),
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                archive,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "ana");
    }

    private static Change run(long megabytes, long seconds, Optional<String> archive) {
        return change(megabytes, archive, Optional.of(THEN.plus(Duration.ofSeconds(seconds))));
    }

    private static Change begun(long megabytes) {
        return change(megabytes, Optional.empty(), Optional.empty());
    }

    private static Change change(long megabytes, Optional<String> archive, Optional<Instant> ended) {
        return new Change(
                new PlanDocument(plan(megabytes, archive), "", Optional.empty(), new Signature("ana", "")),
                Optional.empty(),
                Optional.of(new ChangeState(
                        ended.isPresent() ? ChangeState.Stage.VERIFIED : ChangeState.Stage.STARTED,
                        "raw-events",
                        "",
                        "ana",
                        THEN,
                        List.of("file"),
                        List.of(),
                        1,
                        0,
                        Optional.empty(),
                        ended,
                        Optional.empty())));
    }
}
