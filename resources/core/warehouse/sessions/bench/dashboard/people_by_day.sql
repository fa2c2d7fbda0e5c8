-- People by day, over 30 days
SELECT date_id, count(DISTINCT person_id) AS people
FROM sessions.fact_sessions
WHERE date_id >= (SELECT min(date_id) FROM sessions.dim_date WHERE date >= (now() AT TIME ZONE 'UTC')::date - 30)
GROUP BY 1
ORDER BY 1
