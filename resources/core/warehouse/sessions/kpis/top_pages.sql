-- The 20 pages on which most time is spent on average, over the last 7 days; every view weighs the same and a person counts once
SELECT
    coalesce(page_category, 'none') AS page_category,
    page_url,
    count(*) AS total_views,
    count(DISTINCT person_id) AS unique_viewers,
    round(avg(time_on_page_seconds), 2) AS avg_time_seconds,
    round(avg(scroll_depth_percent), 2) AS avg_scroll_depth
FROM sessions.page_views
WHERE viewed_at >= now() - interval '7 days'
GROUP BY 1, 2
ORDER BY avg_time_seconds DESC NULLS LAST, page_url
LIMIT 20;
