package dev.steward.ingest.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.files.BundledFiles;
import dev.steward.ingest.warehouse.BuildReport.Built;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import dev.steward.model.StatementLog;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgBuildSite;
import dev.steward.source.warehouse.PgFigures;
import dev.steward.source.warehouse.Scratch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marts of petforce, built from a Supabase small enough to count by hand. */
class BuilderTest {
    private static final String KEY = "5e".repeat(32);
    private static final Work WORK = Work.unobserved();
    private static final String DAY = "((" + Supabase.YESTERDAY + ") at time zone 'UTC')::date";

    private static Scratch scratch;
    private static Supabase supabase;

    private final List<StatementLog.Statement> heard = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.with("petforce");
        supabase = new Supabase(scratch);
        scratch.login("ana", "analyst_role");
        scratch.run(Scratch.OWNER, "insert into governance.claims values ('ana', 'domain', 'core')");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @BeforeEach
    void extract() throws SQLException {
        for (String table : scratch.ask(
                Scratch.OWNER,
                "select relname from pg_class where relnamespace = 'petforce'::regnamespace and relkind in ('r', 'p')"
                        + " and not relispartition and relname <> 'steward_migrations'")) {
            scratch.run("postgres", "truncate petforce." + table);
        }
        supabase.first();
    }

    private Builder builder(Function<String, Project> projects) {
        return new Builder(
                new PgBuildSite(scratch.connection(Scratch.OWNER), () -> "", heard::add),
                projects,
                scratch.connection(Scratch.OWNER),
                new AuditLog(folder, InstantSource.system()),
                () -> "pat");
    }

    private BuildReport build() {
        return build("", KEY);
    }

    private BuildReport build(String selection, String key) {
        return builder(Project::bundled).build("petforce", selection, key, WORK);
    }

    /** The bundled project with one file changed, added (from nothing) or taken away (to nothing). */
    private static Project changed(String file, UnaryOperator<String> change) {
        Map<String, String> files = new LinkedHashMap<>();
        BundledFiles.in("warehouse/petforce/dbt").forEach(files::put);
        files.put(file, change.apply(files.getOrDefault(file, "")));
        return Project.parse("petforce", files);
    }

    private static List<String> failed(BuildReport report) {
        return report.checks().stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .map(Checked::name)
                .toList();
    }

    private static List<String> owner(String query) throws SQLException {
        return scratch.ask(Scratch.OWNER, query);
    }

    @Test
    void keyFiguresAreWhatIsCountedByHand() throws SQLException {
        BuildReport report = build();
        assertThat(failed(report)).isEmpty();
        assertThat(report.promoted()).isTrue();
        assertThat(report.models())
                .extracting(Built::model)
                .containsSubsequence("stg_supabase_users", "marts_core_user_activity_daily", "marts_core_dim_users");

        // Asked by an analyst, who does not see Dan.
        List<Table> figures =
                new PgFigures(scratch.connection("ana"), () -> "", StatementLog.NONE).of("petforce", WORK);
        assertThat(figures).hasSize(3);
        assertThat(figures.get(0).rows())
                .isEqualTo(List.of(List.of("google", 2L), List.of("password", 2L), List.of("(none)", 1L)));
        List<String> days =
                owner("select to_char(" + DAY + " - back, 'YYYY-MM-DD') from unnest(array[3, 1, 0]) as back");
        assertThat(figures.get(1).rows())
                .isEqualTo(List.of(List.of(days.get(0), 1L), List.of(days.get(1), 2L), List.of(days.get(2), 1L)));
        assertThat(figures.get(2).rows())
                .isEqualTo(List.of(
                        List.of("active", 2L, 40.0),
                        List.of("at_risk", 1L, 20.0),
                        List.of("churned", 1L, 20.0),
                        List.of("new", 1L, 20.0)));
        assertThat(figures.get(2).title()).startsWith("People who have not left, by stage of life");
    }

