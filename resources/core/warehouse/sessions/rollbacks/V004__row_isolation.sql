-- Policies and grants of this step; row security itself is switched off again, so that the tables are as they were.
DO $$
DECLARE
    each record;
BEGIN
    FOR each IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'sessions' LOOP
        EXECUTE format('DROP POLICY %I ON sessions.%I', each.policyname, each.tablename);
    END LOOP;
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'sessions' LOOP
        EXECUTE format('ALTER TABLE sessions.%I NO FORCE ROW LEVEL SECURITY', each.tablename);
        EXECUTE format('ALTER TABLE sessions.%I DISABLE ROW LEVEL SECURITY', each.tablename);
    END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA sessions
    FROM tracking_role, analyst_role, steward_reader, data_engineer_role, service_role;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sessions
    FROM tracking_role, analyst_role, steward_reader, data_engineer_role, service_role;
REVOKE USAGE ON SCHEMA sessions FROM tracking_role, analyst_role, steward_reader, data_engineer_role, service_role;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sessions TO PUBLIC;
