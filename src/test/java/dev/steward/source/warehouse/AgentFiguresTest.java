package dev.steward.source.warehouse;

import static dev.steward.source.warehouse.Designed.OWNER;
import static dev.steward.source.warehouse.Designed.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The key figures of the agent design, against numbers worked out by hand. */
class AgentFiguresTest {
    private static final String SERVICE = "service_role";
    /** Noon of the day before. */
    private static final String NOON = "(date_trunc('day', now(), 'UTC') - interval '12 hours')";

    private static Designed warehouse;

    @BeforeAll
    static void start() {
        warehouse = new Designed("agents");
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    @BeforeEach
    void clear() {
        for (String table : List.of(
                "agent_approvals",
                "agent_feedback",
                "agent_queries",
                "agent_run",
                "agg_agent_daily_performance",
                "dim_conversation",
                "dim_agent",
                "dim_time",
                "dim_user")) {
            warehouse.run(SUPERUSER, "delete from " + table);
        }
    }

    /** As many queries of an agent: so many approved, the rest rejected; so many edited; latencies around an average. */
    private static void queries(String agent, String at, int total, int approved, int edited, int... latencies) {
        for (int n = 0; n < total; n++) {
            warehouse.run(
                    SERVICE,
                    "insert into agent_queries (query, result, conversation_id, agent, approved, human_edited, latency_ms, created_at) values ('q', '{}', 'c%d', '%s', %s, %s, %d, %s)"
                            .formatted(n, agent, n < approved, n < edited, latencies[n % latencies.length], at));
        }
    }

    /** The four agents of the design: 90 % and 20 % at 97.6 ms, all of it at 41, two of three at 47, one of two at 78. */
    private static void fourAgents(String at) {
        queries("data", at, 10, 9, 2, 96, 97, 98, 98, 99);
        queries("marketing", at, 2, 2, 0, 40, 42);
        queries("support", at, 3, 2, 0, 46, 47, 48);
        queries("engineer", at, 2, 1, 0, 76, 80);
    }

    @Test
    @Hazard("H105")
    void qualityScoresAreThoseOfTheDesign() {
        fourAgents(NOON);
        // data: 0.5 * 90 + 0.3 * (100 - 20) + 0.2 * (100 - 9.76) = 45 + 24 + 18.048
        List<String> scores = List.of("marketing|99.18", "data|87.05", "support|82.39", "engineer|73.44");
        assertThat(warehouse.ask(SERVICE, "select agent, quality_score from v_agent_response_accuracy order by 2 desc"))
                .isEqualTo(scores);
        warehouse.run(SERVICE, "select refresh_daily_agent_metrics()");
        assertThat(warehouse.ask(
                        "analyst_role", "select agent, quality_score from mv_daily_agent_metrics order by 2 desc"))
                .isEqualTo(scores);
        warehouse.run(SERVICE, "select load_star(current_date - 2, current_date)");
        assertThat(
                        warehouse.ask(
                                "analyst_role",
                                "select agent, quality_score from agg_agent_daily_performance join dim_agent using (agent_key) order by 2 desc"))
                .isEqualTo(scores);
        assertThat(warehouse.kpi("steward_reader", "agent_quality"))
                .containsExactly(
                        "marketing|2|100.00|0.00|41.00|99.18",
                        "data|10|90.00|20.00|97.60|87.05",
                        "support|3|66.67|0.00|47.00|82.39",
                        "engineer|2|50.00|0.00|78.00|73.44");
    }

    @Test
    void whatDashboardsAskEveryMomentIsWorkedOutForAllOfThemAndNamesAnnotatorsToFew() {
        queries("data", "now()", 10, 9, 2, 96, 97, 98, 98, 99);
        warehouse.run(
                SERVICE,
                "insert into agent_approvals (conversation_id, serialized, status) values ('c', '{}', 'pending')");
        warehouse.run(SERVICE, "select refresh_realtime_views()");
        assertThat(
                        warehouse.ask(
                                "analyst_role",
                                "select agent, queries_last_hour, approval_rate_pct, health_status from mv_realtime_agent_performance"))
                .containsExactly("data|10|90.00|healthy");
        assertThat(warehouse.ask("operator_readonly", "select status, count from mv_realtime_approval_queue"))
                .containsExactly("pending|1");
        assertThat(warehouse.refused("analyst_role", "select * from mv_realtime_training_feedback"))
                .contains("permission denied");
        assertThat(warehouse.refused("analyst_role", "select refresh_realtime_views()"))
                .contains("permission denied");
    }

    @ParameterizedTest
    @CsvSource({
        "90, 20, 97.6, 87.05",
        "100, 0, 0, 100.00",
        "0, 100, 1000, 0.00",
        "0, 100, 5000, 0.00",
        "null, 0, 50, ''",
        "100, 0, null, ''",
    })
    @Hazard({"H91", "H105"})
    void aScoreIsFromZeroToAHundredAndWithoutAMeasureThereIsNone(
            String approval, String edits, String latency, String score) {
        assertThat(warehouse.ask(SERVICE, "select quality_score(%s, %s, %s)".formatted(approval, edits, latency)))
                .containsExactly(score);
    }

    /** What waits for a decision is neither approved nor rejected. */
    @Test
    @Hazard("H91")
    void approvalIsOfWhatWasDecided() {
        queries("data", NOON, 2, 1, 0, 10);
        warehouse.run(
                SUPERUSER,
                "insert into agent_queries (query, result, conversation_id, agent, created_at) values ('q', '{}', 'c', 'data', "
                        + NOON + "), ('q', '{}', 'c', 'new', " + NOON + ")");
        assertThat(
                        warehouse.ask(
                                SERVICE,
                                "select agent, total_queries, pending_count, approval_rate_pct, quality_score from v_agent_response_accuracy order by 1"))
                .containsExactly("data|3|1|50.00|74.80", "new|1|1||");
    }

    /** The mean of two days' means is not the mean of their queries. */
    @Test
    void aWeekWeighsEveryQueryTheSame() {
        queries("data", NOON, 1, 1, 0, 100);
        queries("data", NOON + " - interval '1 day'", 9, 0, 0, 100);
        warehouse.run(SERVICE, "select load_star(current_date - 4, current_date)");
        assertThat(warehouse.kpi("analyst_role", "agent_quality")).containsExactly("data|10|10.00|0.00|100.00|53.00");
        assertThat(
                        warehouse.ask(
                                SERVICE,
                                "select agent, round(avg(approval_rate_pct), 2), round(avg(quality_score), 2) from v_agent_response_accuracy where day > now() - interval '7 days' group by agent"))
                .containsExactly("data|50.00|73.00");
    }

    @Test
    void theQueueByTheHour() {
        approval("approved", "10 minutes", "8 minutes");
        approval("rejected", "20 minutes", "10 minutes");
        approval("pending", "7 minutes", "7 minutes");
        approval("pending", "1 minute", "1 minute");
        // Decided after 2 and 10 minutes; of three that are due, one was in time. The last is not due yet.
        assertThat(warehouse.ask("operator_readonly", """
                        select sum(total_count), sum(pending_count), sum(within_sla_count), round(max(oldest_pending_minutes)) from v_approval_queue_depth""")).containsExactly("4|2|1|7");
        assertThat(warehouse.ask(
                        "operator_readonly",
                        "select status, count, sla_breaches from v_approval_queue_status order by 1"))
                .containsExactly("approved|1|0", "pending|2|1", "rejected|1|0");
        assertThat(warehouse.kpi("monitoring_team", "sla_breaches"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .matches("pending\\|2\\|7\\.\\d\\d\\|1");
        warehouse.run(
                SUPERUSER,
                "set session_replication_role = replica",
                "update agent_approvals set updated_at = " + NOON + " + (updated_at - created_at), created_at = "
                        + NOON,
                "set session_replication_role = origin");
        assertThat(
                        warehouse.ask(
                                "operator_readonly",
                                "select total_count, pending_count, avg_resolution_minutes, within_sla_count, sla_compliance_pct from v_approval_queue_depth"))
                .containsExactly("4|2|6.00|1|25.00");
    }

    private static void approval(String status, String asked, String decided) {
        warehouse.run(
                SERVICE,
                "insert into agent_approvals (conversation_id, serialized, status, created_at, updated_at, approved_by) values ('c', '{}', '%s', now() - interval '%s', now() - interval '%s', nullif('mo', '%s'))"
                        .formatted(status, asked, decided, status.equals("pending") ? "mo" : ""));
    }

    @Test
    void trainingDataOfADayAndOfAnAnnotator() {
        feedback("true", "mo", "{\"clarity\": 5, \"accuracy\": 4, \"tone\": 3}", "{helpful,accurate}");
        feedback("false", "mo", "{\"clarity\": 2, \"accuracy\": \"bad\"}", "{risky}");
        feedback("true", "ada", "{}", "{}");
        feedback("null", null, "{}", "{}");
        assertThat(warehouse.ask("qa_team", """
                        select total_feedback, safe_count, unsafe_count, unreviewed_count, safe_pct, labels_count, avg_clarity,
                            avg_accuracy, avg_tone, active_annotators, avg_annotations_per_annotator from v_training_data_quality""")).containsExactly("4|2|1|1|66.67|3|3.50|4.00|3.00|2|1.50");
        // mo's scores are (5+4+3)/3 = 4 and 2: mean 3, deviation sqrt(2).
        assertThat(
                        warehouse.ask(
                                "annotator",
                                "select annotator, total_annotations, safe_count, unsafe_count, avg_score, score_deviation from v_annotation_progress order by 1"))
                .containsExactly("ada|1|1|0||", "mo|2|1|1|3.00|1.41");
    }

    private static void feedback(String safe, @Nullable String annotator, String rubric, String labels) {
        warehouse.run(
                SERVICE,
                "insert into agent_feedback (conversation_id, input_text, model_draft, safe_to_send, annotator, rubric, labels, created_at) values ('c', 'q', 'a', %s, %s, '%s', '%s', %s)"
                        .formatted(safe, annotator == null ? "null" : "'" + annotator + "'", rubric, labels, NOON));
    }

    @Test
    @Hazard("H91")
    void healthIsSaidOfAgentsThatWereAsked() {
        fourAgents("now() - interval '30 minutes'");
        queries("slow", "now() - interval '2 hours'", 2, 2, 0, 150);
        queries("worse", "now() - interval '2 hours'", 2, 2, 0, 201);
        queries("wrong", "now() - interval '2 hours'", 5, 1, 0, 10);
        queries("idle", "now() - interval '3 days'", 1, 0, 0, 10);
        assertThat(
                        warehouse.ask(
                                "monitoring_team",
                                "select agent, queries_last_hour, queries_last_24h, health_status from v_agent_performance_snapshot order by 1"))
                .containsExactly(
                        "data|10|10|healthy",
                        "engineer|2|2|healthy",
                        "idle|0|0|",
                        "marketing|2|2|healthy",
                        "slow|0|2|warning",
                        "support|3|3|healthy",
                        "worse|0|2|degraded",
                        "wrong|0|5|degraded");
    }

    /** 60 s of 100, checked twice (5 and 3); 200 s of 100; one without a target that has not ended. */
    @Test
    void aRunThatWasCheckedTwiceIsOneRun() {
        for (String run : List.of(
                "'60 seconds', 'resolved', 100, 0.02, true",
                "'200 seconds', 'escalated', 100, 0.04, false",
                "null, 'failed', null, 0.06, false")) {
            warehouse.run(
                    SERVICE,
                    "insert into agent_run (agent_name, started_at, ended_at, resolution, sla_target_seconds, cost_usd, self_corrected) select 'data', %s, %s + lasted::interval, resolution, target, cost, corrected from (values (%s)) v (lasted, resolution, target, cost, corrected)"
                            .formatted(
                                    NOON,
                                    NOON,
                                    run.replace("null, 'failed', null", "null::text, 'failed', null::integer")));
        }
        warehouse.run(
                SERVICE,
                "insert into agent_qc (run_id, quality_score) select run_id, s from agent_run, (values (5), (3)) v (s) where self_corrected");
        String figures =
                "select total_runs, avg_resolution_seconds, self_correction_rate, escalation_pct, avg_cost_usd, sla_hit_rate, avg_quality from ";
        assertThat(warehouse.ask("operator_readonly", figures + "v_agent_kpis"))
                .containsExactly("3|130.00|33.33|33.33|0.04000|50.00|4.00");
        warehouse.run("data_engineer_role", "select refresh_daily_agent_metrics()");
        assertThat(warehouse.ask("analyst_role", figures + "mv_agent_kpis"))
                .containsExactly("3|130.00|33.33|33.33|0.04000|50.00|4.00");
    }

    @Test
    @Hazard("H91")
    void aRuleThatMetNothingHasNotBeenEvaluated() {
        assertThat(
                        warehouse.ask(
                                SERVICE,
                                "select count(*), count(distinct class), min(status), max(status), count(passed_pct) from v_data_quality_report"))
                .containsExactly("12|4|not evaluated|not evaluated|0");
        queries("data", NOON, 4, 4, 0, 10);
        warehouse.run(
                SUPERUSER,
                "insert into agent_queries (query, result, conversation_id, agent, latency_ms, created_at, updated_at) values (' ', '{}', 'c', 'data', 700000, now() + interval '1 day', now())",
                "insert into agent_approvals (conversation_id, serialized, status) values ('c', '{}', 'approved')",
                "insert into agent_feedback (conversation_id, input_text, model_draft, safe_to_send, rubric) values ('c', 'q', 'a', true, '{\"tone\": 6}')");
        assertThat(
                        warehouse.ask(
                                SERVICE,
                                "select rule, checked, violations, passed_pct from v_data_quality_report where status = 'fail' order by 1"))
                .containsExactly(
                        "decisions_name_who_decided|1|1|0.00",
                        "judgements_name_their_annotator|1|1|0.00",
                        "latency_is_below_ten_minutes|5|1|80.00",
                        "nothing_changed_before_it_was_made|7|1|85.71",
                        "nothing_is_from_the_future|7|1|85.71",
                        "queries_have_text_and_agent|5|1|80.00",
                        "rubric_scores_are_from_1_to_5|1|1|0.00");
    }

    @Test
    void aFactPointsToWhoSomebodyWasAtTheTime() {
        warehouse.run("data_engineer_role", "select record_user('mo', 'qa_team', now() - interval '30 days')");
        warehouse.run("data_engineer_role", "select record_user('mo', 'qa_team', now() - interval '20 days')");
        approval("approved", "6 days", "6 days");
        warehouse.run("data_engineer_role", "select record_user('mo', 'operations', now() - interval '3 days')");
        approval("approved", "1 day", "1 day");
        warehouse.run(SERVICE, "select load_star(current_date - 10, current_date)");
        assertThat(
                        warehouse.ask(
                                "qa_team",
                                "select team, valid_to is null from fact_approval join dim_user using (user_key) order by approval_id"))
                .containsExactly("qa_team|f", "operations|t");
        assertThat(warehouse.refused(
                        "data_engineer_role", "select record_user('mo', 'sales', now() - interval '9 days')"))
                .contains("cannot have begun at");
        warehouse.run(SERVICE, "select load_star(current_date - 10, current_date)");
        assertThat(warehouse.ask("qa_team", "select count(*), count(within_sla) from fact_approval"))
                .containsExactly("2|2");
    }

    /** Decided today, asked the day before: yesterday's figures change. */
    @Test
    void whatIsDecidedLaterChangesTheDayItBelongsTo() {
        queries("data", NOON, 2, 1, 0, 100);
        warehouse.run(SERVICE, "select load_star(current_date - 1, current_date - 1)");
        warehouse.run("qa_team", "update agent_queries set approved = true");
        warehouse.run(SERVICE, "select load_star(current_date, current_date)");
        assertThat(warehouse.ask(
                        "analyst_role",
                        "select total_queries, approved_count, rejected_count from agg_agent_daily_performance"))
                .containsExactly("2|2|0");
    }

    @Test
    void whoListensHearsWhatHappenedAndNothingOfWhatWasSaid() throws SQLException {
        Connection listener = warehouse.login("ai_readonly");
        for (String channel :
                List.of("approval_queue_stream", "performance_alert_stream", "training_feedback_stream")) {
            listener.createStatement().execute("listen " + channel);
        }
        warehouse.run(
                SERVICE,
                "insert into agent_approvals (conversation_id, serialized) values ('secret', '{\"secret\": 1}')",
                "update agent_approvals set last_interruptions = '[\"secret\"]'",
                "update agent_approvals set status = 'rejected', approved_by = 'secret'",
                "insert into agent_queries (query, result, conversation_id, agent, latency_ms) values ('secret', '{}', 'secret', 'data', 200), ('secret', '{}', 'secret', 'data', 201)",
                "insert into agent_feedback (conversation_id, input_text, model_draft) values ('secret', 'secret', 'secret')",
                "update agent_feedback set notes = 'secret'",
                "update agent_feedback set safe_to_send = false");
        List<String> heard = new ArrayList<>();
        for (PGNotification each : Stream.of(listener.unwrap(PGConnection.class).getNotifications(5000))
                .toList()) {
            heard.add(each.getName() + " " + each.getParameter().replaceAll("\"id\" : \\d+, ", ""));
        }
        assertThat(heard)
                .containsExactly(
                        "approval_queue_stream {\"event\" : \"insert\", \"status\" : \"pending\"}",
                        "approval_queue_stream {\"event\" : \"update\", \"status\" : \"rejected\"}",
                        "performance_alert_stream {\"event\" : \"slow\", \"agent\" : \"data\", \"latency_ms\" : 201}",
                        "training_feedback_stream {\"event\" : \"insert\", \"safe_to_send\" : null}",
                        "training_feedback_stream {\"event\" : \"update\", \"safe_to_send\" : false}");
    }

    @Test
    void aChangeMovesTheTimestamp() {
        feedback("null", null, "{}", "{}");
        queries("data", NOON, 1, 1, 0, 10);
        warehouse.run(SERVICE, "update agent_feedback set notes = 'x'", "update agent_queries set latency_ms = 11");
        for (String table : List.of("agent_feedback", "agent_queries")) {
            assertThat(warehouse.ask(
                            SUPERUSER,
                            "select updated_at >= now() - interval '1 minute' and updated_at > created_at from "
                                    + table))
                    .containsExactly("t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into agent_approvals (conversation_id, serialized, status) values ('c', '{}', 'maybe')",
                "insert into agent_approvals (conversation_id) values ('c')",
                "insert into agent_feedback (conversation_id, input_text) values ('c', 'q')",
                "insert into agent_queries (query, conversation_id, agent) values ('q', 'c', 'data')",
                "insert into agent_queries (query, result, conversation_id, agent, latency_ms) values ('q', '{}', 'c', 'data', -1)",
                "insert into agent_run (agent_name, resolution) values ('data', 'lost')",
                "insert into agent_qc (run_id, quality_score) values (gen_random_uuid(), 3)",
                "insert into observability_logs (level, message) values ('LOUD', 'x')",
                "insert into facts (project, topic, key, value) values ('', 't', 'k', '1')",
            })
    void whatIsNotValidIsRefused(String statement) {
        assertThat(warehouse.refused(SUPERUSER, statement)).contains("violates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index facts_recent_idx on facts (created_at desc) where created_at > now() - interval '30 days'",
                "create index recent on facts (topic, created_at desc) where created_at > now() - interval '30 days'",
            })
    @Hazard("H98")
    void asTheDesignWasWrittenAnIndexOfWhatIsRecentCannotBeMade(String statement) {
        assertThat(warehouse.refused(OWNER, statement))
                .contains("functions in index predicate must be marked IMMUTABLE");
    }

    @Test
    @Hazard("H103")
    void asTheDesignWasWrittenFiguresAreNotRefreshedWhileTheyAreRead() {
        warehouse.run(
                SUPERUSER,
                "create materialized view draft_kpis as select * from v_agent_kpis",
                "create index draft_kpis_agent_day_idx on draft_kpis (agent_name, day)");
        assertThat(warehouse.refused(SUPERUSER, "refresh materialized view concurrently draft_kpis"))
                .contains("cannot refresh materialized view");
        warehouse.run(SUPERUSER, "drop materialized view draft_kpis");
    }

    @Test
    void everyIndexOfTheDesignIsThere() {
        assertThat(warehouse.ask(SUPERUSER, "select indexname from pg_indexes where schemaname = 'agents'"))
                .contains(
                        "facts_pkey",
                        "facts_topic_idx",
                        "facts_topic_key_idx",
                        "facts_created_at_idx",
                        "facts_project_topic_created_idx",
                        "decision_sync_event_logs_pkey",
                        "decision_sync_event_logs_decision_id_idx",
                        "decision_sync_event_logs_scope_idx",
                        "decision_sync_event_logs_created_at_idx",
                        "support_curated_replies_approved_at_idx",
                        "support_curated_replies_conversation_idx",
                        "support_curated_replies_source_msg_idx",
                        "support_curated_replies_updated_at_idx",
                        "support_curated_replies_created_at_idx",
                        "support_curated_replies_tags_gin",
                        "agent_approvals_conversation_id_idx",
                        "agent_approvals_created_at_idx",
                        "agent_approvals_status_idx",
                        "agent_approvals_status_created_idx",
                        "agent_feedback_conversation_id_idx",
                        "agent_feedback_created_at_idx",
                        "agent_feedback_annotator_idx",
                        "agent_feedback_safe_to_send_idx",
                        "agent_feedback_labels_gin",
                        "agent_queries_conversation_id_idx",
                        "agent_queries_created_at_idx",
                        "agent_queries_agent_idx",
                        "agent_queries_approved_idx",
                        "agent_queries_agent_created_idx",
                        "agent_queries_latency_idx",
                        "mv_agent_kpis_agent_day_idx");
    }
}
