-- Each agent in the last hour and day; without a query in the last day nothing is said about its health
SELECT agent, queries_last_hour, queries_last_24h, approval_rate_pct, avg_latency_ms, health_status
FROM agents.v_agent_performance_snapshot
ORDER BY queries_last_hour DESC, agent;
