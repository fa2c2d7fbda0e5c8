-- Who sees what. A claim is a row that the owner wrote in governance.claims for a login; a setting such as
-- app.current_project can be set by anybody and isolates nothing.

CREATE FUNCTION isolate(table_name text) RETURNS void
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
END $$;
REVOKE ALL ON FUNCTION isolate(text) FROM PUBLIC;
SELECT isolate(tablename) FROM pg_tables WHERE schemaname = 'agents' AND tablename <> 'steward_migrations';

GRANT USAGE ON SCHEMA agents TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team,
    ai_readonly, support_webhook, data_engineer_role, analyst_role, steward_reader;

-- The service sees every row and adds; what it may change are approvals, feedback, queries and replies. Nobody is granted
-- DELETE: these are audit records, and what has expired goes through Steward's gate.
GRANT SELECT, INSERT ON facts, decision_sync_event_logs, observability_logs, agent_run, agent_qc TO service_role;
GRANT SELECT, INSERT, UPDATE ON support_curated_replies, agent_approvals, agent_feedback, agent_queries TO service_role;
GRANT UPDATE (ended_at, resolution, tokens_input, tokens_output, cost_usd, self_corrected) ON agent_run TO service_role;
CREATE POLICY facts_service_role_all ON facts TO service_role USING (true) WITH CHECK (true);
CREATE POLICY decision_logs_service_role_all ON decision_sync_event_logs TO service_role USING (true) WITH CHECK (true);
CREATE POLICY observability_logs_service_role_all ON observability_logs TO service_role USING (true) WITH CHECK (true);
CREATE POLICY support_curated_replies_service_role_all ON support_curated_replies TO service_role USING (true) WITH CHECK (true);
CREATE POLICY agent_run_service_role_all ON agent_run TO service_role USING (true) WITH CHECK (true);
CREATE POLICY agent_qc_service_role_all ON agent_qc TO service_role USING (true) WITH CHECK (true);
CREATE POLICY agent_approvals_service_role_all ON agent_approvals TO service_role USING (true) WITH CHECK (true);
CREATE POLICY agent_feedback_service_role_all ON agent_feedback TO service_role USING (true) WITH CHECK (true);
CREATE POLICY agent_queries_service_role_all ON agent_queries TO service_role USING (true) WITH CHECK (true);

-- facts: by project. A permissive policy that says false takes nothing away from one that says true; only a restrictive
-- one holds whatever is added later.
GRANT SELECT, INSERT ON facts TO authenticated;
GRANT SELECT ON facts TO ai_readonly;
CREATE POLICY facts_read_by_project ON facts FOR SELECT TO authenticated USING (governance.has_claim('project', project));
CREATE POLICY facts_insert_by_project ON facts FOR INSERT TO authenticated WITH CHECK (governance.has_claim('project', project));
CREATE POLICY facts_read_ai_readonly ON facts FOR SELECT TO ai_readonly USING (true);
CREATE POLICY facts_no_update ON facts AS RESTRICTIVE FOR UPDATE TO authenticated, ai_readonly USING (false);
CREATE POLICY facts_no_delete ON facts AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);

-- decision_sync_event_logs: by scope.
GRANT SELECT, INSERT ON decision_sync_event_logs TO authenticated;
GRANT SELECT ON decision_sync_event_logs TO operator_readonly, qa_team;
CREATE POLICY decision_logs_read_by_scope ON decision_sync_event_logs FOR SELECT TO authenticated
    USING (governance.has_claim('scope', scope));
CREATE POLICY decision_logs_insert_by_scope ON decision_sync_event_logs FOR INSERT TO authenticated
    WITH CHECK (governance.has_claim('scope', scope));
CREATE POLICY decision_logs_read_operators ON decision_sync_event_logs FOR SELECT TO operator_readonly, qa_team USING (true);
CREATE POLICY decision_logs_no_update ON decision_sync_event_logs AS RESTRICTIVE FOR UPDATE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);
CREATE POLICY decision_logs_no_delete ON decision_sync_event_logs AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);
GRANT SELECT ON decision_sync_events TO service_role, authenticated, operator_readonly, qa_team;

-- observability_logs: users read what is no error, and everything of their own requests.
GRANT SELECT ON observability_logs TO authenticated, monitoring_team;
CREATE POLICY observability_logs_read_monitoring ON observability_logs FOR SELECT TO monitoring_team USING (true);
CREATE POLICY observability_logs_read_harmless ON observability_logs FOR SELECT TO authenticated USING (level IN ('INFO', 'WARN'));
CREATE POLICY observability_logs_read_own_request ON observability_logs FOR SELECT TO authenticated
    USING (governance.has_claim('request_id', request_id));
