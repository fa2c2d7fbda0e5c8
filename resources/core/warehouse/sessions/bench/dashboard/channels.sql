-- Sessions and conversions by channel, over 30 days
SELECT c.channel_type, sum(a.total_sessions) AS sessions, sum(a.conversion_sessions) AS conversions
FROM sessions.agg_session_metrics_daily a
JOIN sessions.dim_channels c USING (channel_id)
JOIN sessions.dim_date d USING (date_id)
WHERE d.date >= (now() AT TIME ZONE 'UTC')::date - 30
GROUP BY 1
ORDER BY sessions DESC
