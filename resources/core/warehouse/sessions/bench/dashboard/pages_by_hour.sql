-- Views by hour, over 7 days
SELECT hour, sum(total_views) AS views, sum(entry_count) AS entries
FROM sessions.page_metrics_hourly
GROUP BY 1
ORDER BY 1
