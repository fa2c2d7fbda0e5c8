-- Approvals asked for in each of the last 24 hours: how many, how fast they were decided, how many within five minutes
SELECT hour, total_count, pending_count, avg_resolution_minutes, oldest_pending_minutes, sla_compliance_pct
FROM agents.v_approval_queue_depth
WHERE hour > now() - interval '24 hours'
ORDER BY hour DESC;
