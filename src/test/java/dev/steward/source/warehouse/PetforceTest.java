package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each role tries everything in petforce; what works is what it was given. */
class PetforceTest {
    private static final List<String> RAW = List.of(
            "raw_supabase_users", "raw_supabase_sessions", "raw_supabase_auth_events", "raw_supabase_api_calls");
    private static final List<String> STAGING = List.of("stg_supabase_users", "stg_supabase_sessions");
    private static final List<String> MARTS =
            List.of("marts_core_user_activity_daily", "marts_core_dim_users", "marts_core_auth_events");
    private static final String HERE = "00000000-0000-0000-0000-00000000000a";
    private static final String LEFT = "00000000-0000-0000-0000-00000000000b";
    private static final String USER =
            "insert into petforce.raw_supabase_users (extracted_at, extracted_date, id, email, hashed_password) values"
                    + " (now(), (now() at time zone 'UTC')::date, gen_random_uuid(), 'ann@x.com', 'secret')";

    private static Scratch scratch;

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.with("petforce");
        scratch.login("ana", "analyst_role");
        scratch.login("rea", "steward_reader");
        scratch.login("nell", "analyst_role");
        scratch.login("dee", "data_engineer_role");
        scratch.login("new_dee", "data_engineer_role");
        scratch.login("loader", "service_role");
        scratch.login("stranger", "authenticated");
        scratch.run(
                Scratch.OWNER,
                "insert into governance.claims values ('ana', 'domain', 'core'), ('rea', 'domain', 'core'),"
                        + " ('dee', 'domain', 'core'), ('dee', 'layer', 'raw')",
                USER,
                "insert into petforce.stg_supabase_users (user_id, has_password, is_account_locked, created_at, _extracted_date) values"
                        + " ('" + HERE + "', true, false, now(), current_date), ('" + LEFT
                        + "', true, false, now(), current_date)",
                "insert into petforce.marts_core_dim_users (user_id, signup_cohort, lifecycle_stage, created_at, deleted_at) values"
                        + " ('" + HERE + "', '2026-01-W1', 'new', now(), null), ('" + LEFT
                        + "', '2026-01-W1', 'new', now(), now())",
                "insert into petforce.marts_core_user_activity_daily (activity_date, user_id, engagement_score, is_active) values"
                        + " (current_date, '" + HERE + "', 1, true), (current_date, '" + LEFT + "', 1, true)",
                "insert into petforce.marts_core_auth_events (event_id, user_id, event_type, occurred_at, login_attempts, login_failures, token_refreshes) values"
                        + " (gen_random_uuid(), '" + HERE + "', 'login', now(), 1, 0, 0), (gen_random_uuid(), '" + LEFT
                        + "', 'login', now(), 1, 0, 0)");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    private static String rows(String role, String table, String column) throws SQLException {
        return scratch.ask(role, "select count(" + column + ") from petforce." + table)
                .getFirst();
    }

    private static void refused(String role, String sql) {
        assertThatThrownBy(() -> scratch.run(role, sql))
                .as(role + ": " + sql)
                .hasMessageContaining("permission denied");
    }

    @Test
    @Hazard({"H75", "H101"})
    void nobodyButTheOwnerChangesAnything() {
        for (String role : List.of("ana", "rea", "dee", "loader", "stranger")) {
            for (List<String> tables : List.of(RAW, STAGING, MARTS)) {
                for (String table : tables) {
                    refused(role, "delete from petforce." + table);
                    refused(role, "truncate petforce." + table);
                    refused(
                            role,
                            "update petforce." + table + " set "
                                    + (table.startsWith("raw") ? "_extracted_at" : "_dbt_loaded_at") + " = now()");
                    if (!role.equals("loader") || !table.startsWith("raw")) {
                        refused(role, "insert into petforce." + table + " default values");
                    }
                }
            }
            refused(role, "select petforce.create_partitions_ahead(1)");
        }
    }

