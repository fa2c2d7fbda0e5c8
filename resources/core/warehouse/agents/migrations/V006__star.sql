-- The star: what is asked over years. Facts go with the conversation they belong to.

CREATE TABLE dim_agent (
    agent_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent text NOT NULL UNIQUE
);
-- By the hour, YYYYMMDDHH of UTC.
CREATE TABLE dim_time (
    time_key integer PRIMARY KEY,
    hour timestamptz NOT NULL UNIQUE,
    date date NOT NULL,
    hour_of_day integer NOT NULL,
    day_of_week integer NOT NULL,
    month integer NOT NULL,
    year integer NOT NULL
);
CREATE TABLE dim_conversation (
    conversation_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id text NOT NULL UNIQUE,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
);
-- Who decides and who annotates, with their history (SCD 2): a fact points to how somebody was at the time.
CREATE TABLE dim_user (
    user_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id text NOT NULL CHECK (user_id <> ''),
    team text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    UNIQUE (user_id, valid_from),
    CONSTRAINT dim_user_ends_after_its_start CHECK (valid_from < valid_to)
);
CREATE UNIQUE INDEX dim_user_current_idx ON dim_user (user_id) WHERE valid_to IS NULL;

CREATE TABLE fact_agent_query (
    query_id bigint PRIMARY KEY,
    agent_key integer NOT NULL REFERENCES dim_agent (agent_key),
    time_key integer NOT NULL REFERENCES dim_time (time_key),
    conversation_key bigint NOT NULL REFERENCES dim_conversation (conversation_key) ON DELETE CASCADE,
    approved boolean,
    human_edited boolean NOT NULL,
    latency_ms integer
);
CREATE INDEX fact_agent_query_time_idx ON fact_agent_query (time_key, agent_key);
CREATE INDEX fact_agent_query_conversation_idx ON fact_agent_query (conversation_key);

CREATE TABLE fact_approval (
    approval_id bigint PRIMARY KEY,
    time_key integer NOT NULL REFERENCES dim_time (time_key),
    conversation_key bigint NOT NULL REFERENCES dim_conversation (conversation_key) ON DELETE CASCADE,
    user_key bigint REFERENCES dim_user (user_key) ON DELETE SET NULL,
    status text NOT NULL,
    resolution_seconds integer,
    within_sla boolean
);
CREATE INDEX fact_approval_time_idx ON fact_approval (time_key);
CREATE INDEX fact_approval_conversation_idx ON fact_approval (conversation_key);
CREATE INDEX fact_approval_user_idx ON fact_approval (user_key);

CREATE TABLE fact_training (
    feedback_id bigint PRIMARY KEY,
    time_key integer NOT NULL REFERENCES dim_time (time_key),
    conversation_key bigint NOT NULL REFERENCES dim_conversation (conversation_key) ON DELETE CASCADE,
    user_key bigint REFERENCES dim_user (user_key) ON DELETE SET NULL,
    safe_to_send boolean,
    labels_count integer NOT NULL,
    clarity numeric,
    accuracy numeric,
    tone numeric
);
CREATE INDEX fact_training_time_idx ON fact_training (time_key);
CREATE INDEX fact_training_conversation_idx ON fact_training (conversation_key);
CREATE INDEX fact_training_user_idx ON fact_training (user_key);

CREATE TABLE agg_agent_daily_performance (
    date date NOT NULL,
    agent_key integer NOT NULL REFERENCES dim_agent (agent_key),
    total_queries bigint NOT NULL,
    approved_count bigint NOT NULL,
    rejected_count bigint NOT NULL,
    human_edited_count bigint NOT NULL,
    measured_count bigint NOT NULL,
    total_latency_ms bigint NOT NULL,
    quality_score numeric,
    PRIMARY KEY (date, agent_key)
);

