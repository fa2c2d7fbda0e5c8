package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.audit.AuditQuery;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowJobs;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Functions that a database runs by itself. Its clock cannot be set: rows are as old as they are today. */
class CleanupJobTest extends TableGround {
    @Override
    void fill() {
        SERVER.run(
                """
                create table shop.tokens (
                    id bigint generated always as identity primary key, person text, at timestamptz, kind text, amount numeric, "cut_off_0" int)""",
                // Every 7 hours from 80 days ago on, at least an hour from any UTC midnight that matters.
                """
                insert into shop.tokens (person, at, kind, amount)
                select 'p' || n % 7, now() - interval '80 days' + n * interval '7 hours', case n % 3 when 0 then 'it''s "odd" \\ $$ ?' else 'plain' end, n
                from generate_series(0, 273) n""",
                "insert into shop.tokens (person, at) values (null, null), ('x', 'infinity'), ('y', '-infinity')");
        ground.now = Instant.now();
        place = at("tokens");
        named = "tokens";
        policy("");
    }

    private void policy(String more) {
        ground.keep("""
                name: tokens
                target: {table: shop.tokens, time: at, person: person}
                keep: 70 days
                """ + more);
    }

    private Standing standing(long rows, int percent) {
        Standing asked = ground.governance
                .cleanup()
                .standing()
                .ask(
                        "tokens",
                        place,
                        Schedule.parse("0 2 * * *"),
                        new Envelope(
                                rows, percent, LocalDate.now(ZoneOffset.UTC).plusDays(30)),
                        ground.as("ana"),
                        Work.unobserved());
        return ground.governance.cleanup().standing().approve(asked, ground.as("bo"));
    }

    private RowJobs.Job install() {
        return install(standing(1_000, 50));
    }

    private RowJobs.Job install(Standing standing) {
        RowJobs.Job job =
                ground.governance.cleanup().jobs().install(standing, place, ground.as("ana"), Work.unobserved());
        bringUpToDate();
        return job;
    }

    private void bringUpToDate() {
        ground.governance.cleanup().bringUpToDate(place, Work.unobserved());
    }

    private String call() {
        return SERVER.list("select governance.job_tokens()").getFirst();
    }

    private static List<String> tokens() {
        return SERVER.list("select id from shop.tokens order by id");
    }

    private static List<String> logged() {
        return SERVER.list(
                "select outcome || ' ' || code || ' ' || rows_removed from governance.cleanup_log order by id");
    }

    @Test
    void theFunctionRemovesWhatThePlanWouldNeitherMoreNorLess() {
        policy("""
                exceptions:
                  - name: odd
                    where: [{property: kind, op: equals, value: 'it''s "odd" \\ $$ ?'}]
                    keep: 11 weeks
                  - name: dear
                    where: [{property: amount, op: gt, value: 30}]
                    keep: for ever
                """);
        SERVER.run(
                "create table shop.uses (id int primary key, token bigint references shop.tokens on delete cascade)",
                "create index on shop.uses (token)",
                "insert into shop.uses select 1, min(id) from shop.tokens where kind = 'plain'");
        ground.governance.place(
                new Hold("case-1", "a lawsuit", List.of("p1", "p'2"), "bo", ground.now), ground.as("bo"));
        Plan preview = preview();
        assertThat(preview.rows()).isBetween(5L, 30L);
        List<String> before = tokens();

        install();
        assertThat(call()).isEqualTo("done: " + preview.rows() + " of " + preview.rows() + " rows went.");

        assertThat(tokens()).hasSize((int) (before.size() - preview.rows()));
        assertThat(preview().rows()).isZero();
        assertThat(preview().kept()).isEqualTo(preview.kept());
        assertThat(SERVER.list("select count(*) from shop.uses")).containsExactly("1");
        assertThat(logged()).containsExactly("done  " + preview.rows());
        assertThat(call()).isEqualTo("done: 0 of 0 rows went.");
    }

    @Test
    void partitionsAndOtherTimesThanInstantsAreJudgedAlike() {
        SERVER.run(
                "drop table shop.tokens",
                "create table shop.tokens (id bigint, day date, person text, primary key (id, day)) partition by range (day)",
                "create table shop.tokens_old partition of shop.tokens for values from (minvalue) to (current_date - 75)",
                "create table shop.tokens_new partition of shop.tokens for values from (current_date - 75) to (maxvalue)",
                "insert into shop.tokens select n, current_date - n, 'p' || n from generate_series(0, 90) n");
        ground.keep("""
                name: tokens
                target: {table: shop.tokens, time: day, person: none}
                keep: 70 days
                """);
        Plan preview = preview();
        assertThat(preview.rows()).isEqualTo(20);
        install();
        assertThat(call()).isEqualTo("done: 20 of 20 rows went.");
        assertThat(preview().rows()).isZero();
        assertThat(SERVER.list("select count(*) from shop.tokens")).containsExactly("71");
    }

