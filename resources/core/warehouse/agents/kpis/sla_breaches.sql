-- Approvals that have waited for more than five minutes and still wait
SELECT status, count, oldest_age_minutes, sla_breaches
FROM agents.v_approval_queue_status
WHERE sla_breaches > 0;
