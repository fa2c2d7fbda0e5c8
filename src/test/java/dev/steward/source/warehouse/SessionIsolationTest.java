package dev.steward.source.warehouse;

import static dev.steward.source.warehouse.Designed.OWNER;
import static dev.steward.source.warehouse.Designed.SUPERUSER;
import static dev.steward.source.warehouse.SessionRows.TRACKER;
import static dev.steward.source.warehouse.SessionRows.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches what in the session design, tried by logging in as each of them. */
class SessionIsolationTest {
    private static final String TODAY = "now() - interval '1 hour'";
    private static final List<String> OF_PEOPLE = List.of(
            "user_sessions", "page_views", "user_events", "session_attribution", "fact_sessions", "fact_page_views");

    private static Designed warehouse;
    private static SessionRows rows;

    @BeforeAll
    static void start() {
        warehouse = new Designed("sessions");
        rows = new SessionRows(warehouse);
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    /** Ann consents, Bob never said anything. */
    @BeforeEach
    void annAndBob() {
        rows.clear();
        rows.personWhoConsents(1);
        rows.person(2);
        for (int person = 1; person <= 2; person++) {
            rows.session(person, person, TODAY, 100, "mobile", "Firefox");
            rows.page(person, 1, "/home", "5");
            rows.event(person, "click", "Finder");
            warehouse.run(
                    TRACKER,
                    "insert into session_attribution (session_id, session_started_at, person_id) select '%s', started_at, %d from user_sessions where id = '%s'"
                            .formatted(uuid(person), person, uuid(person)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst_role", "steward_reader", "data_engineer_role"})
    @Hazard({"H74", "H101"})
    void readersSeeOnlyWhoConsents(String reader) {
        loadFactsOfBoth();
        for (String table : OF_PEOPLE) {
            assertThat(warehouse.ask(reader, "select distinct person_id from " + table))
                    .as(table)
                    .containsExactly("1");
        }
        assertThat(warehouse.ask(reader, "select id from persons")).containsExactly("1");
    }

    /** As if Bob had consented when the facts were loaded. */
    private static void loadFactsOfBoth() {
        rows.decides(2, true, 1);
        warehouse.run("data_engineer_role", "select load_star(current_date - 2, current_date + 1)");
        rows.decides(2, false, 1);
    }

    @Test
    @Hazard({"H75", "H101"})
    void theOwnerIsHeldByTheSameRules() {
        assertThat(warehouse.ask(OWNER, "select person_id from user_sessions")).containsExactly("1");
        assertThat(warehouse.changed(OWNER, "delete from user_sessions")).isZero();
        assertThat(warehouse.changed(OWNER, "update user_sessions set browser = 'x'"))
                .isZero();
        assertThat(warehouse.refused(OWNER, "insert into persons (id) values (9)"))
                .contains("row-level security");
        assertThat(warehouse.ask(SUPERUSER, "select count(*) from user_sessions"))
                .containsExactly("2");
    }

    @Test
    @Hazard("H74")
    void aWithdrawalCountsFromTheNextReadOn() {
        rows.decides(1, false, 1);
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .isEmpty();
        rows.decides(1, true, 1);
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .hasSize(1);
    }

    @Test
    @Hazard("H74")
    void agreeingToAnOlderTextDoesNotCoverTheNewOne() {
        warehouse.run(OWNER, "insert into consent_texts (purpose, version) values ('analytics', 2)");
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .isEmpty();
        rows.decides(1, true, 2);
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .hasSize(1);
        warehouse.run(OWNER, "insert into consent_texts values ('analytics', 3, now() + interval '1 day')");
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .hasSize(1);
    }

    @Test
    @Hazard("H74")
    void aGrantThatArrivesLateDoesNotUndoAWithdrawal() {
        rows.decides(1, false, 1);
        warehouse.run(
                TRACKER,
                "insert into user_consent (person_id, purpose, granted, consent_version, source, decided_at) values (1, 'analytics', true, 1, 'queue', now() - interval '1 hour')");
        assertThat(warehouse.ask("analyst_role", "select id from user_sessions"))
                .isEmpty();
        assertThat(
                        warehouse.refused(
                                TRACKER,
                                "insert into user_consent (person_id, purpose, granted, consent_version, source, decided_at) values (1, 'analytics', true, 1, 'clock', now() + interval '1 hour')"))
                .contains("chk_decided_before_recorded");
    }

    @Test
    @Hazard("H74")
    void decisionsAreNeitherChangedNorRemovedAndTheirProofOutlivesThePerson() {
        for (String change : List.of("update user_consent set granted = true", "delete from user_consent")) {
            assertThat(warehouse.refused(SUPERUSER, change)).contains("append-only");
            for (String role : List.of(TRACKER, "analyst_role", "service_role")) {
                assertThat(warehouse.refused(role, change)).contains("permission denied");
            }
        }
        List<String> before = warehouse.ask(SUPERUSER, "select subject_hash, granted, decided_at from user_consent");
        warehouse.run(SUPERUSER, "delete from persons where id = 1");
        assertThat(warehouse.ask(SUPERUSER, "select subject_hash, granted, decided_at from user_consent"))
                .isEqualTo(before)
                .hasSize(1);
        assertThat(warehouse.ask(SUPERUSER, "select person_id from user_consent"))
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ip_hash from user_sessions",
                "select user_agent from user_sessions",
                "select session_key from user_sessions",
                "select * from user_sessions",
                "select query_params from page_views",
                "select element_text from user_events",
                "select * from user_consent",
                "select * from user_consent_current",
                "select * from session_keys",
                "select * from export_user_data(1)",
                "insert into persons (id) values (7)",
                "update user_sessions set browser = 'x'",
                "delete from user_sessions",
                "delete from page_views",
                "truncate user_sessions",
                "delete from fact_sessions",
                "insert into user_journey_paths (path_sequence, path_length) values ('{/a}', 1)",
                "select * from user_sessions_default",
                "select hash_ip('192.0.2.1')",
                "select create_partitions_ahead(1)",
                "select load_star(current_date, current_date)",
                "refresh materialized view session_metrics_daily",
            })
    @Hazard("H101")
    void analystsAreRefused(String statement) {
        for (String reader : List.of("analyst_role", "steward_reader")) {
            assertThat(warehouse.refused(reader, statement)).containsAnyOf("permission denied", "must be owner");
        }
    }

    @Test
    @Hazard("H75")
    void theTrackerAddsAndFinishesAndReadsNobody() {
        // Bob has not consented: his session is written all the same, and read by no analyst.
        assertThat(
                        warehouse.changed(
                                TRACKER,
                                "update user_sessions set is_active = false, ended_at = now(), last_activity_at = now() where session_key = 'key-2'"))
                .isEqualTo(1);
        assertThat(warehouse.changed(
                        TRACKER,
                        "update page_views set exited_at = now(), clicks_count = 3 where session_id = '" + uuid(2)
                                + "'"))
                .isEqualTo(1);
        assertThat(warehouse.changed(
                        TRACKER,
                        "insert into user_sessions (id, started_at, person_id, session_key) values ('%s', now(), 2, 'again') on conflict do nothing"
                                .formatted(uuid(70))))
                .isEqualTo(1);
        for (String statement : List.of(
                "select person_id from user_sessions",
                "select user_agent from user_sessions",
                "select page_url from page_views",
                "select * from user_events",
                "select * from persons",
                "select * from user_consent",
                "update user_sessions set person_id = 1",
                "update page_views set page_url = '/'",
                "update user_consent set granted = true",
                "delete from user_sessions",
                "delete from persons",
                "select * from session_metrics_daily",
                "select * from fact_sessions")) {
            assertThat(warehouse.refused(TRACKER, statement)).as(statement).contains("permission denied");
        }
    }

    @Test
    void whatIsOverADayAgoTheTrackerNoLongerChanges() {
        rows.session(30, 1, "now() - interval '3 days'", 100, "mobile", "Firefox");
        assertThat(warehouse.changed(TRACKER, "update user_sessions set ended_at = now() where session_key = 'key-30'"))
                .isZero();
        assertThat(warehouse.ask(TRACKER, "select session_key from user_sessions order by 1"))
                .containsExactly("key-1", "key-2");
    }

    @Test
    void theServiceReadsEverybodyAndChangesNothing() {
        assertThat(warehouse.ask("service_role", "select person_id from user_sessions order by 1"))
                .containsExactly("1", "2");
        for (String statement : List.of(
                "insert into persons (id) values (7)",
                "update user_sessions set browser = 'x'",
                "delete from user_events")) {
            assertThat(warehouse.refused("service_role", statement)).contains("permission denied");
        }
    }

    @Test
    void pathsThatFewWalkedAreNotShown() {
        for (int person = 11; person <= 15; person++) {
            rows.personWhoConsents(person);
            rows.session(person, person, TODAY, 60, "mobile", "Firefox");
            rows.page(person, 1, "/home", "5");
            rows.page(person, 2, "/finder", "5");
        }
        warehouse.run("data_engineer_role", "select load_journey_paths(current_date - 1, current_date)");
        assertThat(warehouse.ask(SUPERUSER, "select path_sequence, unique_users from user_journey_paths order by 2"))
                .containsExactly("{/home}|1", "{/home,/finder}|5");
        assertThat(warehouse.ask("analyst_role", "select path_sequence from user_journey_paths"))
                .containsExactly("{/home,/finder}");
    }

    /** Every table and partition, also those that a later migration adds. */
    @Test
    @Hazard("H101")
    void rowSecurityIsForcedOnEveryTableAndNoReaderHasAPolicyThatIsAlwaysTrue() {
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select relname from pg_class where relnamespace = 'sessions'::regnamespace and relkind in ('r', 'p') and relname <> 'steward_migrations' and not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select tablename, policyname from pg_policies where schemaname = 'sessions' and qual = 'true' and roles && '{analyst_role,steward_reader,data_engineer_role,public}'::name[]"))
                .isEmpty();
        assertThat(warehouse.ask(
                        SUPERUSER,
                        "select relname from pg_class where relnamespace = 'sessions'::regnamespace and relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)"
                                // What no server knew before 15: there nobody may look who is held by policies.
                                + " and (current_setting('server_version_num')::integer >= 150000"
                                + " or relacl::text ~ 'analyst_role|steward_reader|data_engineer_role|tracking_role')"))
                .isEmpty();
    }

    @Test
    @Hazard("H75")
    void asTheDesignWasWrittenTrackingIsRefusedAndTheOwnerSeesEverybody() {
        warehouse.run(
                SUPERUSER,
                "drop schema if exists draft cascade",
                "create schema draft authorization warehouse_owner",
                "grant usage on schema draft to tracking_role");
        warehouse.run(
                OWNER,
                "create table draft.user_consent (person_id bigint primary key, analytics_consent boolean default false)",
                "create table draft.user_sessions (person_id bigint)",
                "insert into draft.user_sessions values (2)",
                "create policy analytics_consent_policy on draft.user_sessions for select using (person_id in (select person_id from draft.user_consent where analytics_consent = true))",
                "alter table draft.user_sessions enable row level security",
                "grant insert on draft.user_sessions to tracking_role");
        assertThat(warehouse.refused(TRACKER, "insert into draft.user_sessions values (3)"))
                .contains("row-level security");
        assertThat(warehouse.ask(OWNER, "select person_id from draft.user_sessions"))
                .containsExactly("2");
    }
}