    @Test
    void aDayOfAPersonIsWhatTheyDidOnIt() throws SQLException {
        build();
        assertThat(
                        owner(
                                "select left(user_id::text, 8), " + DAY
                                        + " - activity_date, login_count, session_count, api_calls_count, features_used,"
                                        + " engagement_score, is_active, days_since_signup, days_since_last_login from petforce.marts_core_user_activity_daily order by 1, 2"))
                .containsExactly(
                        "0000000a|0|2|1|3|{feed,meds}|6|t|5|0",
                        "0000000a|1|1|0|0|{}|1|t|4|0",
                        "0000000b|1|1|0|0|{}|1|t|99|0",
                        "0000000b|2|0|1|0|{}|2|t|98|1",
                        "0000000b|3|1|0|0|{}|1|t|97|0",
                        "0000000d|120|1|1|0|{}|3|t|180|0",
                        "0000000e|95|0|0|1|{feed}|1|f|205|null",
                        "0000000f|10|1|0|0|{}|1|t|40|0");
        assertThat(
                        owner(
                                "select sum(login_attempts), sum(login_failures), sum(token_refreshes) from petforce.marts_core_auth_events"))
                .containsExactly("8|1|0");
        scratch.run(
                "postgres",
                "update petforce.raw_supabase_users set created_at = '2026-01-21T23:59:59Z' where id = '"
                        + Supabase.id("b") + "'",
                "update petforce.raw_supabase_users set created_at = '2026-01-22T00:00:00Z' where id = '"
                        + Supabase.id("c") + "'");
        build();
        assertThat(owner("select signup_cohort from petforce.marts_core_dim_users where user_id in ('"
                        + Supabase.id("b") + "', '" + Supabase.id("c") + "') order by user_id"))
                .containsExactly("2026-01-W3", "2026-01-W4");
    }

