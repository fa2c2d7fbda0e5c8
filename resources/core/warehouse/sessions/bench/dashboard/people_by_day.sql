-- People by day, over 30 days
SELECT date_id, count(DISTINCT person_id) AS people
FROM sessions.fact_sessions
WHERE date_id >= sessions.date_id((now() AT TIME ZONE 'UTC')::date - 30)
GROUP BY 1
ORDER BY 1
