-- Key figures. A rate says what it is a rate of; with nothing to divide by it is NULL, never 0 or 100. Days and hours are UTC.

-- Half of it is what was approved, three tenths what nobody had to edit, two tenths how fast it was: 0 ms is 100, 1 s or more is 0.
CREATE FUNCTION quality_score(approval_pct numeric, edit_pct numeric, latency_ms numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = agents, pg_temp AS $$
    SELECT round(0.5 * approval_pct + 0.3 * (100 - edit_pct)
        + CASE WHEN latency_ms IS NOT NULL THEN 0.2 * greatest(0, 100 - latency_ms / 10) END, 2)
$$;

-- A score of a rubric, where it is a number.
CREATE FUNCTION rubric_score(rubric jsonb, criterion text) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = agents, pg_temp AS $$
    SELECT CASE WHEN jsonb_typeof(rubric -> criterion) = 'number' THEN (rubric ->> criterion)::numeric END
$$;

-- By the hour in which approval was asked for. The promise is a decision within five minutes.
CREATE VIEW v_approval_queue_depth AS
SELECT
    date_trunc('hour', created_at, 'UTC') AS hour,
    count(*) AS total_count,
    count(*) FILTER (WHERE status = 'pending') AS pending_count,
    count(*) FILTER (WHERE status = 'approved') AS approved_count,
    count(*) FILTER (WHERE status = 'rejected') AS rejected_count,
    count(*) FILTER (WHERE status = 'expired') AS expired_count,
    round(avg(extract(epoch FROM (updated_at - created_at)) / 60) FILTER (WHERE status <> 'pending')::numeric, 2)
        AS avg_resolution_minutes,
    round((max(extract(epoch FROM (now() - created_at))) FILTER (WHERE status = 'pending') / 60)::numeric, 2)
        AS oldest_pending_minutes,
    count(*) FILTER (WHERE status <> 'pending' AND updated_at - created_at <= interval '5 minutes') AS within_sla_count,
    -- Of what was decided, and of what waits longer than that already: a queue nobody looks at keeps no promise.
    round(100.0 * count(*) FILTER (WHERE status <> 'pending' AND updated_at - created_at <= interval '5 minutes')
        / nullif(count(*) FILTER (WHERE status <> 'pending' OR now() - created_at > interval '5 minutes'), 0), 2)
        AS sla_compliance_pct
FROM agent_approvals
GROUP BY 1;

CREATE VIEW v_agent_response_accuracy AS
SELECT
    *,
    quality_score(100.0 * approved_count / nullif(approved_count + rejected_count, 0),
        100.0 * human_edited_count / total_queries, avg_latency_ms) AS quality_score
FROM (
    SELECT
        agent,
        date_trunc('day', created_at, 'UTC') AS day,
        count(*) AS total_queries,
        count(*) FILTER (WHERE approved) AS approved_count,
        count(*) FILTER (WHERE NOT approved) AS rejected_count,
        count(*) FILTER (WHERE approved IS NULL) AS pending_count,
        -- Of those decided: what waits is neither right nor wrong.
        round(100.0 * count(*) FILTER (WHERE approved) / nullif(count(approved), 0), 2) AS approval_rate_pct,
        count(*) FILTER (WHERE human_edited) AS human_edited_count,
        round(100.0 * count(*) FILTER (WHERE human_edited) / count(*), 2) AS human_edit_rate_pct,
        avg(latency_ms) AS avg_latency_ms,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) AS p50_latency_ms,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95_latency_ms,
        max(latency_ms) AS max_latency_ms,
        count(*) FILTER (WHERE latency_ms > 200) AS slow_queries_count
    FROM agent_queries
    GROUP BY 1, 2
) days;

CREATE VIEW v_training_data_quality AS
SELECT
    date_trunc('day', created_at, 'UTC') AS day,
    count(*) AS total_feedback,
    count(*) FILTER (WHERE safe_to_send) AS safe_count,
    count(*) FILTER (WHERE NOT safe_to_send) AS unsafe_count,
    count(*) FILTER (WHERE safe_to_send IS NULL) AS unreviewed_count,
    round(100.0 * count(*) FILTER (WHERE safe_to_send) / nullif(count(safe_to_send), 0), 2) AS safe_pct,
    sum(cardinality(labels)) AS labels_count,
    round(avg(rubric_score(rubric, 'clarity')), 2) AS avg_clarity,
    round(avg(rubric_score(rubric, 'accuracy')), 2) AS avg_accuracy,
    round(avg(rubric_score(rubric, 'tone')), 2) AS avg_tone,
    count(DISTINCT annotator) AS active_annotators,
    round(count(annotator)::numeric / nullif(count(DISTINCT annotator), 0), 2) AS avg_annotations_per_annotator
FROM agent_feedback
GROUP BY 1;

