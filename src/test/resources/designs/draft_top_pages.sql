-- Top pages, as the session design was written: from figures by hour.
SELECT page_url, SUM(total_views) as total_views, SUM(unique_viewers) as unique_viewers,
    ROUND(AVG(avg_time_on_page_seconds), 2) as avg_time_seconds
FROM page_metrics_hourly
WHERE hour >= CURRENT_DATE - INTERVAL '7 days'
GROUP BY page_category, page_url
ORDER BY AVG(avg_time_on_page_seconds) DESC
LIMIT 20
