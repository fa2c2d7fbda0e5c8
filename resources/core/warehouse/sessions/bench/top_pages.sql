-- The 20 pages that are seen most, over the last 7 days, with the time on them; every view weighs the same
SELECT page_category, page_url, sum(total_views) AS total_views,
    sum(avg_time_on_page_seconds * total_views) / sum(total_views) AS avg_time_seconds
FROM sessions.page_metrics_hourly
GROUP BY 1, 2
ORDER BY total_views DESC, page_url
LIMIT 20
