-- Policies and grants of this step; row security itself is switched off again, so that the tables are as they were.
DO $$
DECLARE
    each record;
BEGIN
    FOR each IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'agents' LOOP
        EXECUTE format('DROP POLICY %I ON agents.%I', each.policyname, each.tablename);
    END LOOP;
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'agents' LOOP
        EXECUTE format('ALTER TABLE agents.%I NO FORCE ROW LEVEL SECURITY', each.tablename);
        EXECUTE format('ALTER TABLE agents.%I DISABLE ROW LEVEL SECURITY', each.tablename);
    END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA agents
    FROM service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly,
        support_webhook, data_engineer_role, analyst_role, steward_reader;
REVOKE USAGE ON SCHEMA agents
    FROM service_role, authenticated, annotator, qa_team, operator_readonly, monitoring_team, ai_readonly,
        support_webhook, data_engineer_role, analyst_role, steward_reader;
DROP FUNCTION isolate(text);
