-- What people do. Each of the three large tables is cut by month, so its primary key contains the time it is cut by, and
-- what points to a row of it names that time too: a foreign key to the id alone cannot exist.

CREATE TABLE user_sessions (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id bigint NOT NULL,
    session_key varchar(64) NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    last_activity_at timestamptz NOT NULL DEFAULT now(),
    -- Whole seconds, cut off: 29.6 s is less than 30. Clocks of clients differ: an end shortly before the beginning counts as 0.
    duration_seconds integer GENERATED ALWAYS AS (
        greatest(0, floor(extract(epoch FROM (coalesce(ended_at, last_activity_at) - started_at))))::integer
    ) STORED,
    ip_hash text CHECK (ip_hash ~ '^v\d+\.[0-9a-f]{8}\.[0-9a-f]{64}$'),
    user_agent text,
    device_type varchar(20) CHECK (device_type IN ('desktop', 'mobile', 'tablet', 'unknown')),
    browser varchar(50),
    browser_version varchar(20),
    os varchar(50),
    os_version varchar(20),
    screen_resolution varchar(20),
    timezone varchar(50),
    is_active boolean NOT NULL DEFAULT true,
    is_authenticated boolean NOT NULL DEFAULT true,
    referrer_domain varchar(255),
    utm_source varchar(100),
    utm_medium varchar(100),
    utm_campaign varchar(100),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, started_at),
    CONSTRAINT fk_person FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE,
    -- More than five minutes is no skew but a fault.
    CONSTRAINT chk_duration CHECK (extract(epoch FROM (coalesce(ended_at, last_activity_at) - started_at)) >= -300)
) PARTITION BY RANGE (started_at);

CREATE INDEX idx_sessions_person_started ON user_sessions (person_id, started_at DESC);
CREATE INDEX idx_sessions_active ON user_sessions (is_active, last_activity_at DESC) WHERE is_active;
-- A day is one of UTC: date(timestamptz) depends on the session's zone and cannot be indexed.
CREATE INDEX idx_sessions_date ON user_sessions (((started_at AT TIME ZONE 'UTC')::date), device_type);
CREATE INDEX idx_sessions_duration ON user_sessions (duration_seconds) WHERE duration_seconds IS NOT NULL;
-- jsonb_build_object is not immutable; questions of attribution compare the plain columns anyway.
CREATE INDEX idx_sessions_utm ON user_sessions (utm_source, utm_medium, utm_campaign) WHERE utm_source IS NOT NULL;

-- A key that a client made is used once, in all months together: the table that is cut by month cannot promise that.
CREATE TABLE session_keys (
    session_key varchar(64) PRIMARY KEY,
    session_id uuid NOT NULL,
    session_started_at timestamptz NOT NULL,
    CONSTRAINT fk_session FOREIGN KEY (session_id, session_started_at)
        REFERENCES user_sessions (id, started_at) ON DELETE CASCADE
);
CREATE INDEX idx_session_keys_session ON session_keys (session_id, session_started_at);

CREATE FUNCTION remember_session_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp AS $$
BEGIN
    INSERT INTO session_keys VALUES (NEW.session_key, NEW.id, NEW.started_at);
    RETURN NULL;
END $$;
CREATE TRIGGER remember_session_key
    AFTER INSERT ON user_sessions FOR EACH ROW EXECUTE FUNCTION remember_session_key();

CREATE FUNCTION update_timestamp() RETURNS trigger
    LANGUAGE plpgsql SET search_path = sessions, pg_temp AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER update_sessions_timestamp
    BEFORE UPDATE ON user_sessions FOR EACH ROW EXECUTE FUNCTION update_timestamp();

CREATE TABLE page_views (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL,
    session_started_at timestamptz NOT NULL,
    person_id bigint NOT NULL,
    page_url varchar(1000) NOT NULL,
    page_title varchar(500),
    page_category varchar(100),
    referrer varchar(1000),
    external_referrer varchar(500),
    query_params jsonb,
    viewed_at timestamptz NOT NULL DEFAULT now(),
    exited_at timestamptz,
    time_on_page_seconds integer GENERATED ALWAYS AS (
        CASE WHEN exited_at IS NOT NULL
            THEN greatest(0, floor(extract(epoch FROM (exited_at - viewed_at))))::integer END
    ) STORED,
    scroll_depth_percent integer CHECK (scroll_depth_percent BETWEEN 0 AND 100),
    clicks_count integer NOT NULL DEFAULT 0 CHECK (clicks_count >= 0),
    interactions_count integer NOT NULL DEFAULT 0 CHECK (interactions_count >= 0),
    page_load_time_ms integer CHECK (page_load_time_ms >= 0),
    time_to_interactive_ms integer CHECK (time_to_interactive_ms >= 0),
    page_sequence_number integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, viewed_at),
    CONSTRAINT fk_session FOREIGN KEY (session_id, session_started_at)
        REFERENCES user_sessions (id, started_at) ON DELETE CASCADE,
    CONSTRAINT fk_person FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE,
    CONSTRAINT chk_time_on_page CHECK (extract(epoch FROM (exited_at - viewed_at)) >= -300),
    CONSTRAINT chk_sequence CHECK (page_sequence_number > 0)
) PARTITION BY RANGE (viewed_at);

