-- Figures of projects, and logs of what was decided and what services said. None of them is changed once it is written.

DO $$
BEGIN
    -- What takes approved replies over from the help desk.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'support_webhook') THEN
        CREATE ROLE support_webhook NOLOGIN;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The role support_webhook is missing, and % may not create roles', current_user
        USING ERRCODE = 'ST001', HINT = 'An administrator has to run: CREATE ROLE support_webhook NOLOGIN';
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is not changed once it is written', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = 'Write a further row that says what is right';
END $$;

CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql SET search_path = agents, pg_temp AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$;

CREATE TABLE facts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project text NOT NULL CHECK (project <> ''),
    topic text NOT NULL CHECK (topic <> ''),
    key text NOT NULL CHECK (key <> ''),
    value jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- What is recent moves with the clock, and an index cannot: facts_recent_idx and facts_topic_recent_idx with now() in
-- their predicate are refused. Whole indexes in order of time answer the same questions.
CREATE INDEX facts_topic_idx ON facts (topic);
CREATE INDEX facts_topic_key_idx ON facts (topic, key);
CREATE INDEX facts_created_at_idx ON facts (created_at DESC);
CREATE INDEX facts_topic_recent_idx ON facts (topic, created_at DESC);
CREATE INDEX facts_project_topic_created_idx ON facts (project, topic, created_at DESC);
CREATE TRIGGER facts_are_final BEFORE UPDATE ON facts FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE decision_sync_event_logs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision_id text NOT NULL CHECK (decision_id <> ''),
    scope text NOT NULL CHECK (scope <> ''),
    status text NOT NULL CHECK (status IN ('success', 'failed', 'timeout')),
    attempt integer NOT NULL DEFAULT 1 CHECK (attempt > 0),
    duration_ms numeric(12, 2) CHECK (duration_ms >= 0),
    error_message text,
    payload jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX decision_sync_event_logs_decision_id_idx ON decision_sync_event_logs (decision_id);
CREATE INDEX decision_sync_event_logs_scope_idx ON decision_sync_event_logs (scope);
CREATE INDEX decision_sync_event_logs_created_at_idx ON decision_sync_event_logs (created_at DESC);
CREATE TRIGGER decision_sync_event_logs_are_final BEFORE UPDATE ON decision_sync_event_logs
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE VIEW decision_sync_events AS
    SELECT id, decision_id, scope, status, attempt, duration_ms, error_message, payload, created_at AS "timestamp"
    FROM decision_sync_event_logs;

CREATE TABLE support_curated_replies (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_body text NOT NULL CHECK (message_body <> ''),
    tags text[] NOT NULL DEFAULT '{}',
    approver text NOT NULL CHECK (approver <> ''),
    approved_at timestamptz NOT NULL DEFAULT now(),
    source_message_id text,
    conversation_id text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX support_curated_replies_approved_at_idx ON support_curated_replies (approved_at DESC);
CREATE INDEX support_curated_replies_conversation_idx ON support_curated_replies (conversation_id);
CREATE INDEX support_curated_replies_source_msg_idx ON support_curated_replies (source_message_id);
CREATE INDEX support_curated_replies_updated_at_idx ON support_curated_replies (updated_at DESC);
CREATE INDEX support_curated_replies_created_at_idx ON support_curated_replies (created_at DESC);
CREATE INDEX support_curated_replies_tags_gin ON support_curated_replies USING gin (tags);
CREATE TRIGGER support_curated_replies_updated_at BEFORE UPDATE ON support_curated_replies
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE observability_logs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    level text NOT NULL CHECK (level IN ('DEBUG', 'INFO', 'WARN', 'ERROR')),
    message text NOT NULL,
    request_id text,
    metadata jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX observability_logs_created_at_idx ON observability_logs (created_at DESC);
CREATE INDEX observability_logs_level_created_idx ON observability_logs (level, created_at DESC);
CREATE INDEX observability_logs_request_id_idx ON observability_logs (request_id);
CREATE TRIGGER observability_logs_are_final BEFORE UPDATE ON observability_logs
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
