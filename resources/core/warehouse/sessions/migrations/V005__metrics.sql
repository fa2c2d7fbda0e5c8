-- Key figures that are worked out ahead. A materialised view knows no row security, so each asks for consent itself; a
-- withdrawal counts from the next refresh on. Each has a unique index over plain columns, or it could not be refreshed
-- CONCURRENTLY. Days and hours are those of UTC.

-- Completed sessions of the last 90 days. A bounce is a session under 30 s; an engaged one lasts 10 minutes or more.
CREATE MATERIALIZED VIEW session_metrics_daily AS
WITH completed AS (
    SELECT s.*, (s.started_at AT TIME ZONE 'UTC')::date AS date
    FROM user_sessions s
    WHERE s.ended_at IS NOT NULL
      AND s.started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '90 days') AT TIME ZONE 'UTC'
      AND s.person_id IN (SELECT person_id FROM analytics_consenting)
), pages AS (
    -- Every page counts, also the last one, which nobody was seen to leave; only the time is known of fewer.
    SELECT session_id, count(*) AS views, avg(time_on_page_seconds) AS time_per_page
    FROM page_views WHERE session_id IN (SELECT id FROM completed) GROUP BY session_id
), events AS (
    SELECT session_id, count(*) AS events
    FROM user_events WHERE session_id IN (SELECT id FROM completed) GROUP BY session_id
)
SELECT
    c.date,
    coalesce(c.device_type, 'unknown') AS device_type,
    coalesce(c.browser, 'unknown') AS browser,
    count(*) AS total_sessions,
    count(DISTINCT c.person_id) AS unique_users,
    count(*) FILTER (WHERE c.duration_seconds < 30) AS bounce_sessions,
    count(*) FILTER (WHERE c.duration_seconds >= 600) AS engaged_sessions,
    avg(c.duration_seconds) AS avg_duration_seconds,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY c.duration_seconds) AS median_duration_seconds,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY c.duration_seconds) AS p90_duration_seconds,
    min(c.duration_seconds) AS min_duration_seconds,
    max(c.duration_seconds) AS max_duration_seconds,
    avg(coalesce(p.views, 0)) AS avg_pages_per_session,
    -- Each session weighs the same, however many pages it had.
    avg(p.time_per_page) AS avg_time_per_page_seconds,
    count(*) FILTER (WHERE p.views >= 3) AS multi_page_sessions,
    avg(coalesce(e.events, 0)) AS avg_events_per_session,
    round(count(*) FILTER (WHERE c.duration_seconds < 30)::numeric / count(*) * 100, 2) AS bounce_rate_percent
FROM completed c
LEFT JOIN pages p ON p.session_id = c.id
LEFT JOIN events e ON e.session_id = c.id
GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX idx_session_metrics_date_device ON session_metrics_daily (date DESC, device_type, browser);
CREATE INDEX idx_session_metrics_date ON session_metrics_daily (date DESC);

-- Pages seen in the last 7 days. A bounce is a session of one page; the rate is of the sessions that began on the page.
CREATE MATERIALIZED VIEW page_metrics_hourly AS
WITH recent AS (
    SELECT * FROM page_views
    WHERE viewed_at >= now() - interval '7 days' AND person_id IN (SELECT person_id FROM analytics_consenting)
), sequences AS (
    SELECT session_id, max(page_sequence_number) AS last_page
    FROM page_views WHERE session_id IN (SELECT session_id FROM recent) GROUP BY session_id
)
SELECT
    date_trunc('hour', r.viewed_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS hour,
    coalesce(r.page_category, 'none') AS page_category,
    r.page_url,
    count(*) AS total_views,
    count(DISTINCT r.person_id) AS unique_viewers,
    count(DISTINCT r.session_id) AS unique_sessions,
    avg(r.time_on_page_seconds) AS avg_time_on_page_seconds,
    avg(r.scroll_depth_percent) AS avg_scroll_depth_percent,
    avg(r.clicks_count) AS avg_clicks_per_view,
    avg(r.page_load_time_ms) AS avg_load_time_ms,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY r.page_load_time_ms) AS p90_load_time_ms,
    count(*) FILTER (WHERE r.page_sequence_number = 1) AS entry_count,
    count(*) FILTER (WHERE r.page_sequence_number = s.last_page) AS exit_count,
    round(count(*) FILTER (WHERE r.page_sequence_number = 1 AND s.last_page = 1)::numeric
        / nullif(count(*) FILTER (WHERE r.page_sequence_number = 1), 0) * 100, 2) AS bounce_rate_percent
FROM recent r
JOIN sequences s USING (session_id)
GROUP BY 1, 2, 3;
CREATE INDEX idx_page_metrics_hour ON page_metrics_hourly (hour DESC, page_category);
CREATE UNIQUE INDEX idx_page_metrics_url ON page_metrics_hourly (page_url, hour DESC, page_category);

GRANT SELECT ON session_metrics_daily, page_metrics_hourly TO analyst_role, steward_reader, data_engineer_role, service_role;

-- To be called by whatever keeps time: once a night, and once an hour.
CREATE FUNCTION refresh_session_metrics() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY session_metrics_daily;
END $$;
CREATE FUNCTION refresh_page_metrics() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY page_metrics_hourly;
END $$;
REVOKE ALL ON FUNCTION refresh_session_metrics(), refresh_page_metrics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_session_metrics(), refresh_page_metrics() TO data_engineer_role, service_role;
