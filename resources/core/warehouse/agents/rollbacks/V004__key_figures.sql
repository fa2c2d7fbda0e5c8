DROP FUNCTION refresh_daily_agent_metrics();
DROP MATERIALIZED VIEW mv_daily_agent_metrics;
DROP MATERIALIZED VIEW mv_agent_kpis;
DROP VIEW v_data_quality_report;
DROP VIEW v_agent_kpis;
DROP VIEW v_annotation_progress;
DROP VIEW v_approval_queue_status;
DROP VIEW v_agent_performance_snapshot;
DROP VIEW v_training_data_quality;
DROP VIEW v_agent_response_accuracy;
DROP VIEW v_approval_queue_depth;
DROP FUNCTION rubric_score(jsonb, text);
DROP FUNCTION quality_score(numeric, numeric, numeric);
DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 150000 THEN
        ALTER VIEW decision_sync_events RESET (security_invoker);
    END IF;
END $$;
