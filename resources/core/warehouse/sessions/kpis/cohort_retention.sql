-- Of the people who signed up in a month (UTC, the last 12 and this one): how many had a session in each month since
WITH months AS (
    SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AS this
), cohorts AS (
    SELECT p.id AS person_id, date_trunc('month', p.created_at AT TIME ZONE 'UTC') AS cohort_month
    FROM sessions.persons p, months
    WHERE p.created_at >= (months.this - interval '12 months') AT TIME ZONE 'UTC'
), sizes AS (
    SELECT cohort_month, count(*) AS cohort_size FROM cohorts GROUP BY 1
), activity AS (
    SELECT DISTINCT s.person_id, date_trunc('month', s.started_at AT TIME ZONE 'UTC') AS activity_month
    FROM sessions.user_sessions s
), active AS (
    SELECT c.cohort_month, a.activity_month, count(*) AS people
    FROM activity a JOIN cohorts c USING (person_id)
    GROUP BY 1, 2
)
SELECT
    z.cohort_month::date AS cohort_month,
    z.cohort_size,
    -- Years count too: the month part of an age is 0 again after 12 months.
    (extract(year FROM age(m.month, z.cohort_month)) * 12 + extract(month FROM age(m.month, z.cohort_month)))::integer
        AS months_since_signup,
    coalesce(a.people, 0) AS active_users,
    -- Of the whole cohort, not of those who are active in that month.
    round(100.0 * coalesce(a.people, 0) / z.cohort_size, 2) AS retention_percent
FROM sizes z
CROSS JOIN months
CROSS JOIN LATERAL generate_series(z.cohort_month, months.this, interval '1 month') AS m (month)
LEFT JOIN active a ON a.cohort_month = z.cohort_month AND a.activity_month = m.month
ORDER BY z.cohort_month, m.month;
