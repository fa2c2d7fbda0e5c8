-- Everything that is kept about one person, a row for each table, also for those that hold nothing: an answer that leaves a
-- table out looks like one that found nothing in it. Aggregates (key figures, journey paths) name nobody and are not in it.
CREATE FUNCTION export_user_data(user_person_id bigint) RETURNS TABLE (data_type text, data_json jsonb)
    LANGUAGE plpgsql STABLE SET search_path = sessions, pg_temp AS $$
BEGIN
    -- Row security would silently leave out what the caller may not see.
    IF NOT pg_has_role(current_user, 'service_role', 'USAGE') THEN
        RAISE EXCEPTION 'Only a member of service_role sees everything of a person; % would export a part', current_user
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM persons p WHERE p.id = user_person_id) THEN
        RAISE EXCEPTION 'There is no person %', user_person_id USING ERRCODE = 'no_data_found';
    END IF;
    RETURN QUERY SELECT 'persons', coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM persons t WHERE t.id = user_person_id;
    RETURN QUERY SELECT 'user_consent', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.id), '[]')
        FROM user_consent t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'latest_consent', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.purpose), '[]')
        FROM latest_consent t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'user_sessions', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.started_at), '[]')
        FROM user_sessions t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'session_keys', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.session_started_at), '[]')
        FROM session_keys t JOIN user_sessions s ON s.id = t.session_id AND s.started_at = t.session_started_at
        WHERE s.person_id = user_person_id;
    RETURN QUERY SELECT 'page_views', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.viewed_at), '[]')
        FROM page_views t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'user_events', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.created_at), '[]')
        FROM user_events t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'session_attribution', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.created_at), '[]')
        FROM session_attribution t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'fact_sessions', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.started_at), '[]')
        FROM fact_sessions t WHERE t.person_id = user_person_id;
    RETURN QUERY SELECT 'fact_page_views', coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.viewed_at), '[]')
        FROM fact_page_views t WHERE t.person_id = user_person_id;
END $$;
REVOKE ALL ON FUNCTION export_user_data(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION export_user_data(bigint) TO service_role;
