DROP VIEW decision_sync_events;
DROP TABLE observability_logs;
DROP TABLE support_curated_replies;
DROP TABLE decision_sync_event_logs;
DROP TABLE facts;
DROP FUNCTION touch_updated_at();
DROP FUNCTION refuse_change();
