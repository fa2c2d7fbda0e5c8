package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.cleanup.Finding;
import dev.steward.governance.gate.Place;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.model.Work;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine.Outcome;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.DebianPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that pg_cron itself runs. It counts whole minutes, so this takes up to one. */
class CronTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    @Hazard("H37")
    void theDatabaseCleansUpByItselfAndStewardKnowsIt() throws Exception {
        boolean installed = DebianPostgres.programs().isPresent();
        assumeTrue(
                installed || System.getenv("STEWARD_NEEDS_PG_CRON") != null,
                "postgresql-15 and postgresql-15-cron are not installed: pg_cron was not tried");
        try (DebianPostgres server =
                DebianPostgres.start(DebianPostgres.programs().orElseThrow(), folder)) {
            Place place = new Place.Database(server.connection("shop", "tokens"));
            PgSchemas.of(server.connection("public", "events"), () -> "", _ -> {})
                    .init("governance", Work.unobserved());
            server.run(
                    "create extension pg_cron",
                    "create schema shop",
                    "create table shop.tokens (id int primary key, person text, at timestamptz)",
                    "insert into shop.tokens select n, 'p' || n, now() - n * interval '1 day' from generate_series(0, 39) n",
                    "select cron.schedule('tokens_retention', '* * * * *', 'delete from shop.tokens where false')");
            GateGround ground = new GateGround(folder.resolve("ground")).people();
            ground.now = Instant.now();
            ground.keep("""
                    name: tokens
                    target: {table: shop.tokens, time: at, person: person}
                    keep: 30 days
                    """);
            Standing asked = ground.governance
                    .cleanup()
                    .standing()
                    .ask(
                            "tokens",
                            place,
                            Schedule.parse("* * * * *"),
                            new Envelope(100, 50, LocalDate.now(ZoneOffset.UTC).plusDays(30)),
                            ground.as("ana"),
                            Work.unobserved());
            Standing standing = ground.governance.cleanup().standing().approve(asked, ground.as("bo"));
            Job job = ground.governance.cleanup().jobs().install(standing, place, ground.as("ana"), Work.unobserved());
            ground.governance.cleanup().bringUpToDate(place, Work.unobserved());
            assertThat(job.timed()).isTrue();
            assertThat(server.list("select schedule || ' ' || command from cron.job where jobname = 'steward tokens'"))
                    .containsExactly("* * * * * select \"governance\".\"job_tokens\"()");

            Instant until = Instant.now().plus(PATIENCE);
            while (server.list("select 1 from governance.cleanup_log").isEmpty()
                    && Instant.now().isBefore(until)) {
                Thread.sleep(200);
            }

            assertThat(server.list("select count(*) from shop.tokens")).containsExactly("31");
            ground.now = Instant.now();
            CleanupStatus status = ground.governance.cleanup().status(place, Work.unobserved());
            assertThat(status.runs().getLast()).satisfies(run -> {
                assertThat(run.origin()).isEqualTo("database");
                assertThat(run.outcome()).isEqualTo(Outcome.DONE);
                assertThat(run.removed()).isEqualTo(9);
            });
            assertThat(status.policies())
                    .singleElement()
                    .satisfies(one -> assertThat(one.by()).isEqualTo("database"));
            assertThat(status.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder("same-time", "job-without-policy");
            assertThat(ground.actions()).contains("cleanup.logged");

            ground.governance.cleanup().jobs().uninstall("tokens", place, ground.as("ana"), Work.unobserved());
            assertThat(server.list("select jobname from cron.job")).containsExactly("tokens_retention");
        }
    }
}
