-- Approval (of what was decided), human edits, latency and quality score of each agent over the last 7 days; every query weighs the same
SELECT
    agent,
    sum(total_queries) AS queries,
    round(100.0 * sum(approved_count) / nullif(sum(approved_count + rejected_count), 0), 2) AS approval_rate_percent,
    round(100.0 * sum(human_edited_count) / sum(total_queries), 2) AS human_edit_rate_percent,
    round(sum(total_latency_ms) / nullif(sum(measured_count), 0), 2) AS avg_latency_ms,
    agents.quality_score(
        100.0 * sum(approved_count) / nullif(sum(approved_count + rejected_count), 0),
        100.0 * sum(human_edited_count) / sum(total_queries),
        sum(total_latency_ms) / nullif(sum(measured_count), 0)) AS quality_score
FROM agents.agg_agent_daily_performance
JOIN agents.dim_agent USING (agent_key)
WHERE date >= (now() AT TIME ZONE 'UTC')::date - 7
GROUP BY agent
ORDER BY quality_score DESC NULLS LAST, agent;