-- The last hour and day. Without a query in the last day nothing is said about an agent's health.
CREATE VIEW v_agent_performance_snapshot AS
SELECT
    *,
    CASE
        WHEN queries_last_24h = 0 THEN NULL
        WHEN avg_latency_ms > 200 OR approval_rate_pct < 25 THEN 'degraded'
        WHEN avg_latency_ms > 100 OR approval_rate_pct < 50 THEN 'warning'
        ELSE 'healthy'
    END AS health_status
FROM (
    SELECT
        agent,
        count(*) FILTER (WHERE created_at > now() - interval '1 hour') AS queries_last_hour,
        count(*) FILTER (WHERE created_at > now() - interval '24 hours') AS queries_last_24h,
        round(100.0 * count(*) FILTER (WHERE approved AND created_at > now() - interval '24 hours')
            / nullif(count(approved) FILTER (WHERE created_at > now() - interval '24 hours'), 0), 2) AS approval_rate_pct,
        round(avg(latency_ms) FILTER (WHERE created_at > now() - interval '24 hours'), 2) AS avg_latency_ms,
        max(created_at) AS last_query_at
    FROM agent_queries
    GROUP BY agent
) snapshot;

CREATE VIEW v_approval_queue_status AS
SELECT
    status,
    count(*) AS count,
    round(avg(extract(epoch FROM (now() - created_at)) / 60)::numeric, 2) AS avg_age_minutes,
    round(max(extract(epoch FROM (now() - created_at)) / 60)::numeric, 2) AS oldest_age_minutes,
    count(*) FILTER (WHERE status = 'pending' AND now() - created_at > interval '5 minutes') AS sla_breaches
FROM agent_approvals
GROUP BY status;

CREATE VIEW v_annotation_progress AS
SELECT
    annotator,
    count(*) AS total_annotations,
    count(*) FILTER (WHERE safe_to_send) AS safe_count,
    count(*) FILTER (WHERE NOT safe_to_send) AS unsafe_count,
    round(avg(score), 2) AS avg_score,
    -- How much an annotator's scores differ from each other; of one score nothing can be said.
    round(stddev_samp(score), 2) AS score_deviation,
    max(updated_at) AS last_annotation_at
FROM agent_feedback
CROSS JOIN LATERAL (
    SELECT avg(s) AS score FROM unnest(ARRAY[
        rubric_score(rubric, 'clarity'), rubric_score(rubric, 'accuracy'), rubric_score(rubric, 'tone')]) s
) scores
WHERE annotator IS NOT NULL
GROUP BY annotator;

-- A run that was checked twice is one run, and one without a target cannot miss it.
CREATE VIEW v_agent_kpis AS
SELECT
    agent_name,
    date_trunc('day', started_at, 'UTC') AS day,
    count(*) AS total_runs,
    round(avg(extract(epoch FROM (ended_at - started_at)))::numeric, 2) AS avg_resolution_seconds,
    round(100.0 * count(*) FILTER (WHERE self_corrected) / count(*), 2) AS self_correction_rate,
    round(100.0 * count(*) FILTER (WHERE resolution = 'escalated') / count(*), 2) AS escalation_pct,
    round(avg(cost_usd), 5) AS avg_cost_usd,
    round(100.0 * count(*) FILTER (WHERE extract(epoch FROM (ended_at - started_at)) <= sla_target_seconds)
        / nullif(count(sla_target_seconds), 0), 2) AS sla_hit_rate,
    round(avg(checked.quality), 2) AS avg_quality
FROM agent_run r
CROSS JOIN LATERAL (SELECT avg(q.quality_score) AS quality FROM agent_qc q WHERE q.run_id = r.run_id) checked
GROUP BY 1, 2;

-- Twelve rules, one row each. A rule that met no row has not been evaluated, and says so.
CREATE VIEW v_data_quality_report AS
SELECT
    rule, class, checked, violations,
    round(100.0 * (checked - violations) / nullif(checked, 0), 2) AS passed_pct,
    CASE WHEN checked = 0 THEN 'not evaluated' WHEN violations = 0 THEN 'pass' ELSE 'fail' END AS status
