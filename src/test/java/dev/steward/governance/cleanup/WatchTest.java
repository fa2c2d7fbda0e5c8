package dev.steward.governance.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupBook.Timed;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");

    @TempDir
    private Path folder;

    private Signer ana;
    private Signer bo;

    @BeforeEach
    void keys() {
        KeyFolder keys = new KeyFolder(folder, 1_000);
        ana = keys.unlockOrMake("ana", "correct horse battery".toCharArray());
        bo = keys.unlockOrMake("bo", "battery horse correct".toCharArray());
    }

    private Standing standing(String policy, String table, String schedule) {
        Instant before = NOW.minus(Duration.ofDays(60));
        return Standing.ask(
                        policy,
                        "0".repeat(64),
                        new Standing.Target("postgresql://x@localhost/x?table=" + table, "1/1/x", Optional.of(table)),
                        Schedule.parse(schedule),
                        new Envelope(100, 10, LocalDate.parse("2026-12-31")),
                        ana,
                        "charter",
                        before,
                        UUID.randomUUID().toString())
                .grant(bo, "approver", "charter", before);
    }

    private static CleanupLine line(
            String policy, Instant started, Outcome outcome, long removed, String code, long bytes) {
        return new CleanupLine(
                0,
                UUID.randomUUID(),
                "database",
                policy,
                "shop." + policy,
                started,
                started.plusMillis(400),
                outcome,
                removed,
                removed,
                code,
                "words of " + outcome,
                Optional.empty(),
                bytes);
    }

    private static List<CleanupLine> daily(String policy, int days) {
        List<CleanupLine> lines = new ArrayList<>();
        for (int day = days; day >= 0; day--) {
            lines.add(line(
                    policy,
                    Instant.parse("2026-02-10T02:00:00Z").minus(Duration.ofDays(day)),
                    Outcome.DONE,
                    150,
                    "",
                    1_000_000_000L - day * 10_000_000L));
        }
        return lines;
    }

    private static List<String> codes(
            List<Standing> standings, List<Job> jobs, List<Timed> timed, List<CleanupLine> lines) {
        return new Watch(standings, jobs, timed, new Reckoning(lines, jobs, NOW), NOW)
                .all().stream().map(one -> one.about() + " " + one.code()).toList();
    }

    private Job job(Standing standing) {
        return new Job(
                standing.asked().policy(),
                standing.digest(),
                standing.asked().target().table().orElseThrow(),
                "select 1",
                standing.asked().schedule(),
                standing.asked().envelope().until(),
                NOW,
                true);
    }

    @Test
    void whereRunsComeToTheirEndAllIsWell() {
        Standing tokens = standing("tokens", "shop.tokens", "0 2 * * *");
        Reckoning reckoning = new Reckoning(daily("tokens", 20), List.of(), NOW);
        assertThat(codes(List.of(tokens), List.of(), List.of(), daily("tokens", 20)))
                .isEmpty();

        CleanupStatus.OfPolicy policy = reckoning.policy(tokens);
        assertThat(policy.runs()).isEqualTo(21);
        assertThat(policy.done()).isEqualTo(21);
        assertThat(policy.rowsADay()).isBetween(150.0, 158.0);
        assertThat(policy.average()).contains(Duration.ofMillis(400));
        assertThat(policy.next()).contains(Instant.parse("2026-02-11T02:00:00Z"));
        assertThat(reckoning.growth())
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(300_000_000.0));
        assertThat(reckoning.targets(List.of(policy))).hasSize(4).allMatch(CleanupStatus.Target::met);
    }

    @Test
    void threeInARowThatDidNotComeToTheirEndAreCritical() {
        Standing tokens = standing("tokens", "shop.tokens", "0 2 * * *");
        List<CleanupLine> lines = new ArrayList<>(daily("tokens", 20));
        for (int i = 1; i <= 2; i++) {
            lines.add(line("tokens", NOW.minusSeconds(600 - i), Outcome.FAILED, 0, "sql-23503", 0));
        }
        assertThat(codes(List.of(tokens), List.of(), List.of(), lines)).isEmpty();
        lines.add(line("tokens", NOW.minusSeconds(5), Outcome.STOPPED, 0, "refused.envelope", 0));
        assertThat(codes(List.of(tokens), List.of(), List.of(), lines))
                .containsExactly("tokens failures", "tokens volume");
        assertThat(new Reckoning(lines, List.of(), NOW)
                        .targets(List.of())
                        .getFirst()
                        .met())
                .isFalse();
    }

    @Test
    @Hazard("H19")
    void aRunThatDidNotHappenForTwoIntervalsIsCriticalByItsAbsence() {
        Standing tokens = standing("tokens", "shop.tokens", "0 2 * * *");
        List<CleanupLine> lines = daily("tokens", 20);
        assertThat(codes(List.of(tokens), List.of(), List.of(), lines.subList(0, lines.size() - 1)))
                .isEmpty();
        assertThat(codes(List.of(tokens), List.of(), List.of(), lines.subList(0, lines.size() - 2)))
                .containsExactly("tokens missed");
        assertThat(codes(List.of(tokens), List.of(), List.of(), List.of())).containsExactly("tokens missed");
        Standing yearly = standing("tokens", "shop.tokens", "0 2 1 6 *");
        assertThat(codes(List.of(yearly), List.of(), List.of(), List.of()))
                .containsExactly("tokens policy-without-job");
        assertThat(codes(
                        List.of(yearly),
                        List.of(job(yearly)),
                        List.of(new Timed("steward tokens", "0 2 1 6 *", "select 1", true)),
                        List.of()))
                .isEmpty();
    }

    @Test
    @Hazard("H37")
    void jobsOfTheSeedThatGetInEachOthersWayAreNamed() {
        List<Timed> seed = List.of(
                new Timed(
                        "agent_feedback_retention",
                        "0 2 * * 0",
                        "DELETE FROM agent_feedback WHERE created_at < NOW() - INTERVAL '30 days' AND (safe_to_send IS NULL OR safe_to_send = true);",
                        true),
                new Timed(
                        "agent_sdk_retention_cleanup",
                        "0 2 * * 0",
                        "-- Run retention cleanup: delete from agent_feedback",
                        true),
                new Timed("agent_tables_backup", "0 2 * * *", "select backup_agent_tables()", true),
                new Timed(
                        "refresh-session-metrics",
                        "0 1 * * *",
                        "refresh materialized view session_metrics_daily",
                        true));
        assertThat(codes(List.of(), List.of(), seed, List.of()))
                .containsExactly(
                        "agent_feedback_retention backup-same-time",
                        "agent_feedback_retention job-without-policy",
                        "agent_feedback_retention same-time",
                        "agent_sdk_retention_cleanup backup-same-time",
                        "agent_sdk_retention_cleanup job-without-policy");
    }

    @Test
    @Hazard("H37")
    void whatIsBackedUpAfterItIsRemovedIsNamed() {
        Standing feedback = standing("feedback", "agents.agent_feedback", "0 2 * * 0");
        List<CleanupLine> lines = List.of(line("feedback", NOW.minus(Duration.ofDays(2)), Outcome.DONE, 1, "", 0));
        assertThat(codes(
                        List.of(feedback),
                        List.of(),
                        List.of(new Timed("b", "0 3 * * 0", "select backup()", true)),
                        lines))
                .containsExactly("feedback backup-after-delete");
        assertThat(codes(
                        List.of(feedback),
                        List.of(),
                        List.of(new Timed("b", "0 1 * * 0", "select backup()", true)),
                        lines))
                .isEmpty();
        assertThat(codes(
                        List.of(feedback),
                        List.of(),
                        List.of(new Timed("old", "*/30 2 * * *", "delete from agents.agent_feedback", true)),
                        lines))
                .containsExactly("feedback same-time", "old job-without-policy");
    }

    @Test
    void jobsWithoutAnApprovalOrThatNobodyCallsAreCritical() {
        Standing tokens = standing("tokens", "shop.tokens", "0 2 * * *");
        Standing other = standing("tokens", "shop.tokens", "0 2 * * *");
        List<Timed> timed = List.of(new Timed("steward tokens", "0 2 * * *", "select governance.job_tokens()", true));
        assertThat(codes(List.of(tokens), List.of(job(other)), timed, daily("tokens", 3)))
                .containsExactly("tokens job-without-approval");
        assertThat(codes(List.of(tokens), List.of(job(tokens)), List.of(), daily("tokens", 3)))
                .containsExactly("tokens job-not-called");
        assertThat(codes(List.of(), List.of(), timed, List.of())).containsExactly("steward tokens job-without-policy");
    }
}
