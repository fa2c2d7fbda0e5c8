-- What agents did, what people approved, and what they said of it.

CREATE TABLE agent_run (
    run_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    agent_name text NOT NULL CHECK (agent_name <> ''),
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    input_kind text,
    resolution text NOT NULL CHECK (resolution IN ('resolved', 'escalated', 'failed')),
    tokens_input integer NOT NULL DEFAULT 0 CHECK (tokens_input >= 0),
    tokens_output integer NOT NULL DEFAULT 0 CHECK (tokens_output >= 0),
    cost_usd numeric(10, 5) NOT NULL DEFAULT 0 CHECK (cost_usd >= 0),
    self_corrected boolean NOT NULL DEFAULT false,
    sla_target_seconds integer CHECK (sla_target_seconds > 0),
    metadata jsonb,
    CONSTRAINT agent_run_ends_after_its_start CHECK (ended_at >= started_at)
);
CREATE INDEX idx_agent_run_agent_time ON agent_run (agent_name, started_at);

CREATE TABLE agent_qc (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES agent_run (run_id) ON DELETE CASCADE,
    quality_score integer NOT NULL CHECK (quality_score BETWEEN 1 AND 5),
    notes text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX agent_qc_run_idx ON agent_qc (run_id);

CREATE TABLE agent_approvals (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id text NOT NULL,
    serialized jsonb NOT NULL,
    last_interruptions jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    approved_by text,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected', 'expired')),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX agent_approvals_conversation_id_idx ON agent_approvals (conversation_id);
CREATE INDEX agent_approvals_created_at_idx ON agent_approvals (created_at DESC);
CREATE INDEX agent_approvals_status_idx ON agent_approvals (status);
CREATE INDEX agent_approvals_status_created_idx ON agent_approvals (status, created_at) WHERE status = 'pending';

-- What is decided stays as it is; so updated_at is the moment of the decision, and the time to it can be counted on.
CREATE TRIGGER agent_approvals_decided_are_final BEFORE UPDATE ON agent_approvals
    FOR EACH ROW WHEN (OLD.status <> 'pending') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agent_approvals_updated_at BEFORE UPDATE ON agent_approvals
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE agent_feedback (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id text NOT NULL,
    input_text text NOT NULL,
    model_draft text NOT NULL,
    safe_to_send boolean,
    labels text[] NOT NULL DEFAULT '{}',
    rubric jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(rubric) = 'object'),
    annotator text,
    notes text,
    meta jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX agent_feedback_conversation_id_idx ON agent_feedback (conversation_id);
CREATE INDEX agent_feedback_created_at_idx ON agent_feedback (created_at DESC);
CREATE INDEX agent_feedback_annotator_idx ON agent_feedback (annotator, created_at DESC);
CREATE INDEX agent_feedback_safe_to_send_idx ON agent_feedback (safe_to_send) WHERE safe_to_send IS NOT NULL;
CREATE INDEX agent_feedback_labels_gin ON agent_feedback USING gin (labels);
CREATE INDEX agent_feedback_pending_review_idx ON agent_feedback (created_at) WHERE safe_to_send IS NULL;
CREATE INDEX agent_feedback_rubric_gin ON agent_feedback USING gin (rubric);
CREATE TRIGGER agent_feedback_updated_at BEFORE UPDATE ON agent_feedback
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE agent_queries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    query text NOT NULL,
    result jsonb NOT NULL,
    conversation_id text NOT NULL,
    agent text NOT NULL,
    approved boolean,
    human_edited boolean NOT NULL DEFAULT false,
    latency_ms integer CHECK (latency_ms >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX agent_queries_conversation_id_idx ON agent_queries (conversation_id);
CREATE INDEX agent_queries_created_at_idx ON agent_queries (created_at DESC);
CREATE INDEX agent_queries_agent_idx ON agent_queries (agent);
CREATE INDEX agent_queries_approved_idx ON agent_queries (approved) WHERE approved IS NOT NULL;
CREATE INDEX agent_queries_agent_created_idx ON agent_queries (agent, created_at DESC);
CREATE INDEX agent_queries_latency_idx ON agent_queries (latency_ms DESC) WHERE latency_ms IS NOT NULL;
CREATE INDEX agent_queries_agent_latency_idx ON agent_queries (agent, latency_ms DESC) WHERE latency_ms IS NOT NULL;
CREATE INDEX agent_queries_conversation_created_idx ON agent_queries (conversation_id, created_at DESC);
CREATE TRIGGER agent_queries_updated_at BEFORE UPDATE ON agent_queries
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
