-- Runs of each agent over the last 30 days: time to a resolution, escalations, cost, and how many met their target, of those that had one
SELECT agent_name, day, total_runs, avg_resolution_seconds, escalation_pct, avg_cost_usd, sla_hit_rate, avg_quality
FROM agents.v_agent_kpis
WHERE day >= now() - interval '30 days'
ORDER BY day DESC, agent_name;
