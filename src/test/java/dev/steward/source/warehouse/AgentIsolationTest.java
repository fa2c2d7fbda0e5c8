package dev.steward.source.warehouse;

import static dev.steward.source.warehouse.Designed.OWNER;
import static dev.steward.source.warehouse.Designed.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what in the agent design, tried by logging in as each of them. */
class AgentIsolationTest {
    private static final String SERVICE = "service_role";
    private static final String USER = "authenticated";
    private static final List<String> EVERYBODY = List.of(
            SERVICE,
            USER,
            "annotator",
            "qa_team",
            "operator_readonly",
            "monitoring_team",
            "ai_readonly",
            "support_webhook",
            "data_engineer_role",
            "analyst_role",
            "steward_reader");

    private static Designed warehouse;

    /** Two rows of each table: one that the user may see, of project occ, scope ops, request r1, conversation c1. */
    @BeforeAll
    static void start() {
        warehouse = new Designed("agents");
        warehouse.run(
                SERVICE,
                "insert into facts (project, topic, key, value) values ('occ', 't', 'k', '1'), ('chatwoot', 't', 'k', '2')",
                "insert into decision_sync_event_logs (decision_id, scope, status) values ('d1', 'ops', 'success'), ('d2', 'cx', 'failed')",
                "insert into observability_logs (level, message, request_id) values ('INFO', 'started', 'r2'), ('ERROR', 'broke', 'r1'), ('ERROR', 'broke', 'r2')",
                "insert into support_curated_replies (message_body, approver) values ('Dear customer', 'mo')",
                "insert into agent_approvals (conversation_id, serialized) values ('c1', '{}'), ('c2', '{}')",
                "insert into agent_feedback (conversation_id, input_text, model_draft) values ('c1', 'q', 'a'), ('c2', 'q', 'a')",
                "insert into agent_queries (query, result, conversation_id, agent) values ('q', '{}', 'c1', 'data'), ('q', '{}', 'c2', 'data')",
                "insert into agent_run (agent_name, resolution) values ('data', 'resolved')");
        // The user logs in first, so that the role is there.
        warehouse.ask(USER, "select 1");
        for (String claim :
                List.of("'project', 'occ'", "'scope', 'ops'", "'request_id', 'r1'", "'conversation_id', 'c1'")) {
            warehouse.run(
                    OWNER,
                    "insert into governance.claims (role_name, claim, value) values ('" + Designed.loginName(USER)
                            + "', " + claim + ")");
        }
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    private static Stream<Arguments> whoSeesHowMuch() {
        return Stream.of(
                Arguments.of(USER, "facts", "1"),
                Arguments.of("ai_readonly", "facts", "2"),
                Arguments.of(SERVICE, "facts", "2"),
                Arguments.of(USER, "decision_sync_event_logs", "1"),
                Arguments.of(USER, "decision_sync_events", "1"),
                Arguments.of("operator_readonly", "decision_sync_events", "2"),
                Arguments.of("qa_team", "decision_sync_event_logs", "2"),
                Arguments.of(USER, "observability_logs", "2"),
                Arguments.of("monitoring_team", "observability_logs", "3"),
                Arguments.of("ai_readonly", "support_curated_replies", "1"),
                Arguments.of(USER, "agent_approvals", "1"),
                Arguments.of("operator_readonly", "agent_approvals", "2"),
                Arguments.of(USER, "agent_feedback", "1"),
                Arguments.of("annotator", "agent_feedback", "2"),
                Arguments.of(USER, "agent_queries", "1"),
                Arguments.of("monitoring_team", "agent_queries", "2"),
                Arguments.of("monitoring_team", "agent_run", "1"),
                Arguments.of(OWNER, "facts", "0"),
                Arguments.of(OWNER, "observability_logs", "0"));
    }

    @ParameterizedTest
    @MethodSource("whoSeesHowMuch")
    @Hazard("H101")
    void everybodySeesTheirOwn(String role, String table, String rows) {
        assertThat(warehouse.ask(role, "select count(*) from " + table)).containsExactly(rows);
    }

    @Test
    @Hazard("H101")
    void aSettingThatAnybodyCanMakeOpensNothing() {
        warehouse.run(
                USER, "set app.current_project = 'chatwoot'", "set request.jwt.claims = '{\"project\": \"chatwoot\"}'");
        assertThat(warehouse.ask(USER, "select project from facts")).containsExactly("occ");
        assertThat(warehouse.refused(
                        USER, "insert into facts (project, topic, key, value) values ('chatwoot', 't', 'k', '3')"))
                .contains("row-level security");
        assertThat(
                        warehouse.refused(
                                USER,
                                "insert into governance.claims (role_name, claim, value) values (session_user, 'project', 'chatwoot')"))
                .contains("permission denied");
    }

    @Test
    @Hazard("H101")
    void asTheDesignWasWrittenASettingOpensEveryProject() {
        draft(
                "create policy facts_project_isolation on draft.facts for select using (project = current_setting('app.current_project', true))");
        warehouse.run(USER, "set app.current_project = 'chatwoot'");
        assertThat(warehouse.ask(USER, "select project from draft.facts")).containsExactly("chatwoot");
    }

    /** "Updates blocked" by a permissive policy that says false: any other permissive policy opens it again. */
    @Test
    @Hazard("H101")
    void asTheDesignWasWrittenAPolicyThatSaysFalseBlocksNothing() {
        draft(
                "create policy reads on draft.facts for select using (true)",
                "create policy no_update on draft.facts for update using (false)",
                "create policy another on draft.facts for update using (true)");
        assertThat(warehouse.changed(USER, "update draft.facts set project = 'mine'"))
                .isEqualTo(2);
        warehouse.run(
                OWNER,
                "create policy another on facts for update to authenticated using (true)",
                "grant update on facts to authenticated");
        assertThat(warehouse.changed(USER, "update facts set project = 'mine'")).isZero();
        warehouse.run(OWNER, "drop policy another on facts", "revoke update on facts from authenticated");
    }

    @Test
    @Hazard("H101")
    void asTheDesignWasWrittenAViewShowsEveryScope() {
        warehouse.run(
                SUPERUSER,
                "create view open_events as select * from decision_sync_event_logs",
                "grant select on open_events to authenticated");
        assertThat(warehouse.ask(USER, "select count(*) from open_events")).containsExactly("2");
        warehouse.run(SUPERUSER, "drop view open_events");
    }

    private static void draft(String... policies) {
        warehouse.run(
                SUPERUSER,
                "drop schema if exists draft cascade",
                "create schema draft",
                "grant usage on schema draft to authenticated",
                "create table draft.facts (project text)",
                "insert into draft.facts values ('occ'), ('chatwoot')",
                "alter table draft.facts enable row level security",
                "grant select, update on draft.facts to authenticated");
        warehouse.run(SUPERUSER, policies);
    }

    @Test
    @Hazard("H101")
    void nobodyDeletes() {
        for (String table : List.of(
                "facts",
                "decision_sync_event_logs",
                "observability_logs",
                "support_curated_replies",
                "agent_run",
                "agent_qc",
                "agent_approvals",
                "agent_feedback",
                "agent_queries",
                "fact_agent_query",
                "agg_agent_daily_performance")) {
            for (String role : EVERYBODY) {
                assertThat(warehouse.refused(role, "delete from " + table)).contains("permission denied");
                assertThat(warehouse.refused(role, "truncate " + table)).contains("permission denied");
            }
        }
        assertThat(warehouse.changed(OWNER, "delete from facts")).isZero();
        assertThat(warehouse.changed(OWNER, "delete from agent_queries")).isZero();
    }

    @Test
    void whatIsWrittenOnceIsChangedByNobody() {
        for (String table : List.of("facts", "decision_sync_event_logs", "observability_logs")) {
            for (String role : EVERYBODY) {
                assertThat(warehouse.refused(role, "update " + table + " set created_at = now()"))
                        .contains("permission denied");
            }
            assertThat(warehouse.refused(SUPERUSER, "update " + table + " set created_at = now()"))
                    .contains("is not changed once it is written");
        }
    }

    @Test
    void aDecidedApprovalStaysAsItIs() {
        warehouse.run(
                SERVICE,
                "insert into agent_approvals (conversation_id, serialized) values ('c9', '{}')",
                "update agent_approvals set status = 'approved', approved_by = 'mo' where conversation_id = 'c9'");
        assertThat(warehouse.refused(
                        SERVICE, "update agent_approvals set last_interruptions = '[1]' where conversation_id = 'c9'"))
                .contains("is not changed once it is written");
        warehouse.run(SUPERUSER, "delete from agent_approvals where conversation_id = 'c9'");
    }

    private static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                Arguments.of(USER, "update agent_approvals set status = 'approved'"),
                Arguments.of(USER, "insert into agent_approvals (conversation_id, serialized) values ('c1', '{}')"),
                Arguments.of(USER, "update agent_feedback set safe_to_send = true"),
                Arguments.of(USER, "update agent_queries set approved = true"),
                Arguments.of(USER, "insert into observability_logs (level, message) values ('INFO', 'mine')"),
                Arguments.of(USER, "select * from support_curated_replies"),
                Arguments.of(USER, "select * from mv_agent_kpis"),
                Arguments.of(USER, "select * from v_data_quality_report"),
                Arguments.of(USER, "select * from dim_user"),
                Arguments.of(
                        "ai_readonly", "insert into facts (project, topic, key, value) values ('occ', 't', 'k', '1')"),
                Arguments.of("ai_readonly", "select * from agent_queries"),
                Arguments.of(
                        "ai_readonly",
                        "insert into support_curated_replies (message_body, approver) values ('x', 'y')"),
                Arguments.of("support_webhook", "select * from support_curated_replies"),
                Arguments.of(
                        "support_webhook",
                        "insert into facts (project, topic, key, value) values ('occ', 't', 'k', '1')"),
                Arguments.of("annotator", "update agent_feedback set input_text = 'x'"),
                Arguments.of("annotator", "select * from agent_approvals"),
                Arguments.of("annotator", "select * from agent_queries"),
                Arguments.of("operator_readonly", "update agent_queries set approved = true"),
                Arguments.of("operator_readonly", "select serialized from agent_approvals"),
                Arguments.of("operator_readonly", "select * from agent_feedback"),
                Arguments.of("qa_team", "update agent_queries set query = 'x'"),
                Arguments.of("monitoring_team", "select * from facts"),
                Arguments.of("analyst_role", "select * from agent_queries"),
                Arguments.of("analyst_role", "select * from fact_agent_query"),
                Arguments.of("steward_reader", "select * from dim_conversation"),
                Arguments.of("analyst_role", "select load_star(current_date, current_date)"),
                Arguments.of("analyst_role", "select refresh_daily_agent_metrics()"));
    }

    @ParameterizedTest
    @MethodSource("whatIsRefused")
    @Hazard("H101")
    void whatARoleIsNotForItIsRefused(String role, String statement) {
        assertThat(warehouse.refused(role, statement)).contains("permission denied");
    }

    @Test
    void whatARoleIsForItDoes() {
        assertThat(warehouse.changed(
                        "annotator", "update agent_feedback set notes = 'fine' where conversation_id = 'c2'"))
                .isEqualTo(1);
        assertThat(warehouse.changed(
                        "qa_team", "update agent_queries set human_edited = false where conversation_id = 'c2'"))
                .isEqualTo(1);
        assertThat(warehouse.changed(
                        "support_webhook",
                        "insert into support_curated_replies (message_body, approver) values ('x', 'y')"))
                .isEqualTo(1);
        warehouse.run(SUPERUSER, "delete from support_curated_replies where message_body = 'x'");
        assertThat(warehouse.ask(USER, "select sum(total_count) from v_approval_queue_depth"))
                .containsExactly("1");
        assertThat(warehouse.ask("monitoring_team", "select count(*) from agent_approvals"))
                .containsExactly("2");
    }

    @Test
    @Hazard("H101")
    void rowSecurityIsForcedOnEveryTableAndViewsAskAsWhoeverLooks() {
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select relname from pg_class where relnamespace = 'agents'::regnamespace and relkind = 'r' and relname <> 'steward_migrations' and not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select relname from pg_class where relnamespace = 'agents'::regnamespace and relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)"))
                .isEmpty();
        assertThat(
                        warehouse.ask(
                                SUPERUSER,
                                "select tablename, policyname from pg_policies where schemaname = 'agents' and qual = 'true' and permissive = 'PERMISSIVE' and roles && '{authenticated,analyst_role,steward_reader,data_engineer_role,public}'::name[]"))
                .isEmpty();
        assertThat(warehouse.ask(SUPERUSER, """
                        select tablename, count(*) from pg_policies where schemaname = 'agents' and policyname not like 'owner%'
                        and tablename in ('facts', 'decision_sync_event_logs', 'observability_logs', 'agent_approvals', 'agent_feedback', 'agent_queries')
                        group by 1 order by 1"""))
                .containsExactly(
                        "agent_approvals|5",
                        "agent_feedback|6",
                        "agent_queries|6",
                        "decision_sync_event_logs|6",
                        "facts|6",
                        "observability_logs|6");
    }
}
