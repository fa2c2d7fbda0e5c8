-- Sessions, people, minutes and bounce rate (sessions under 30 s) for each of the last 30 days and device type, of completed sessions
SELECT
    date,
    device_type,
    total_sessions,
    people AS unique_users,
    round(minutes, 2) AS avg_duration_minutes,
    round(100.0 * bounces / total_sessions, 2) AS bounce_rate_percent,
    engaged AS engaged_sessions
FROM (
    SELECT
        (started_at AT TIME ZONE 'UTC')::date AS date,
        coalesce(device_type, 'unknown') AS device_type,
        count(*) AS total_sessions,
        -- Of the sessions themselves: people who used two browsers would be counted twice in session_metrics_daily.
        count(DISTINCT person_id) AS people,
        avg(duration_seconds) / 60.0 AS minutes,
        count(*) FILTER (WHERE duration_seconds < 30) AS bounces,
        count(*) FILTER (WHERE duration_seconds >= 600) AS engaged
    FROM sessions.user_sessions
    WHERE ended_at IS NOT NULL
      AND started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '30 days') AT TIME ZONE 'UTC'
    GROUP BY 1, 2
) days
ORDER BY date DESC, device_type;
