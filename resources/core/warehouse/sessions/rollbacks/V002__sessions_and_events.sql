DROP TABLE user_journey_paths;
DROP TABLE session_attribution;
DROP TABLE user_events;
DROP TABLE page_views;
DROP TABLE session_keys;
DROP TABLE user_sessions;
DROP FUNCTION update_timestamp();
DROP FUNCTION remember_session_key();
