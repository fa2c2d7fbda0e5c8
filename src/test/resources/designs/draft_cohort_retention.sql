-- Retention by signup cohort, as the session design was written, but for the name of persons.id.
WITH cohorts AS (
    SELECT id AS person_id, DATE_TRUNC('month', created_at) as cohort_month
    FROM persons
),
activity AS (
    SELECT DISTINCT person_id, DATE_TRUNC('month', started_at) as activity_month
    FROM user_sessions
    WHERE started_at >= DATE_TRUNC('month', CURRENT_DATE - INTERVAL '12 months')
)
SELECT
    DATE_PART('month', AGE(a.activity_month, c.cohort_month)) as months_since_signup,
    COUNT(DISTINCT a.person_id) as active_users,
    COUNT(DISTINCT a.person_id)::FLOAT / COUNT(DISTINCT c.person_id) * 100 as retention_pct
FROM cohorts c
LEFT JOIN activity a ON c.person_id = a.person_id
WHERE c.cohort_month >= DATE_TRUNC('month', CURRENT_DATE - INTERVAL '12 months')
GROUP BY c.cohort_month, months_since_signup
ORDER BY c.cohort_month, months_since_signup
