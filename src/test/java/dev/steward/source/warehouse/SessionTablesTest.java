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

/** What the tables of the session design take and refuse, beside what the design as it was written does. */
class SessionTablesTest {
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

    @BeforeEach
    void clear() {
        rows.clear();
        warehouse.run(SUPERUSER, "drop schema if exists draft cascade", "create schema draft");
        rows.personWhoConsents(1);
    }

    @Test
    void aClockTwoSecondsAheadIsNoReasonToLoseASession() {
        rows.session(1, 1, "now()", -2, "mobile", "Firefox");
        assertThat(warehouse.ask(SUPERUSER, "select duration_seconds from user_sessions"))
                .containsExactly("0");
        assertThat(warehouse.refused(TRACKER, ended("-301"))).contains("chk_duration");
        assertThat(
                        warehouse.refused(
                                SUPERUSER,
                                """
                        create table draft.user_sessions (
                            started_at timestamp not null, ended_at timestamp, last_activity_at timestamp not null,
                            duration_seconds integer generated always as (
                                extract(epoch from (coalesce(ended_at, last_activity_at) - started_at))) stored,
                            constraint chk_duration check (duration_seconds >= 0))""",
                                "insert into draft.user_sessions (started_at, last_activity_at) values ('2025-10-01 12:00:02', '2025-10-01 12:00:00')"))
                .contains("chk_duration");
    }

    private static String ended(String seconds) {
        return "insert into user_sessions (person_id, session_key, started_at, last_activity_at) values (1, 'k', now(), now() + interval '%s seconds')"
                .formatted(seconds);
    }

    @Test
    void whatIsShorterThanASecondIsCutOff() {
        warehouse.run(TRACKER, ended("29.6"));
        assertThat(warehouse.ask(SUPERUSER, "select duration_seconds from user_sessions"))
                .containsExactly("29");
    }

    @Test
    void aSessionKeyIsUsedOnceInAllMonthsTogether() {
        rows.session(1, 1, "now()", 10, "mobile", "Firefox");
        assertThat(
                        warehouse.refused(
                                TRACKER,
                                "insert into user_sessions (person_id, session_key, started_at, last_activity_at) values (1, 'key-1', now() - interval '40 days', now() - interval '40 days')"))
                .contains("session_keys_pkey");
        warehouse.run(SUPERUSER, "delete from user_sessions");
        assertThat(warehouse.ask(SUPERUSER, "select * from session_keys")).isEmpty();
    }

    @Test
    void deletingASessionTakesItsPagesAndEventsWithItAndDeletingAPageKeepsTheEvent() {
        rows.session(1, 1, "now()", 10, "mobile", "Firefox");
        rows.page(1, 1, "/home", "5");
        warehouse.run(
                SUPERUSER,
                "insert into user_events (session_id, session_started_at, person_id, page_view_id, page_viewed_at, event_type) select session_id, session_started_at, person_id, id, viewed_at, 'click' from page_views");
        assertThat(warehouse.refused(SUPERUSER, "update user_events set page_viewed_at = null"))
                .contains("chk_pageview_whole");
        warehouse.run(SUPERUSER, "delete from page_views");
        assertThat(warehouse.ask(SUPERUSER, "select event_type, page_view_id, page_viewed_at from user_events"))
                .containsExactly("click||");
        warehouse.run(SUPERUSER, "delete from user_sessions");
        assertThat(warehouse.ask(SUPERUSER, "select * from user_events")).isEmpty();
        assertThat(warehouse.refused(
                        TRACKER,
                        "insert into page_views (session_id, session_started_at, person_id, page_url, page_sequence_number) values ('%s', now(), 1, '/', 1)"
                                .formatted(uuid(5))))
                .contains("fk_session");
    }

    @Test
    void aChangeMovesTheTimestamp() {
        rows.session(1, 1, "now()", 10, "mobile", "Firefox");
        warehouse.run(TRACKER, "update user_sessions set last_activity_at = now() + interval '20 seconds'");
        assertThat(warehouse.ask(SUPERUSER, "select updated_at > created_at from user_sessions"))
                .containsExactly("t");
    }