CREATE FUNCTION time_key(at timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT SET search_path = agents, pg_temp AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24')::integer
$$;

-- From then on somebody is of this team; what was before is kept, with its end.
CREATE FUNCTION record_user(name text, new_team text, since timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = agents, pg_temp AS $$
DECLARE
    known dim_user;
BEGIN
    SELECT * INTO known FROM dim_user u WHERE u.user_id = name AND u.valid_to IS NULL FOR UPDATE;
    IF known.team = new_team THEN
        RETURN known.user_key;
    END IF;
    IF known.valid_from >= since THEN
        RAISE EXCEPTION '% has been of team % since %, so another cannot have begun at %', name, known.team, known.valid_from, since
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    UPDATE dim_user SET valid_to = since WHERE user_key = known.user_key;
    INSERT INTO dim_user (user_id, team, valid_from) VALUES (name, new_team, since) RETURNING user_key INTO known.user_key;
    RETURN known.user_key;
END $$;

CREATE FUNCTION user_key_at(name text, at timestamptz) RETURNS bigint
    LANGUAGE sql STABLE SET search_path = agents, pg_temp AS $$
    SELECT user_key FROM dim_user WHERE user_id = name AND valid_from <= at AND (valid_to IS NULL OR at < valid_to)
$$;

-- Takes what was made or changed on the days from first_day to last_day (UTC, both included). Loading again changes only
-- what has changed, and takes nothing away that has expired in the meantime.
CREATE FUNCTION load_star(first_day date, last_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = agents, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    loaded bigint := 0;
    part bigint;
    since timestamptz := first_day;
    until timestamptz := last_day + 1;
BEGIN
    IF first_day IS NULL OR last_day IS NULL OR first_day > last_day THEN
        RAISE EXCEPTION 'Days from % to % cannot be loaded: the first day has to come first', first_day, last_day
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO dim_agent (agent)
    SELECT DISTINCT agent FROM agent_queries WHERE updated_at >= since AND updated_at < until OR created_at >= since AND created_at < until
    ON CONFLICT DO NOTHING;

    INSERT INTO dim_time
    SELECT DISTINCT time_key(at), date_trunc('hour', at), at::date, extract(hour FROM at)::integer,
        extract(isodow FROM at)::integer, extract(month FROM at)::integer, extract(year FROM at)::integer
    FROM (
        SELECT created_at, updated_at FROM agent_queries UNION ALL SELECT created_at, updated_at FROM agent_approvals
        UNION ALL SELECT created_at, updated_at FROM agent_feedback
    ) rows (at, changed)
    WHERE changed >= since AND changed < until OR at >= since AND at < until
    ON CONFLICT DO NOTHING;

    INSERT INTO dim_conversation AS d (conversation_id, first_seen_at, last_seen_at)
    SELECT id, min(at), max(at)
    FROM (
        SELECT conversation_id, created_at, updated_at FROM agent_queries
        UNION ALL SELECT conversation_id, created_at, updated_at FROM agent_approvals
        UNION ALL SELECT conversation_id, created_at, updated_at FROM agent_feedback
    ) rows (id, at, changed)
    WHERE changed >= since AND changed < until OR at >= since AND at < until
    GROUP BY id
    ON CONFLICT (conversation_id) DO UPDATE SET first_seen_at = least(d.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(d.last_seen_at, excluded.last_seen_at);

    INSERT INTO fact_agent_query
    SELECT q.id, a.agent_key, time_key(q.created_at), c.conversation_key, q.approved, q.human_edited, q.latency_ms
    FROM agent_queries q JOIN dim_agent a USING (agent) JOIN dim_conversation c USING (conversation_id)
    WHERE q.updated_at >= since AND q.updated_at < until OR q.created_at >= since AND q.created_at < until
    ON CONFLICT (query_id) DO UPDATE SET approved = excluded.approved, human_edited = excluded.human_edited,
        latency_ms = excluded.latency_ms;
    GET DIAGNOSTICS part = ROW_COUNT;
    loaded := loaded + part;

    INSERT INTO fact_approval
    SELECT p.id, time_key(p.created_at), c.conversation_key, user_key_at(p.approved_by, p.updated_at), p.status,
        CASE WHEN p.status <> 'pending' THEN extract(epoch FROM (p.updated_at - p.created_at))::integer END,
        CASE WHEN p.status <> 'pending' THEN p.updated_at - p.created_at <= interval '5 minutes' END
    FROM agent_approvals p JOIN dim_conversation c USING (conversation_id)
    WHERE p.updated_at >= since AND p.updated_at < until OR p.created_at >= since AND p.created_at < until
    ON CONFLICT (approval_id) DO UPDATE SET user_key = excluded.user_key, status = excluded.status,
        resolution_seconds = excluded.resolution_seconds, within_sla = excluded.within_sla;
    GET DIAGNOSTICS part = ROW_COUNT;
    loaded := loaded + part;

    INSERT INTO fact_training
    SELECT f.id, time_key(f.created_at), c.conversation_key, user_key_at(f.annotator, f.updated_at), f.safe_to_send,
        cardinality(f.labels), rubric_score(f.rubric, 'clarity'), rubric_score(f.rubric, 'accuracy'), rubric_score(f.rubric, 'tone')
    FROM agent_feedback f JOIN dim_conversation c USING (conversation_id)
    WHERE f.updated_at >= since AND f.updated_at < until OR f.created_at >= since AND f.created_at < until
    ON CONFLICT (feedback_id) DO UPDATE SET user_key = excluded.user_key, safe_to_send = excluded.safe_to_send,
        labels_count = excluded.labels_count, clarity = excluded.clarity, accuracy = excluded.accuracy, tone = excluded.tone;
    GET DIAGNOSTICS part = ROW_COUNT;
    loaded := loaded + part;

    -- Days to which a query belongs that changed, which may lie before the days that were asked for.
    INSERT INTO agg_agent_daily_performance
    SELECT t.date, f.agent_key, count(*), count(*) FILTER (WHERE f.approved), count(*) FILTER (WHERE NOT f.approved),
        count(*) FILTER (WHERE f.human_edited), count(f.latency_ms), coalesce(sum(f.latency_ms), 0),
        quality_score(100.0 * count(*) FILTER (WHERE f.approved) / nullif(count(f.approved), 0),
            100.0 * count(*) FILTER (WHERE f.human_edited) / count(*), avg(f.latency_ms))
    FROM fact_agent_query f JOIN dim_time t USING (time_key)
    WHERE t.date IN (
        SELECT (created_at AT TIME ZONE 'UTC')::date FROM agent_queries
        WHERE updated_at >= since AND updated_at < until OR created_at >= since AND created_at < until
    )
    GROUP BY t.date, f.agent_key
    ON CONFLICT (date, agent_key) DO UPDATE SET total_queries = excluded.total_queries,
        approved_count = excluded.approved_count, rejected_count = excluded.rejected_count,
        human_edited_count = excluded.human_edited_count, measured_count = excluded.measured_count,
        total_latency_ms = excluded.total_latency_ms, quality_score = excluded.quality_score;
    RETURN loaded;
END $$;

SELECT isolate(tablename) FROM pg_tables
    WHERE schemaname = 'agents' AND (tablename LIKE 'dim\_%' OR tablename LIKE 'fact\_%' OR tablename LIKE 'agg\_%');

REVOKE ALL ON FUNCTION load_star(date, date), record_user(text, text, timestamptz), user_key_at(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION load_star(date, date), record_user(text, text, timestamptz) TO service_role, data_engineer_role;

-- Facts and dimensions are the operators', figures by day the analysts', once the day is over.
GRANT SELECT ON dim_agent, dim_time, dim_conversation, dim_user, fact_agent_query, fact_approval, fact_training,
    agg_agent_daily_performance TO service_role, qa_team, operator_readonly, monitoring_team;
GRANT SELECT ON dim_agent, agg_agent_daily_performance TO analyst_role, steward_reader, data_engineer_role;
DO $$
DECLARE
    each text;
BEGIN
    FOREACH each IN ARRAY ARRAY['dim_agent', 'dim_time', 'dim_conversation', 'dim_user', 'fact_agent_query', 'fact_approval',
        'fact_training', 'agg_agent_daily_performance']
    LOOP
        EXECUTE format('CREATE POLICY operators_read ON %I FOR SELECT TO service_role, qa_team, operator_readonly, monitoring_team USING (true)', each);
        -- The loading function runs as the owner; nothing here cannot be made again from what it is made of.
        EXECUTE format('CREATE POLICY owner_builds ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', each);
    END LOOP;
END $$;
CREATE POLICY days_that_are_over ON agg_agent_daily_performance FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (date < (now() AT TIME ZONE 'UTC')::date);
CREATE POLICY agents_of_readable_days ON dim_agent FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (agent_key IN (SELECT a.agent_key FROM agg_agent_daily_performance a));
