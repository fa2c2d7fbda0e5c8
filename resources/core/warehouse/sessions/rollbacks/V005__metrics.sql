DROP FUNCTION refresh_page_metrics();
DROP FUNCTION refresh_session_metrics();
DROP MATERIALIZED VIEW page_metrics_hourly;
DROP MATERIALIZED VIEW session_metrics_daily;