    @Test
    @Hazard("H98")
    void monthsAreMadeAheadAndBeginAtMidnightOfUtc() {
        String thisMonth = "to_char(now() at time zone 'UTC', 'YYYY_MM')";
        warehouse.run("data_engineer_role", "set timezone = 'Pacific/Auckland'");
        assertThat(warehouse.ask(
                        "data_engineer_role",
                        "select count(*), count(distinct partition_name) from create_partitions_ahead(5)"))
                .containsExactly("30|30");
        assertThat(warehouse.ask("data_engineer_role", "select distinct outcome from create_partitions_ahead(5)"))
                .containsExactly("already there");
        warehouse.run(
                "data_engineer_role", "select create_partitions('2025-10-15', '2025-11-01')", "set timezone = 'UTC'");
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select c.relname, pg_get_expr(c.relpartbound, c.oid) from pg_class c where c.relname in ('user_sessions_2025_10', 'user_sessions_2025_11', 'fact_sessions_2025_10') order by 1"))
                .containsExactly(
                        "fact_sessions_2025_10|FOR VALUES FROM (20251001) TO (20251101)",
                        "user_sessions_2025_10|FOR VALUES FROM ('2025-10-01 00:00:00+00') TO ('2025-11-01 00:00:00+00')",
                        "user_sessions_2025_11|FOR VALUES FROM ('2025-11-01 00:00:00+00') TO ('2025-12-01 00:00:00+00')");
        rows.session(1, 1, "timestamptz '2025-10-31 23:59:59.9Z'", 10, "mobile", "Firefox");
        rows.session(2, 1, "now()", 10, "mobile", "Firefox");
        assertThat(warehouse.ask(
                        SUPERUSER,
                        "select tableoid::regclass::text = any (array['user_sessions_2025_10', 'user_sessions_' || "
                                + thisMonth + "]) from user_sessions"))
                .containsExactly("t", "t");
        assertThat(warehouse.refused("data_engineer_role", "select create_partitions('2025-11-01', '2025-10-01')"))
                .contains("the first month has to come first");
    }

    @Test
    void aRowOfAMonthThatWasNotMadeIsKeptAndTheMonthReported() {
        rows.session(1, 1, "timestamptz '2019-03-05 10:00Z'", 10, "mobile", "Firefox");
        assertThat(warehouse.ask(SUPERUSER, "select tableoid::regclass from user_sessions"))
                .containsExactly("user_sessions_default");
        assertThat(
                        warehouse.ask(
                                "data_engineer_role",
                                "select * from create_partitions('2019-03-01', '2019-04-01') where partition_name like 'user_sessions%'"))
                .containsExactly(
                        "user_sessions_2019_03|rows of this month lie in user_sessions_default",
                        "user_sessions_2019_04|created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table draft.t (id uuid primary key, started_at timestamp not null) partition by range (started_at)",
                "create table draft.t (id uuid, session_key varchar(64) unique, started_at timestamp) partition by range (started_at)",
                "create table draft.t (session_id uuid primary key, date_id integer not null) partition by range (date_id)",
                "create index on user_sessions using gin ((jsonb_build_object('source', utm_source, 'medium', utm_medium)))",
                "create table draft.t (session_id uuid references user_sessions (id))",
            })
    @Hazard("H98")
    void asTheDesignWasWrittenItCannotBeMade(String statement) {
        assertThat(warehouse.refused(SUPERUSER, statement))
                .containsAnyOf(
                        "unique constraint on partitioned table must include all partitioning columns",
                        "functions in index expression must be marked IMMUTABLE",
                        "there is no unique constraint matching given keys");
    }

    /** All names of the design, and that none of them is left over from a build that failed. */
    @Test
    void everyIndexOfTheDesignIsThereAndValid() {
        List<String> named = warehouse.ask(
                SUPERUSER,
                "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'sessions'::regnamespace and i.indisvalid and c.relname like 'idx\\_%'");
        assertThat(named)
                .contains(
                        "idx_sessions_person_started",
                        "idx_sessions_active",
                        "idx_sessions_date",
                        "idx_sessions_duration",
                        "idx_sessions_utm",
                        "idx_pageviews_session",
                        "idx_pageviews_person_date",
                        "idx_pageviews_url",
                        "idx_pageviews_category",
                        "idx_pageviews_params",
                        "idx_pageviews_engagement",
                        "idx_events_session",
                        "idx_events_person_date",
                        "idx_events_type_date",
                        "idx_events_category_action",
                        "idx_events_metadata",
                        "idx_events_viewport",
                        "idx_events_high_value",
                        "idx_session_metrics_date_device",
                        "idx_session_metrics_date",
                        "idx_page_metrics_hour",
                        "idx_page_metrics_url",
                        "idx_attribution_source",
                        "idx_attribution_channel",
                        "idx_attribution_person",
                        "idx_journey_paths_sequence",
                        "idx_journey_paths_metrics");
        assertThat(warehouse.ask(
                        SUPERUSER,
                        "select count(*) from pg_attribute where attrelid = 'user_sessions'::regclass and attnum > 0"))
                .containsExactly("24");
    }

