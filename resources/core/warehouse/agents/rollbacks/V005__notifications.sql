DROP TRIGGER training_feedback_reviewed ON agent_feedback;
DROP TRIGGER training_feedback_added ON agent_feedback;
DROP TRIGGER slow_query_alert ON agent_queries;
DROP TRIGGER approval_queue_decided ON agent_approvals;
DROP TRIGGER approval_queue_added ON agent_approvals;
DROP FUNCTION notify_training_feedback();
DROP FUNCTION notify_performance();
DROP FUNCTION notify_approval_queue();