    @Test
    void beyondTheEnvelopeNothingGoesAndTheLogSaysIt() {
        install(standing(20, 50));
        assertThat(call()).startsWith("stopped:");
        install(standing(1_000, 5));
        assertThat(call()).startsWith("stopped:");
        assertThat(logged()).containsExactly("stopped envelope 0", "stopped envelope 0");
        assertThat(tokens()).hasSize(277);
    }

    @Test
    @Hazard("H76")
    void peopleWhoAreHeldAreFoundHoweverTheirIdsAreWritten() {
        for (List<String> each : List.of(
                List.of("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"),
                List.of("numeric", "1234567890123456789", "1234567890123456789"))) {
            SERVER.run(
                    "drop table shop.tokens",
                    "create table shop.tokens (id bigint primary key, person %s, at timestamptz)"
                            .formatted(each.get(0)),
                    "insert into shop.tokens select n, null, now() from generate_series(1, 100) n",
                    "update shop.tokens set at = now() - interval '90 days' where id <= 3",
                    "update shop.tokens set person = '%s' where id <= 2".formatted(each.get(1)));
            ground.governance.place(
                    new Hold("case-" + each.get(0), "a lawsuit", List.of(each.get(2)), "bo", ground.now),
                    ground.as("bo"));
            install();
            assertThat(call()).isEqualTo("done: 1 of 1 rows went.");
            assertThat(SERVER.list("select id from shop.tokens where at < now() - interval '71 days' order by id"))
                    .containsExactly("1", "2");
        }
    }

    @Test
    @Hazard("H76")
    void whereNobodyCanTellWhoseARowIsThereIsNoJob() {
        SERVER.run("alter table shop.tokens drop column person", "alter table shop.tokens add column person text[]");
        assertThatThrownBy(this::install).hasMessageContaining("no hold could be told whose a row is");
    }

    @Test
    @Hazard("H14")
    void moreThanTenTimesTheUsualIsStoppedBeforeItIsRemoved() {
        install();
        SERVER.run(
                "select governance.cleanup_note(gen_random_uuid(), 'database', 'tokens', 'shop.tokens', now(), 'done', 2, 2, '', '', null)");
        assertThat(call()).contains("stopped:", "more than 10 times the 2");
        assertThat(tokens()).hasSize(277);
    }

    @Test
    void afterItsEndOrWithoutAnApprovalOrWithOldHoldsNothingGoes() {
        install();
        SERVER.run("update governance.cleanup_holds_seen set seen_at = now() - interval '49 hours'");
        assertThat(call()).contains("stopped:", "48 hours");
        bringUpToDate();
        SERVER.run("update governance.cleanup_jobs set approval = repeat('0', 64)");
        assertThat(call()).contains("stopped:", "approval is another one");
        SERVER.run("alter table shop.tokens add column more int");
        install();
        SERVER.run("alter table shop.tokens add column yet_more int");
        assertThat(call()).contains("stopped:", "another form");
        assertThat(logged()).containsExactly("stopped holds-old 0", "stopped job-gone 0", "stopped table-changed 0");
        assertThat(tokens()).hasSize(277);
    }

    @Test
    void whatFailsIsInTheLogTooAndRemovesNothing() {
        SERVER.run(
                "create function shop.no() returns trigger language plpgsql as 'begin if old.id = 20 then raise exception ''no''; end if; return old; end'",
                "create trigger no before delete on shop.tokens for each row execute function shop.no()");
        install();
        assertThat(call()).isEqualTo("failed: no");
        assertThat(logged()).containsExactly("failed sql-P0001 0");
        assertThat(tokens()).hasSize(277);
    }

    @Test
    void nobodyButItsOwnerCallsIt() {
        install();
        SERVER.run("drop role if exists curious", "create role curious login in role data_engineer_role");
        SERVER.run("grant usage on schema governance to curious");
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role curious");
            assertThatThrownBy(() -> statement.execute("select governance.job_tokens()"))
                    .hasMessageContaining("permission denied");
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(SERVER.list("select prosecdef and array_to_string(proconfig, ';') like '%search_path=pg_catalog%'"
                        + " from pg_proc where proname = 'job_tokens'"))
                .containsExactly("t");
        SERVER.run("drop owned by curious", "drop role curious");
    }

