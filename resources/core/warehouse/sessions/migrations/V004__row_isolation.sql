-- Who sees what. Row security is forced on every table, so that the owner is held by it too: without BYPASSRLS even the
-- owner reads only people who agreed to analytics, and changes nothing here. Changes of what exists go through Steward's gate.

SELECT isolate(tablename) FROM pg_tables WHERE schemaname = 'sessions' AND tablename <> 'steward_migrations';

GRANT USAGE ON SCHEMA sessions TO tracking_role, analyst_role, steward_reader, data_engineer_role, service_role;

-- Functions are everybody's unless that is taken away.
REVOKE ALL ON FUNCTION
    analytics_version(), remember_latest_consent(), create_partitions(date, date), create_partitions_ahead(integer), isolate(text),
    remember_session_key(), hash_ip(inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analytics_version() TO analyst_role, steward_reader, data_engineer_role;
GRANT EXECUTE ON FUNCTION create_partitions(date, date), create_partitions_ahead(integer) TO data_engineer_role, service_role;
GRANT EXECUTE ON FUNCTION hash_ip(inet) TO tracking_role, service_role;

-- The app that tracks adds. What it has to finish later (the end of a session, the time on a page) it may change for one
-- day after the last activity, and for that it sees keys and times, never who it is.
GRANT INSERT ON persons, user_sessions, page_views, user_events, session_attribution, user_consent TO tracking_role;
GRANT SELECT (id, session_key, started_at, ended_at, last_activity_at, is_active),
      UPDATE (ended_at, last_activity_at, is_active) ON user_sessions TO tracking_role;
GRANT SELECT (id, session_id, viewed_at, exited_at),
      UPDATE (exited_at, scroll_depth_percent, clicks_count, interactions_count, page_load_time_ms, time_to_interactive_ms)
      ON page_views TO tracking_role;

CREATE POLICY tracking_adds ON persons FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_adds ON user_sessions FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_adds ON page_views FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_adds ON user_events FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_adds ON session_attribution FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_adds ON user_consent FOR INSERT TO tracking_role WITH CHECK (true);
CREATE POLICY tracking_finds ON user_sessions FOR SELECT TO tracking_role
    USING (last_activity_at > now() - interval '1 day');
CREATE POLICY tracking_finishes ON user_sessions FOR UPDATE TO tracking_role
    USING (last_activity_at > now() - interval '1 day') WITH CHECK (last_activity_at > now() - interval '1 day');
CREATE POLICY tracking_finds ON page_views FOR SELECT TO tracking_role
    USING (viewed_at > now() - interval '1 day');
CREATE POLICY tracking_finishes ON page_views FOR UPDATE TO tracking_role
    USING (viewed_at > now() - interval '1 day') WITH CHECK (viewed_at > now() - interval '1 day');

-- Analysts, and the owner when it builds key figures: only people who consent, and no column that tells a device or an
-- address, or holds what somebody typed into a URL.
GRANT SELECT ON persons, session_attribution, user_journey_paths TO analyst_role, steward_reader, data_engineer_role;
GRANT SELECT (id, person_id, started_at, ended_at, last_activity_at, duration_seconds, device_type, browser,
        browser_version, os, os_version, screen_resolution, timezone, is_active, is_authenticated, referrer_domain,
        utm_source, utm_medium, utm_campaign, created_at, updated_at)
    ON user_sessions TO analyst_role, steward_reader, data_engineer_role;
GRANT SELECT (id, session_id, session_started_at, person_id, page_url, page_title, page_category, viewed_at, exited_at,
        time_on_page_seconds, scroll_depth_percent, clicks_count, interactions_count, page_load_time_ms,
        time_to_interactive_ms, page_sequence_number, created_at)
    ON page_views TO analyst_role, steward_reader, data_engineer_role;
GRANT SELECT (id, session_id, session_started_at, person_id, page_view_id, page_viewed_at, event_type, event_category,
        event_action, event_label, event_value, element_id, element_class, element_selector, viewport_position,
        scroll_position, metadata, created_at)
    ON user_events TO analyst_role, steward_reader, data_engineer_role;

-- Of consent they see who gives it, as they do in persons. Every other policy asks whether the person is among them: the server
-- reads once who that is for each month it looks into. Looked up for each row (EXISTS) it would be quicker for a few rows, but
-- a planner takes every row for as dear as a look, and no plan of millions is as it should be.
GRANT SELECT (person_id, purpose, granted, consent_version) ON latest_consent
    TO analyst_role, steward_reader, data_engineer_role;
CREATE POLICY analytics_consent_policy ON latest_consent FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role
    USING (purpose = 'analytics' AND granted AND consent_version >= (SELECT analytics_version()));
CREATE POLICY analytics_consent_policy ON persons FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role, CURRENT_USER
    USING (id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY analytics_consent_policy ON user_sessions FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role, CURRENT_USER
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY analytics_consent_policy ON page_views FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role, CURRENT_USER
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY analytics_consent_policy ON user_events FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role, CURRENT_USER
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY analytics_consent_policy ON session_attribution FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role, CURRENT_USER
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
-- A path that few have walked tells who walked it.
CREATE POLICY paths_of_many ON user_journey_paths FOR SELECT
    TO analyst_role, steward_reader, data_engineer_role USING (unique_users >= 5);
CREATE POLICY owner_builds ON user_journey_paths TO CURRENT_USER USING (true) WITH CHECK (true);

-- The service behind the privacy desk reads everything, to answer a person; it changes nothing.
GRANT SELECT ON persons, consent_texts, user_consent, latest_consent, user_consent_current, user_sessions, session_keys, page_views,
    user_events, session_attribution, user_journey_paths TO service_role;
CREATE POLICY service_reads ON persons FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON consent_texts FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON user_consent FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON latest_consent FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON user_sessions FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON session_keys FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON page_views FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON user_events FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON session_attribution FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON user_journey_paths FOR SELECT TO service_role USING (true);

-- What the owner's functions need: who consents, and which key is taken.
CREATE POLICY owner_reads_consent ON user_consent FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_reads_latest ON latest_consent FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_adds_latest ON latest_consent FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_replaces_latest ON latest_consent FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_reads_texts ON consent_texts FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_adds_texts ON consent_texts FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY owner_remembers_keys ON session_keys FOR INSERT TO CURRENT_USER WITH CHECK (true);

-- A view without security_invoker, which came with PostgreSQL 15, would show everything its owner may see.
DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 150000 THEN
        ALTER VIEW user_consent_current SET (security_invoker = true);
        ALTER VIEW analytics_consenting SET (security_invoker = true);
    ELSE
        REVOKE ALL ON user_consent_current FROM service_role;
    END IF;
END $$;