FROM (
    SELECT 'approvals_have_a_conversation' AS rule, 'completeness' AS class, count(*) AS checked,
        count(*) FILTER (WHERE btrim(conversation_id) = '') AS violations FROM agent_approvals
    UNION ALL SELECT 'feedback_has_both_texts', 'completeness', count(*),
        count(*) FILTER (WHERE btrim(input_text) = '' OR btrim(model_draft) = '') FROM agent_feedback
    UNION ALL SELECT 'queries_have_text_and_agent', 'completeness', count(*),
        count(*) FILTER (WHERE btrim(query) = '' OR btrim(agent) = '') FROM agent_queries
    UNION ALL SELECT 'queries_have_a_latency', 'completeness', count(*),
        count(*) FILTER (WHERE latency_ms IS NULL) FROM agent_queries
    UNION ALL SELECT 'latency_is_below_ten_minutes', 'accuracy', count(latency_ms),
        count(*) FILTER (WHERE latency_ms > 600000) FROM agent_queries
    UNION ALL SELECT 'rubric_scores_are_from_1_to_5', 'accuracy', count(*), count(*) FILTER (WHERE score NOT BETWEEN 1 AND 5)
        FROM (SELECT rubric_score(rubric, c) AS score FROM agent_feedback, unnest(ARRAY['clarity', 'accuracy', 'tone']) c) s
        WHERE score IS NOT NULL
    UNION ALL SELECT 'nothing_is_from_the_future', 'accuracy', count(*), count(*) FILTER (WHERE created_at > now())
        FROM (SELECT created_at FROM agent_approvals UNION ALL SELECT created_at FROM agent_feedback
              UNION ALL SELECT created_at FROM agent_queries) c
    UNION ALL SELECT 'nothing_changed_before_it_was_made', 'consistency', count(*), count(*) FILTER (WHERE updated_at < created_at)
        FROM (SELECT created_at, updated_at FROM agent_approvals UNION ALL SELECT created_at, updated_at FROM agent_feedback
              UNION ALL SELECT created_at, updated_at FROM agent_queries) c
    UNION ALL SELECT 'runs_are_checked_after_their_start', 'consistency', count(*), count(*) FILTER (WHERE q.created_at < r.started_at)
        FROM agent_qc q JOIN agent_run r USING (run_id)
    UNION ALL SELECT 'decisions_name_who_decided', 'logic', count(*),
        count(*) FILTER (WHERE coalesce(approved_by, '') = '') FROM agent_approvals WHERE status IN ('approved', 'rejected')
    UNION ALL SELECT 'what_is_pending_is_decided_by_nobody', 'logic', count(*),
        count(*) FILTER (WHERE approved_by IS NOT NULL) FROM agent_approvals WHERE status = 'pending'
    UNION ALL SELECT 'judgements_name_their_annotator', 'logic', count(*),
        count(*) FILTER (WHERE coalesce(annotator, '') = '') FROM agent_feedback WHERE safe_to_send IS NOT NULL
) rules;

CREATE MATERIALIZED VIEW mv_agent_kpis AS SELECT * FROM v_agent_kpis;
CREATE UNIQUE INDEX mv_agent_kpis_agent_day_idx ON mv_agent_kpis (agent_name, day);
CREATE MATERIALIZED VIEW mv_daily_agent_metrics AS SELECT * FROM v_agent_response_accuracy;
CREATE UNIQUE INDEX mv_daily_agent_metrics_agent_day_idx ON mv_daily_agent_metrics (agent, day);

CREATE FUNCTION refresh_daily_agent_metrics() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = agents, pg_temp AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_daily_agent_metrics;
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_agent_kpis;
END $$;
REVOKE ALL ON FUNCTION refresh_daily_agent_metrics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_daily_agent_metrics() TO service_role, data_engineer_role;

-- Materialised views know no row security; these two name agents, and nobody else.
GRANT SELECT ON mv_agent_kpis, mv_daily_agent_metrics
    TO service_role, qa_team, operator_readonly, monitoring_team, data_engineer_role, analyst_role, steward_reader;

-- Views ask as whoever looks, so everybody's figures are of the rows they may see. Before PostgreSQL 15 a view can only ask
-- as its owner, and would tell everybody everything: there it is the owner's alone, but for service_role, which sees all anyway.
DO $$
DECLARE
    each text;
BEGIN
    FOREACH each IN ARRAY ARRAY['decision_sync_events', 'v_approval_queue_depth', 'v_agent_response_accuracy',
        'v_training_data_quality', 'v_agent_performance_snapshot', 'v_approval_queue_status', 'v_annotation_progress',
        'v_agent_kpis', 'v_data_quality_report']
    LOOP
        EXECUTE format('GRANT SELECT ON %I TO service_role', each);
        IF current_setting('server_version_num')::integer >= 150000 THEN
            EXECUTE format('ALTER VIEW %I SET (security_invoker = true)', each);
        ELSE
            EXECUTE format('REVOKE ALL ON %I FROM authenticated, operator_readonly, qa_team', each);
        END IF;
    END LOOP;
    IF current_setting('server_version_num')::integer < 150000 THEN
        -- Its owner reads no log, so through the view nobody would: an empty answer that looks like no decisions.
        REVOKE ALL ON decision_sync_events FROM service_role;
    END IF;
    IF current_setting('server_version_num')::integer >= 150000 THEN
        GRANT SELECT ON v_approval_queue_depth, v_approval_queue_status, v_agent_response_accuracy,
            v_agent_performance_snapshot TO authenticated, qa_team, operator_readonly, monitoring_team;
        GRANT SELECT ON v_training_data_quality, v_annotation_progress TO authenticated, annotator, qa_team;
        GRANT SELECT ON v_agent_kpis TO qa_team, operator_readonly, monitoring_team;
    END IF;
END $$;