    @Test
    void nothingThatNamesSomebodyReachesStagingOrMarts() throws SQLException {
        build();
        for (String table : List.of(
                "stg_supabase_users", "stg_supabase_sessions", "marts_core_dim_users", "marts_core_auth_events")) {
            assertThat(owner("select t::text from petforce." + table + " t"))
                    .as(table)
                    .isNotEmpty()
                    .noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains("ann")
                            || row.contains("10.0.0")
                            || row.contains("secret"));
        }
        assertThat(
                        owner(
                                "select count(distinct left(email_hash, 12)), count(email_hash), count(distinct email_hash) from petforce.stg_supabase_users"))
                .containsExactly("1|5|5");
    }

    @Test
    @Hazard({"H60", "H69"})
    void theKeyStandsInNoStatementAndInNoLog() {
        build();
        assertThat(heard)
                .isNotEmpty()
                .noneSatisfy(statement -> assertThat(statement.sql()).contains(KEY));
        assertThatThrownBy(() -> build("", "abc"))
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("abc");
    }

    @Test
    void aSecondBuildOfTheSameWritesNothing() {
        build();
        assertThat(build().models()).allSatisfy(model -> {
            assertThat(model.written()).as(model.model()).isZero();
            assertThat(model.removed()).as(model.model()).isZero();
        });
    }

    @Test
    @Hazard("H57")
    void whoIsDeletedAtTheSourceIsGoneFromStagingAndMarts() throws SQLException {
        build();
        supabase.users(Supabase.NOW, "f");
        assertThat(build().promoted()).isTrue();
        for (String table : List.of(
                "stg_supabase_users",
                "marts_core_user_activity_daily",
                "marts_core_dim_users",
                "marts_core_auth_events")) {
            assertThat(owner("select count(*) from petforce." + table + " where user_id = '" + Supabase.id("f") + "'"))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(owner("select count(*) from petforce.marts_core_dim_users")).containsExactly("5");
    }

    @Test
    @Hazard("H14")
    void anExtractionThatHasLostHalfOfThePeopleIsNotBelieved() throws SQLException {
        build();
        supabase.users(Supabase.NOW, "a", "b", "c", "d");
        BuildReport report = build();
        assertThat(report.promoted()).isFalse();
        assertThat(failed(report)).containsExactly("assert_extraction_is_whole");
        assertThat(owner("select count(*) from petforce.marts_core_dim_users")).containsExactly("6");
    }

    @Test
    void whatFailsATestLeavesYesterdaysMartsAndIsWrittenDown() throws SQLException {
        build();
        supabase.users(Supabase.NOW);
        supabase.event(Supabase.NOW, "a", "login", -1);
        supabase.event(Supabase.NOW, "a", "teleported", -1);
        BuildReport report = build();
        assertThat(report.promoted()).isFalse();
        assertThat(failed(report)).containsExactly("accepted_values_raw_supabase_auth_events_event_type");
        assertThat(owner("select max(activity_date) = " + DAY + " from petforce.marts_core_user_activity_daily"))
                .containsExactly("t");
        assertThat(owner("select status || ' ' || metric_value from governance.data_quality_checks"
                        + " where check_name like 'accepted_values_raw%' order by id desc limit 1"))
                .containsExactly("fail 1");
        assertThat(new AuditLog(folder, InstantSource.system())
                        .entries(AuditQuery.newest(10)).stream().map(Recorded::action))
                .contains("build.started", "build.finished", "build.refused");
    }

    @Test
    void aTestThatFailsAfterBuildingKeepsNothingEither() throws SQLException {
        build();
        supabase.users(Supabase.NOW, "f");
        Project strict = changed(
                "tests/assert_nobody_leaves.sql",
                _ -> "select 1 from {{ ref('stg_supabase_users') }} having count(*) < 6");
        BuildReport report = builder(_ -> strict).build("petforce", "", KEY, WORK);
        assertThat(failed(report)).containsExactly("assert_nobody_leaves");
        assertThat(report.models()).hasSize(5);
        assertThat(owner("select count(*) from petforce.stg_supabase_users")).containsExactly("6");
    }

    @Test
    @Hazard({"H91", "H95"})
    void staleFutureAndMissingExtractionsAreNotFresh() throws SQLException {
        String fresh = "freshness_raw_supabase_users";
        scratch.run(
                "postgres",
                "update petforce.raw_supabase_users set extracted_at = extracted_at - interval '25 hours', extracted_date = extracted_date - 1"
                        + " where ((extracted_at - interval '25 hours') at time zone 'UTC')::date = extracted_date - 1");
        scratch.run(
                "postgres",
                "update petforce.raw_supabase_users set extracted_at = extracted_at - interval '25 hours', extracted_date = extracted_date - 2"
                        + " where extracted_at > now() - interval '24 hours' and ((extracted_at - interval '25 hours') at time zone 'UTC')::date = extracted_date - 2");
        assertThat(failed(build())).containsExactly(fresh);
        scratch.run("postgres", "truncate petforce.raw_supabase_users");
        BuildReport none = build();
        assertThat(failed(none)).containsExactly(fresh);
        assertThat(none.models()).isEmpty();
        assertThat(none.checks()).anyMatch(one -> one.outcome() == Outcome.NOT_EVALUATED);
        supabase.users(Supabase.NOW + " + interval '1 hour'");
        assertThat(failed(build())).containsExactly(fresh);
    }

    @Test
    @Hazard("H72")
    void pseudonymsOfTwoKeysDoNotMix() throws SQLException {
        build();
        supabase.users(Supabase.NOW);
        supabase.session(Supabase.NOW, "a", -1);
        build();
        assertThat(failed(build("", "77".repeat(32)))).containsExactly("assert_one_pii_key");
        assertThat(build().promoted()).isTrue();
    }

    @Test
    void someModelsAreBuiltWithWhatBuildsUponThem() {
        assertThat(build("marts_core_auth_events+", KEY).models())
                .extracting(Built::model)
                .containsExactly("marts_core_auth_events", "marts_core_user_activity_daily", "marts_core_dim_users");
        assertThatThrownBy(() -> build("marts_core_dim_user", KEY))
                .hasMessageContaining("did you mean \"marts_core_dim_users\"?");
    }

    @Test
    void aQueryThatDoesNotFitItsTableIsNamed() {
        Project other = changed(
                "models/staging/stg_supabase_users.sql",
                sql -> sql.replace("    email_verified,\n", "    true as shoe_size,\n"));
        assertThatThrownBy(() -> builder(_ -> other).build("petforce", "", KEY, WORK))
                .hasMessageContaining("stg_supabase_users.sql")
                .hasMessageContaining("email_verified, shoe_size");
    }

    @Test
    void twoRowsOfOneKeyAreNotMerged() throws SQLException {
        supabase.users(Supabase.NOW);
        Project doubled =
                changed("models/staging/stg_supabase_users.sql", sql -> sql.replace("distinct on (id)", "all"));
        BuildReport report = builder(_ -> doubled).build("petforce", "", KEY, WORK);
        assertThat(failed(report)).containsExactly("unique_key_stg_supabase_users");
        assertThat(owner("select count(*) from petforce.stg_supabase_users")).containsExactly("0");
    }

    @Test
    void whoDoesNotOwnTheSchemaIsToldSo() {
        Builder ana = new Builder(
                new PgBuildSite(scratch.connection("ana"), () -> "", heard::add),
                scratch.connection("ana"),
                new AuditLog(folder, InstantSource.system()),
                () -> "ana");
        assertThatThrownBy(() -> ana.build("petforce", "", KEY, WORK)).hasMessageContaining("lacks a right");
    }
}
