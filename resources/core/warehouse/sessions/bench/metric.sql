-- People with a session on the day before the last one that is loaded
SELECT count(DISTINCT person_id) AS people
FROM sessions.fact_sessions
WHERE date_id = (SELECT max(date_id) FROM sessions.dim_date WHERE date < (now() AT TIME ZONE 'UTC')::date)
