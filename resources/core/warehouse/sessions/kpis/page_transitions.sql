-- The 100 most frequent steps from one page to the next within a session, over the last 7 days
SELECT page_url AS from_page, next_page AS to_page, count(*) AS transitions
FROM (
    SELECT page_url, lead(page_url) OVER (PARTITION BY session_id ORDER BY page_sequence_number) AS next_page
    FROM sessions.page_views
    WHERE viewed_at >= now() - interval '7 days'
) steps
WHERE next_page IS NOT NULL
GROUP BY 1, 2
ORDER BY transitions DESC, from_page, to_page
LIMIT 100;
