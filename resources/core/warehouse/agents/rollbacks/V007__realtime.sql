DROP FUNCTION refresh_realtime_views();
DROP MATERIALIZED VIEW mv_realtime_training_feedback;
DROP MATERIALIZED VIEW mv_realtime_approval_queue;
DROP MATERIALIZED VIEW mv_realtime_agent_performance;