    @Test
    @Hazard("H37")
    void twoAtTheSameTimeTakeTurns() {
        install();
        long due = preview().rows();
        CompletableFuture<String> one = CompletableFuture.supplyAsync(this::call);
        CompletableFuture<String> other = CompletableFuture.supplyAsync(this::call);
        assertThat(List.of(one.join(), other.join()))
                .containsExactlyInAnyOrder("done: " + due + " of " + due + " rows went.", "done: 0 of 0 rows went.");
        assertThat(SERVER.list("select sum(rows_removed) from governance.cleanup_log"))
                .containsExactly(Long.toString(due));
    }

    @Test
    @Hazard("H37")
    void itWaitsWhileStewardRemoves() throws Exception {
        install();
        try (Connection gate = SERVER.connect();
                Statement statement = gate.createStatement()) {
            gate.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(x'67617465'::bigint)");
            CompletableFuture<String> job = CompletableFuture.supplyAsync(this::call);
            while (SERVER.list("select 1 from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(job).isNotDone();
            gate.commit();
            assertThat(job.join()).startsWith("done:");
        }
    }

    @Test
    void everyLineOfTheDatabaseIsInTheAuditLogOnce() {
        install();
        call();
        bringUpToDate();
        bringUpToDate();
        call();
        bringUpToDate();
        assertThat(ground.audit.entries(AuditQuery.newest(100).action("cleanup.logged")))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.payload().orElseThrow().person()).isEqualTo("database"));
    }

    @Test
    void whatADatabaseCannotDoByItselfIsRefusedWithAWayOut() {
        policy("archive: {keep: 1 year}");
        Standing archived = standing(100, 50);
        assertThatThrownBy(() -> install(archived))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("asks for an archive")
                .satisfies(thrown -> assertThat(((Refused) thrown).remedy()).contains("cleanup run"));
        policy("exceptions: [{name: odd, where: [{property: kind, op: matches, value: '^a'}], keep: 1 year}]");
        ground.now = ground.now.plusSeconds(5);
        Standing regex = standing(100, 50);
        assertThatThrownBy(() -> install(regex))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot ask by itself");
        assertThat(SERVER.list("select count(*) from governance.cleanup_jobs")).containsExactly("0");
    }

    @Test
    @Hazard("H15")
    void anotherVersionOfThePolicyStopsTheJobToo() {
        install();
        policy("description: another\n");
        bringUpToDate();
        assertThat(call()).startsWith("stopped:");
        assertThat(logged()).containsExactly("stopped job-gone 0");
        assertThat(ground.actions()).contains("cleanup.suspended");
        assertThat(tokens()).hasSize(277);
    }

    @Test
    void whoApprovedDoesNotInstallAndATakenBackJobIsGone() {
        Standing standing = standing(100, 50);
        assertThatThrownBy(() ->
                        ground.governance.cleanup().jobs().install(standing, place, ground.as("bo"), Work.unobserved()))
                .isInstanceOf(Refused.class);
        install(standing);
        assertThat(ground.governance.cleanup().jobs().uninstall("tokens", place, ground.as("ana"), Work.unobserved()))
                .isPresent();
        assertThat(SERVER.list("select count(*) from pg_proc where proname = 'job_tokens'"))
                .containsExactly("0");
        assertThat(ground.governance.cleanup().jobs().uninstall("tokens", place, ground.as("ana"), Work.unobserved()))
                .isEmpty();
        assertThat(ground.actions()).contains("cleanup.installed", "cleanup.uninstalled");
    }

    @Test
    void takingAnEarlierApprovalBackLeavesTheJobOfALaterOne() {
        ground.now = ground.now.minusSeconds(60);
        Standing earlier = standing(900, 50);
        ground.now = ground.now.plusSeconds(60);
        install();
        ground.governance.cleanup().standing().revoke(earlier, ground.as("bo"));
        assertThat(ground.governance.cleanup().dismantle(earlier, place, ground.as("bo"), Work.unobserved()))
                .isEmpty();
        assertThat(call()).startsWith("done: ");
        Standing later = ground.governance.cleanup().standing().of(place).getFirst();
        ground.governance.cleanup().standing().revoke(later, ground.as("bo"));
        assertThat(ground.governance.cleanup().dismantle(later, place, ground.as("bo"), Work.unobserved()))
                .isPresent();
    }
}
