-- Of the sessions that began on a page in the last 7 days: how many saw no other page
SELECT
    coalesce(first.page_category, 'none') AS page_category,
    first.page_url,
    count(*) AS entries,
    count(*) FILTER (WHERE NOT more.pages) AS bounces,
    round(100.0 * count(*) FILTER (WHERE NOT more.pages) / count(*), 2) AS bounce_rate_percent
FROM sessions.page_views first
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM sessions.page_views later
        WHERE later.session_id = first.session_id AND later.page_sequence_number > 1
    ) AS pages
) more
WHERE first.page_sequence_number = 1 AND first.viewed_at >= now() - interval '7 days'
GROUP BY 1, 2
ORDER BY entries DESC, page_url;
