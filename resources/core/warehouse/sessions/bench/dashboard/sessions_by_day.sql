-- Sessions, bounces and minutes by day and device, over 30 days
SELECT date, device_type, sum(total_sessions) AS sessions, sum(bounce_sessions) AS bounces,
    sum(avg_duration_seconds * total_sessions) / sum(total_sessions) / 60 AS minutes
FROM sessions.session_metrics_daily
WHERE date >= (now() AT TIME ZONE 'UTC')::date - 30
GROUP BY 1, 2
ORDER BY 1, 2
