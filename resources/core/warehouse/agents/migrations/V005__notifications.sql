-- Who LISTENs hears everything on a channel: there is no row security on it. So a notification says that something
-- happened, and to which row; what is in the row is read with the rights of whoever wants to know.

CREATE FUNCTION notify_approval_queue() RETURNS trigger
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    PERFORM pg_notify('approval_queue_stream', json_build_object('event', lower(TG_OP), 'id', NEW.id, 'status', NEW.status)::text);
    RETURN NULL;
END $$;
CREATE TRIGGER approval_queue_added AFTER INSERT ON agent_approvals
    FOR EACH ROW EXECUTE FUNCTION notify_approval_queue();
CREATE TRIGGER approval_queue_decided AFTER UPDATE ON agent_approvals
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION notify_approval_queue();

CREATE FUNCTION notify_performance() RETURNS trigger
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    PERFORM pg_notify('performance_alert_stream',
        json_build_object('event', 'slow', 'id', NEW.id, 'agent', left(NEW.agent, 200), 'latency_ms', NEW.latency_ms)::text);
    RETURN NULL;
END $$;
CREATE TRIGGER slow_query_alert AFTER INSERT ON agent_queries
    FOR EACH ROW WHEN (NEW.latency_ms > 200) EXECUTE FUNCTION notify_performance();

CREATE FUNCTION notify_training_feedback() RETURNS trigger
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    PERFORM pg_notify('training_feedback_stream',
        json_build_object('event', lower(TG_OP), 'id', NEW.id, 'safe_to_send', NEW.safe_to_send)::text);
    RETURN NULL;
END $$;
CREATE TRIGGER training_feedback_added AFTER INSERT ON agent_feedback
    FOR EACH ROW EXECUTE FUNCTION notify_training_feedback();
CREATE TRIGGER training_feedback_reviewed AFTER UPDATE ON agent_feedback
    FOR EACH ROW WHEN (OLD.safe_to_send IS DISTINCT FROM NEW.safe_to_send) EXECUTE FUNCTION notify_training_feedback();
