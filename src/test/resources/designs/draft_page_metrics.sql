-- Key figures by hour, as the session design was written: without a unique index.
CREATE MATERIALIZED VIEW draft.page_metrics_hourly AS
SELECT date_trunc('hour', pv.viewed_at) AS hour, pv.page_category, pv.page_url, count(*) AS total_views
FROM page_views pv
GROUP BY date_trunc('hour', pv.viewed_at), pv.page_category, pv.page_url;
CREATE INDEX idx_page_metrics_hour ON draft.page_metrics_hourly (hour DESC, page_category);
CREATE INDEX idx_page_metrics_url ON draft.page_metrics_hourly (page_url, hour DESC);
