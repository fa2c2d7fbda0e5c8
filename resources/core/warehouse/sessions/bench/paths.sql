-- The 20 sequences of pages that are walked most in the month that was loaded last
SELECT path_sequence, device_type, session_count, unique_users, conversion_rate
FROM sessions.user_journey_paths
WHERE date_range_end = (SELECT max(date_range_end) FROM sessions.user_journey_paths)
ORDER BY session_count DESC
LIMIT 20