CREATE INDEX idx_pageviews_session ON page_views (session_id, page_sequence_number);
CREATE INDEX idx_pageviews_person_date ON page_views (person_id, ((viewed_at AT TIME ZONE 'UTC')::date) DESC);
CREATE INDEX idx_pageviews_url ON page_views (page_url, viewed_at DESC);
CREATE INDEX idx_pageviews_category ON page_views (page_category, viewed_at DESC);
CREATE INDEX idx_pageviews_params ON page_views USING gin (query_params);
CREATE INDEX idx_pageviews_engagement ON page_views (viewed_at DESC, time_on_page_seconds, scroll_depth_percent)
    WHERE time_on_page_seconds IS NOT NULL;

CREATE TABLE user_events (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL,
    session_started_at timestamptz NOT NULL,
    person_id bigint NOT NULL,
    page_view_id uuid,
    page_viewed_at timestamptz,
    event_type varchar(50) NOT NULL,
    event_category varchar(50),
    event_action varchar(100),
    event_label varchar(255),
    event_value numeric(10, 2),
    element_id varchar(100),
    element_class varchar(255),
    element_text varchar(500),
    element_selector varchar(500),
    viewport_position jsonb,
    scroll_position integer,
    metadata jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, created_at),
    CONSTRAINT fk_session FOREIGN KEY (session_id, session_started_at)
        REFERENCES user_sessions (id, started_at) ON DELETE CASCADE,
    CONSTRAINT fk_person FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE,
    CONSTRAINT fk_pageview FOREIGN KEY (page_view_id, page_viewed_at)
        REFERENCES page_views (id, viewed_at) ON DELETE SET NULL,
    -- Half a key points nowhere, and would not be checked.
    CONSTRAINT chk_pageview_whole CHECK ((page_view_id IS NULL) = (page_viewed_at IS NULL))
) PARTITION BY RANGE (created_at);

CREATE INDEX idx_events_session ON user_events (session_id, created_at);
CREATE INDEX idx_events_person_date ON user_events (person_id, ((created_at AT TIME ZONE 'UTC')::date) DESC);
CREATE INDEX idx_events_type_date ON user_events (event_type, created_at DESC);
CREATE INDEX idx_events_category_action ON user_events (event_category, event_action, created_at DESC);
CREATE INDEX idx_events_metadata ON user_events USING gin (metadata);
CREATE INDEX idx_events_viewport ON user_events USING gin (viewport_position);
CREATE INDEX idx_events_high_value ON user_events (created_at DESC, event_value) WHERE event_value > 0;

CREATE TABLE session_attribution (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL UNIQUE,
    session_started_at timestamptz NOT NULL,
    person_id bigint NOT NULL,
    utm_source varchar(100),
    utm_medium varchar(100),
    utm_campaign varchar(100),
    utm_term varchar(100),
    utm_content varchar(100),
    referrer_domain varchar(255),
    referrer_url varchar(1000),
    referrer_category varchar(50),
    channel_type varchar(50),
    channel_subtype varchar(50),
    landing_page_url varchar(1000),
    landing_page_category varchar(100),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_session FOREIGN KEY (session_id, session_started_at)
        REFERENCES user_sessions (id, started_at) ON DELETE CASCADE,
    CONSTRAINT fk_person FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
);
CREATE INDEX idx_attribution_source ON session_attribution (utm_source, utm_campaign, created_at DESC);
CREATE INDEX idx_attribution_channel ON session_attribution (channel_type, created_at DESC);
CREATE INDEX idx_attribution_person ON session_attribution (person_id, created_at DESC);

CREATE TABLE user_journey_paths (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    path_sequence text[] NOT NULL,
    path_length integer NOT NULL,
    session_count integer NOT NULL DEFAULT 0 CHECK (session_count >= 0),
    unique_users integer NOT NULL DEFAULT 0 CHECK (unique_users >= 0),
    avg_time_seconds numeric(10, 2),
    conversion_rate numeric(5, 2) CHECK (conversion_rate BETWEEN 0 AND 100),
    device_type varchar(20),
    date_range_start date,
    date_range_end date,
    last_updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT chk_path_length CHECK (path_length = cardinality(path_sequence) AND path_length > 0)
);
CREATE INDEX idx_journey_paths_sequence ON user_journey_paths USING gin (path_sequence);
CREATE INDEX idx_journey_paths_metrics ON user_journey_paths (session_count DESC, date_range_end DESC);