    @Test
    @Hazard({"H69", "H70", "H71"})
    void anAddressIsKeptAsAKeyedHashThatNoDictionaryFinds() {
        rows.session(1, 1, "now()", 10, "mobile", "Firefox");
        String kept =
                warehouse.ask(SUPERUSER, "select ip_hash from user_sessions").getFirst();
        assertThat(kept).matches("v1\\.[0-9a-f]{8}\\.[0-9a-f]{64}");
        String everyAddress = "from generate_series(0, 255) n where ";
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select n " + everyAddress + "right('" + kept
                                        + "', 64) in (encode(sha256(convert_to('192.0.2.' || n, 'UTF8')), 'hex'), encode(sha256(convert_to('192.0.2.' || n || 'SALT_STRING', 'UTF8')), 'hex'))"))
                .isEmpty();
        // The salt of the design stands in the function, for everybody to read.
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select n " + everyAddress
                                        + "encode(sha256(convert_to('192.0.2.' || n || 'SALT_STRING', 'UTF8')), 'hex') = encode(sha256(convert_to(host('192.0.2.77'::inet)::text || 'SALT_STRING', 'UTF8')), 'hex')"))
                .containsExactly("77");
        warehouse.run(SUPERUSER, "create table draft.t (ip_address inet)");
        assertThat(warehouse.refused(
                        SUPERUSER, "insert into draft.t values (encode(sha256('192.0.2.1'::bytea), 'hex'))"))
                .contains("type inet but expression is of type text");
        assertThat(warehouse.refused(
                        TRACKER,
                        "insert into user_sessions (person_id, session_key, ip_hash) values (1, 'raw', '192.0.2.1')"))
                .contains("ip_hash_check");
    }

    @Test
    @Hazard("H70")
    void oneAddressHasOneHashHoweverItIsWrittenAndNoAddressHasNone() {
        warehouse.run(
                "service_role",
                "create temporary table seen as select hash_ip('192.0.2.1') as a, hash_ip('192.0.2.1/24') as b, hash_ip('::ffff:192.0.2.1') as c, hash_ip('192.0.2.2') as other, hash_ip(null) as none");
        assertThat(warehouse.ask("service_role", "select a = b, b = c, a = other, none is null from seen"))
                .containsExactly("t|t|f|t");
        warehouse.run("service_role", "drop table seen");
    }

    @Test
    @Hazard("H61")
    void anExportCoversEveryTableThatKnowsPeople() {
        rows.session(1, 1, "now() - interval '1 day'", 700, "mobile", "Firefox");
        rows.page(1, 1, "/home", "5");
        rows.event(1, "click", "Conversion");
        warehouse.run("service_role", "select load_star(current_date - 2, current_date)");
        List<String> covered = warehouse.ask("service_role", "select data_type from export_user_data(1)");
        assertThat(covered).containsAll(warehouse.ask(SUPERUSER, """
                        select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where a.attname = 'person_id' and c.relkind in ('r', 'p') and not c.relispartition
                            and c.relnamespace = 'sessions'::regnamespace""")).contains("persons", "session_keys");
        assertThat(warehouse.ask(
                        "service_role",
                        "select data_type, jsonb_array_length(data_json) from export_user_data(1) order by 1"))
                .containsExactly(
                        "fact_page_views|1",
                        "fact_sessions|1",
                        "latest_consent|1",
                        "page_views|1",
                        "persons|1",
                        "session_attribution|0",
                        "session_keys|1",
                        "user_consent|1",
                        "user_events|1",
                        "user_sessions|1");
        assertThat(
                        warehouse.ask(
                                "service_role",
                                "select data_json -> 0 ->> 'user_agent' from export_user_data(1) where data_type = 'user_sessions'"))
                .containsExactly("Agent of 1");
    }

    @Test
    @Hazard("H61")
    void aPartOfAPersonIsNotGivenOutAsTheWhole() {
        assertThat(warehouse.refused(OWNER, "select * from export_user_data(1)"))
                .contains("would export a part");
        assertThat(warehouse.refused("service_role", "select * from export_user_data(99)"))
                .contains("There is no person 99");
    }

    @Test
    @Hazard({"H57", "H67", "H68"})
    void aPersonWhoGoesLeavesNothingAndNobodyBecomesPersonZero() {
        rows.session(1, 1, "now() - interval '1 day'", 700, "mobile", "Firefox");
        rows.page(1, 1, "/home", "5");
        warehouse.run("service_role", "select load_star(current_date - 2, current_date)");
        assertThat(
                        warehouse.refused(
                                SUPERUSER,
                                "update user_sessions set ip_hash = null, user_agent = 'ANONYMIZED', person_id = 0 where person_id = 1"))
                .contains("fk_person");
        assertThat(warehouse.refused(SUPERUSER, "insert into persons (id) values (0)"))
                .contains("chk_person_is_somebody");
        warehouse.run(SUPERUSER, "delete from persons where id = 1");
        for (String table : List.of(
                "user_sessions", "session_keys", "page_views", "user_events", "fact_sessions", "fact_page_views")) {
            assertThat(warehouse.ask(SUPERUSER, "select * from " + table))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    @Hazard("H103")
    void figuresAreRefreshedWhileTheyAreReadAndAsTheDesignWasWrittenTheyAreNot() {
        warehouse.run("data_engineer_role", "select refresh_session_metrics()", "select refresh_page_metrics()");
        warehouse.run(SUPERUSER, Designed.text("/designs/draft_page_metrics.sql"));
        assertThat(warehouse.refused(SUPERUSER, "refresh materialized view concurrently draft.page_metrics_hourly"))
                .contains("cannot refresh materialized view")
                .contains("concurrently");
    }
}
