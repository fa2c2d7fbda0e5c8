-- What dashboards ask again and again, worked out once for all of them: refreshed every 30 seconds by whoever schedules it, such as
-- SELECT cron.schedule('refresh-realtime-views', '30 seconds', 'SELECT agents.refresh_realtime_views()').
CREATE MATERIALIZED VIEW mv_realtime_agent_performance AS SELECT * FROM v_agent_performance_snapshot;
CREATE UNIQUE INDEX mv_realtime_agent_performance_agent_idx ON mv_realtime_agent_performance (agent);
CREATE MATERIALIZED VIEW mv_realtime_approval_queue AS SELECT * FROM v_approval_queue_status;
CREATE UNIQUE INDEX mv_realtime_approval_queue_status_idx ON mv_realtime_approval_queue (status);
CREATE MATERIALIZED VIEW mv_realtime_training_feedback AS SELECT * FROM v_annotation_progress;
CREATE UNIQUE INDEX mv_realtime_training_feedback_annotator_idx ON mv_realtime_training_feedback (annotator);

CREATE FUNCTION refresh_realtime_views() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = agents, pg_temp AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_realtime_agent_performance;
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_realtime_approval_queue;
    REFRESH MATERIALIZED VIEW CONCURRENTLY mv_realtime_training_feedback;
END $$;
REVOKE ALL ON FUNCTION refresh_realtime_views() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_realtime_views() TO service_role, data_engineer_role;

-- Materialised views know no row security; two of them name agents and states, the third names annotators.
GRANT SELECT ON mv_realtime_agent_performance, mv_realtime_approval_queue
    TO service_role, qa_team, operator_readonly, monitoring_team, data_engineer_role, analyst_role, steward_reader;
GRANT SELECT ON mv_realtime_training_feedback TO service_role, qa_team;