    @Test
    @Hazard("H101")
    void analystsNeverReachRawOrStaging() throws SQLException {
        for (String role : List.of("ana", "rea", "stranger")) {
            for (List<String> tables : List.of(RAW, STAGING)) {
                for (String table : tables) {
                    refused(role, "select count(*) from petforce." + table);
                }
            }
        }
        for (String part : scratch.ask(
                "postgres",
                "select inhrelid::regclass from pg_inherits where inhparent = 'petforce.raw_supabase_users'::regclass")) {
            refused("ana", "select count(*) from " + part);
            refused("dee", "select count(*) from " + part);
        }
    }

    @Test
    @Hazard("H101")
    void analystsSeeWhoHasNotLeftAndOnlyWithAClaim() throws SQLException {
        for (String table : MARTS) {
            assertThat(rows("ana", table, "user_id")).as(table).isEqualTo("1");
            assertThat(rows("rea", table, "user_id")).as(table).isEqualTo("1");
            assertThat(rows("nell", table, "user_id")).as(table).isEqualTo("0");
            assertThat(rows("dee", table, "user_id")).as(table).isEqualTo("2");
            assertThat(rows("new_dee", table, "user_id")).as(table).isEqualTo("0");
            refused("stranger", "select count(*) from petforce." + table);
        }
        refused("ana", "select ip_hash from petforce.marts_core_auth_events");
    }

    @Test
    void engineersReadRawWithAClaimButNoPasswords() throws SQLException {
        assertThat(Integer.parseInt(rows("dee", "raw_supabase_users", "email"))).isPositive();
        assertThat(rows("new_dee", "raw_supabase_users", "email")).isEqualTo("0");
        refused("dee", "select hashed_password from petforce.raw_supabase_users");
        assertThat(rows("dee", "stg_supabase_users", "*")).isEqualTo("2");
        assertThat(rows("new_dee", "stg_supabase_users", "*")).isEqualTo("0");
    }

    @Test
    void whoExtractsAddsAndReadsNothing() throws SQLException {
        scratch.run("loader", USER);
        refused("loader", "select count(*) from petforce.raw_supabase_users");
        assertThatThrownBy(() -> scratch.run(
                        "loader",
                        USER.replace("hashed_password)", "hashed_password, source_system)")
                                .replace("'secret')", "'secret', 'mine')")))
                .hasMessageContaining("row-level security");
    }

    @Test
    void anExtractionWithoutAPartitionOrOfAnotherDayFailsAtOnce() {
        assertThatThrownBy(() -> scratch.run("loader", USER.replace("now()", "timestamptz '2020-01-01Z'")))
                .hasMessageContaining("no partition");
        assertThatThrownBy(() -> scratch.run(
                        "loader",
                        USER.replace("(now() at time zone 'UTC')::date", "(now() at time zone 'UTC')::date + 1")))
                .hasMessageContaining("raw_supabase_users_day");
    }

    @Test
    void partitionsAreMadeAheadAndCoverEveryDayOnce() throws SQLException {
        String parts = "select count(*) from pg_inherits where inhparent = 'petforce.raw_supabase_users'::regclass";
        scratch.run(Scratch.OWNER, "select petforce.create_partitions_ahead(13, '2050-01-31')");
        assertThat(scratch.ask(Scratch.OWNER, "select petforce.create_partitions_ahead(13, '2050-01-01')"))
                .containsExactly("0");
        assertThat(scratch.ask("postgres", parts)).containsExactly("18");
        assertThat(
                        scratch.ask(
                                "postgres",
                                "select pg_get_expr(relpartbound, oid) from pg_class where relname = 'raw_supabase_users_2050_02'"))
                .containsExactly("FOR VALUES FROM ('2050-02-01') TO ('2050-03-01')");
        assertThatThrownBy(() -> scratch.run(Scratch.OWNER, "select petforce.create_partitions_ahead(-1)"))
                .hasMessageContaining("not between");
    }

    @Test
    void theTablesAreThoseOfTheDesign() throws SQLException {
        assertThat(scratch.ask(
                        "postgres",
                        "select count(*) from information_schema.columns where table_name = 'raw_supabase_users'"))
                .containsExactly("21");
        assertThat(scratch.ask("postgres", "select indexname from pg_indexes where schemaname = 'petforce' order by 1"))
                .contains(
                        "idx_marts_dim_users_cohort",
                        "idx_marts_dim_users_lifecycle",
                        "idx_stg_users_created_at",
                        "idx_stg_users_email_hash");
    }
}