CREATE POLICY observability_logs_no_update ON observability_logs AS RESTRICTIVE FOR UPDATE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);
CREATE POLICY observability_logs_no_delete ON observability_logs AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);

-- support_curated_replies: the webhook adds and reads nothing; the AI reads and adds nothing.
GRANT INSERT ON support_curated_replies TO support_webhook;
GRANT SELECT ON support_curated_replies TO ai_readonly;
CREATE POLICY support_curated_replies_read_ai ON support_curated_replies FOR SELECT TO ai_readonly USING (true);
CREATE POLICY support_curated_replies_insert_by_webhook ON support_curated_replies FOR INSERT TO support_webhook WITH CHECK (true);

-- Runs and their quality hold no text of anybody.
GRANT SELECT ON agent_run, agent_qc TO qa_team, operator_readonly, monitoring_team;
CREATE POLICY agent_run_read_operators ON agent_run FOR SELECT TO qa_team, operator_readonly, monitoring_team USING (true);
CREATE POLICY agent_qc_read_operators ON agent_qc FOR SELECT TO qa_team, operator_readonly, monitoring_team USING (true);

-- agent_approvals: own conversations; operators see the queue, but not what is in it.
GRANT SELECT ON agent_approvals TO authenticated;
GRANT SELECT (id, created_at, approved_by, status, updated_at) ON agent_approvals TO qa_team, operator_readonly, monitoring_team;
CREATE POLICY agent_approvals_read_own ON agent_approvals FOR SELECT TO authenticated
    USING (governance.has_claim('conversation_id', conversation_id));
CREATE POLICY agent_approvals_read_operators ON agent_approvals FOR SELECT TO qa_team, operator_readonly, monitoring_team USING (true);
CREATE POLICY agent_approvals_no_update ON agent_approvals AS RESTRICTIVE FOR UPDATE TO authenticated USING (false);
CREATE POLICY agent_approvals_no_delete ON agent_approvals AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);

-- agent_feedback: own conversations; annotators and QA review all of it, and write their judgement, not the texts.
GRANT SELECT ON agent_feedback TO authenticated, annotator, qa_team;
GRANT UPDATE (safe_to_send, labels, rubric, annotator, notes) ON agent_feedback TO annotator, qa_team;
CREATE POLICY agent_feedback_read_own ON agent_feedback FOR SELECT TO authenticated
    USING (governance.has_claim('conversation_id', conversation_id));
CREATE POLICY agent_feedback_read_review ON agent_feedback FOR SELECT TO annotator, qa_team USING (true);
CREATE POLICY agent_feedback_annotate ON agent_feedback FOR UPDATE TO annotator, qa_team USING (true) WITH CHECK (true);
CREATE POLICY agent_feedback_no_update ON agent_feedback AS RESTRICTIVE FOR UPDATE TO authenticated USING (false);
CREATE POLICY agent_feedback_no_delete ON agent_feedback AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);

-- agent_queries: own conversations; operators read all; QA says what is approved. operator_readonly only reads, as its name says.
GRANT SELECT ON agent_queries TO authenticated, qa_team, operator_readonly, monitoring_team;
GRANT UPDATE (approved, human_edited) ON agent_queries TO qa_team;
CREATE POLICY agent_queries_read_own ON agent_queries FOR SELECT TO authenticated
    USING (governance.has_claim('conversation_id', conversation_id));
CREATE POLICY agent_queries_read_operators ON agent_queries FOR SELECT TO qa_team, operator_readonly, monitoring_team USING (true);
CREATE POLICY agent_queries_approve ON agent_queries FOR UPDATE TO qa_team USING (true) WITH CHECK (true);
CREATE POLICY agent_queries_no_update ON agent_queries AS RESTRICTIVE FOR UPDATE TO authenticated USING (false);
CREATE POLICY agent_queries_no_delete ON agent_queries AS RESTRICTIVE FOR DELETE
    TO service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly, support_webhook USING (false);

-- The owner builds key figures from these, and writes none of them.
CREATE POLICY owner_reads ON agent_run FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON agent_qc FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON agent_approvals FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON agent_feedback FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_reads ON agent_queries FOR SELECT TO CURRENT_USER USING (true);
