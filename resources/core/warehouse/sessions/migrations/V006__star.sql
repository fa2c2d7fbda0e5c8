-- The star: what analysts ask over years, when the sessions themselves have expired. Facts go with their person.

CREATE TABLE dim_date (
    date_id integer PRIMARY KEY,
    date date NOT NULL UNIQUE,
    year integer NOT NULL,
    quarter integer NOT NULL,
    month integer NOT NULL,
    -- ISO 8601: the first days of January may belong to week 52 or 53, of iso_year.
    week integer NOT NULL,
    iso_year integer NOT NULL,
    day_of_month integer NOT NULL,
    -- 1 is Monday.
    day_of_week integer NOT NULL,
    day_name varchar(20) NOT NULL,
    is_weekend boolean NOT NULL,
    -- Which days are holidays differs by country: nobody has said, unless somebody has.
    is_holiday boolean
);

-- What is not known is a value of its own, never NULL: NULL equals nothing, and every unknown would be a device again.
CREATE TABLE dim_devices (
    device_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_type varchar(20) NOT NULL,
    browser varchar(50) NOT NULL,
    browser_version varchar(20) NOT NULL,
    os varchar(50) NOT NULL,
    os_version varchar(20) NOT NULL,
    UNIQUE (device_type, browser, browser_version, os, os_version)
);
CREATE TABLE dim_channels (
    channel_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_type varchar(50) NOT NULL,
    channel_subtype varchar(50) NOT NULL,
    utm_source varchar(100) NOT NULL,
    utm_medium varchar(100) NOT NULL,
    utm_campaign varchar(100) NOT NULL,
    UNIQUE (channel_type, channel_subtype, utm_source, utm_medium, utm_campaign)
);
CREATE TABLE dim_pages (
    page_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page_url varchar(1000) NOT NULL,
    page_category varchar(100) NOT NULL,
    UNIQUE (page_url, page_category)
);

CREATE TABLE fact_sessions (
    session_id uuid NOT NULL,
    person_id bigint NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    date_id integer NOT NULL REFERENCES dim_date (date_id),
    device_id integer NOT NULL REFERENCES dim_devices (device_id),
    channel_id integer NOT NULL REFERENCES dim_channels (channel_id),
    duration_seconds integer NOT NULL,
    page_views_count integer NOT NULL,
    events_count integer NOT NULL,
    is_bounce boolean NOT NULL,
    is_conversion boolean NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (date_id, session_id)
) PARTITION BY RANGE (date_id);
CREATE INDEX idx_fact_sessions_person ON fact_sessions (person_id);
CREATE INDEX idx_fact_sessions_device ON fact_sessions (device_id);
CREATE INDEX idx_fact_sessions_channel ON fact_sessions (channel_id);

CREATE TABLE fact_page_views (
    page_view_id uuid NOT NULL,
    session_id uuid NOT NULL,
    person_id bigint NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    date_id integer NOT NULL REFERENCES dim_date (date_id),
    page_id integer NOT NULL REFERENCES dim_pages (page_id),
    page_sequence_number integer NOT NULL,
    time_on_page_seconds integer,
    scroll_depth_percent integer,
    clicks_count integer NOT NULL,
    viewed_at timestamptz NOT NULL,
    PRIMARY KEY (date_id, page_view_id)
) PARTITION BY RANGE (date_id);
CREATE INDEX idx_fact_page_views_person ON fact_page_views (person_id);
CREATE INDEX idx_fact_page_views_page ON fact_page_views (page_id);

-- One row for each day, device and channel; no people in it.
CREATE TABLE agg_session_metrics_daily (
    date_id integer NOT NULL REFERENCES dim_date (date_id),
    device_id integer NOT NULL REFERENCES dim_devices (device_id),
    channel_id integer NOT NULL REFERENCES dim_channels (channel_id),
    total_sessions bigint NOT NULL,
    unique_users bigint NOT NULL,
    bounce_sessions bigint NOT NULL,
    engaged_sessions bigint NOT NULL,
    conversion_sessions bigint NOT NULL,
    total_duration_seconds bigint NOT NULL,
    page_views bigint NOT NULL,
    events bigint NOT NULL,
    PRIMARY KEY (date_id, device_id, channel_id)
);

CREATE TABLE fact_sessions_default PARTITION OF fact_sessions DEFAULT;
CREATE TABLE fact_page_views_default PARTITION OF fact_page_views DEFAULT;
SELECT create_partitions_ahead(3);

CREATE FUNCTION date_id(day date) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT SET search_path = sessions, pg_temp AS $$
    SELECT (extract(year FROM day) * 10000 + extract(month FROM day) * 100 + extract(day FROM day))::integer
$$;

-- Takes completed sessions of the days from first_day to last_day (UTC, both included) of people who consent, and their
-- pages. Loading a day again changes nothing but what has changed, and never takes away facts of sessions that have
-- expired in the meantime.
CREATE FUNCTION load_star(first_day date, last_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    loaded bigint;
BEGIN
    IF first_day IS NULL OR last_day IS NULL OR first_day > last_day THEN
        RAISE EXCEPTION 'Days from % to % cannot be loaded: the first day has to come first', first_day, last_day
            USING ERRCODE = 'invalid_parameter_value';
    END IF;

    CREATE TEMPORARY TABLE taken ON COMMIT DROP AS
    SELECT s.id, s.person_id, s.started_at, s.ended_at, s.duration_seconds,
        date_id(s.started_at::date) AS date_id,
        coalesce(s.device_type, 'unknown') AS device_type, coalesce(s.browser, 'unknown') AS browser,
        coalesce(s.browser_version, 'unknown') AS browser_version, coalesce(s.os, 'unknown') AS os,
        coalesce(s.os_version, 'unknown') AS os_version,
        coalesce(a.channel_type, 'unknown') AS channel_type, coalesce(a.channel_subtype, 'none') AS channel_subtype,
        coalesce(s.utm_source, a.utm_source, 'none') AS utm_source,
        coalesce(s.utm_medium, a.utm_medium, 'none') AS utm_medium,
        coalesce(s.utm_campaign, a.utm_campaign, 'none') AS utm_campaign
    FROM user_sessions s
    LEFT JOIN session_attribution a ON a.session_id = s.id
    WHERE s.started_at >= first_day::timestamptz AND s.started_at < (last_day + 1)::timestamptz
      AND s.ended_at IS NOT NULL
      AND s.person_id IN (SELECT person_id FROM analytics_consenting);
    -- Whether a few sessions are looked up or all of a table is read is for the planner to say, who has to know how many.
    ANALYZE pg_temp.taken;

    INSERT INTO dim_date
    SELECT date_id(d), d, extract(year FROM d), extract(quarter FROM d), extract(month FROM d), extract(week FROM d),
        extract(isoyear FROM d), extract(day FROM d), extract(isodow FROM d),
        (ARRAY['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])[extract(isodow FROM d)::integer],
        extract(isodow FROM d) >= 6, NULL
    -- Pages may lie before or after the day on which their session began.
    FROM (
        SELECT g::date AS d
        FROM (SELECT least(first_day, min(p.viewed_at)::date) AS first, greatest(last_day, max(p.viewed_at)::date) AS last
              FROM page_views p JOIN pg_temp.taken t ON t.id = p.session_id) span
        CROSS JOIN generate_series(span.first, span.last, interval '1 day') g
    ) days
    ON CONFLICT DO NOTHING;

    INSERT INTO dim_devices (device_type, browser, browser_version, os, os_version)
    SELECT DISTINCT device_type, browser, browser_version, os, os_version FROM pg_temp.taken ON CONFLICT DO NOTHING;
    INSERT INTO dim_channels (channel_type, channel_subtype, utm_source, utm_medium, utm_campaign)
    SELECT DISTINCT channel_type, channel_subtype, utm_source, utm_medium, utm_campaign FROM pg_temp.taken ON CONFLICT DO NOTHING;
    INSERT INTO dim_pages (page_url, page_category)
    SELECT DISTINCT p.page_url, coalesce(p.page_category, 'none')
    FROM page_views p JOIN pg_temp.taken t ON t.id = p.session_id ON CONFLICT DO NOTHING;

    -- Of dimensions that were filled just now a planner knows nothing, and would join millions as if they were one row.
    ANALYZE dim_devices, dim_channels, dim_pages;

    INSERT INTO fact_sessions AS f
    WITH counted AS MATERIALIZED (
        SELECT t.*, coalesce(p.pages, 0) AS pages, coalesce(e.events, 0) AS events, coalesce(e.conversions, 0) AS conversions
        FROM pg_temp.taken t
        LEFT JOIN (
            SELECT v.session_id AS id, count(*) AS pages
            FROM page_views v JOIN pg_temp.taken s ON s.id = v.session_id GROUP BY 1
        ) p USING (id)
        LEFT JOIN (
            SELECT v.session_id AS id, count(*) AS events, count(*) FILTER (WHERE v.event_category = 'Conversion') AS conversions
            FROM user_events v JOIN pg_temp.taken s ON s.id = v.session_id GROUP BY 1
        ) e USING (id)
    )
    SELECT t.id, t.person_id, t.date_id, d.device_id, c.channel_id, t.duration_seconds, t.pages, t.events,
        t.duration_seconds < 30, t.conversions > 0, t.started_at, t.ended_at
    FROM counted t
    JOIN dim_devices d USING (device_type, browser, browser_version, os, os_version)
    JOIN dim_channels c USING (channel_type, channel_subtype, utm_source, utm_medium, utm_campaign)
    ON CONFLICT (date_id, session_id) DO UPDATE SET
        device_id = excluded.device_id, channel_id = excluded.channel_id, duration_seconds = excluded.duration_seconds,
        page_views_count = excluded.page_views_count, events_count = excluded.events_count, is_bounce = excluded.is_bounce,
        is_conversion = excluded.is_conversion, ended_at = excluded.ended_at;
    GET DIAGNOSTICS loaded = ROW_COUNT;

    INSERT INTO fact_page_views
    SELECT p.id, p.session_id, p.person_id, date_id(p.viewed_at::date), g.page_id, p.page_sequence_number,
        p.time_on_page_seconds, p.scroll_depth_percent, p.clicks_count, p.viewed_at
    FROM page_views p
    JOIN pg_temp.taken t ON t.id = p.session_id
    JOIN dim_pages g ON g.page_url = p.page_url AND g.page_category = coalesce(p.page_category, 'none')
    ON CONFLICT (date_id, page_view_id) DO UPDATE SET
        page_id = excluded.page_id, time_on_page_seconds = excluded.time_on_page_seconds,
        scroll_depth_percent = excluded.scroll_depth_percent, clicks_count = excluded.clicks_count;

    -- From the facts, which stay, not from the sessions, which expire.
    INSERT INTO agg_session_metrics_daily
    SELECT date_id, device_id, channel_id, count(*), count(DISTINCT person_id), count(*) FILTER (WHERE is_bounce),
        count(*) FILTER (WHERE duration_seconds >= 600), count(*) FILTER (WHERE is_conversion),
        sum(duration_seconds), sum(page_views_count), sum(events_count)
    FROM fact_sessions
    WHERE date_id BETWEEN date_id(first_day) AND date_id(last_day)
    GROUP BY date_id, device_id, channel_id
    ON CONFLICT (date_id, device_id, channel_id) DO UPDATE SET
        total_sessions = excluded.total_sessions, unique_users = excluded.unique_users,
        bounce_sessions = excluded.bounce_sessions, engaged_sessions = excluded.engaged_sessions,
        conversion_sessions = excluded.conversion_sessions, total_duration_seconds = excluded.total_duration_seconds,
        page_views = excluded.page_views, events = excluded.events;
    DROP TABLE pg_temp.taken;
    RETURN loaded;
END $$;

-- Counts how often each sequence of pages was walked, of sessions that began on the days from first_day to last_day.
CREATE FUNCTION load_journey_paths(first_day date, last_day date) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    loaded bigint;
BEGIN
    DELETE FROM user_journey_paths WHERE date_range_start = first_day AND date_range_end = last_day;
    CREATE TEMPORARY TABLE walked ON COMMIT DROP AS
    SELECT s.id, s.person_id, s.duration_seconds, coalesce(s.device_type, 'unknown') AS device_type
    FROM user_sessions s
    WHERE s.started_at >= first_day::timestamptz AND s.started_at < (last_day + 1)::timestamptz
      AND s.person_id IN (SELECT person_id FROM analytics_consenting);
    ANALYZE pg_temp.walked;
    INSERT INTO user_journey_paths (path_sequence, path_length, session_count, unique_users, avg_time_seconds,
        conversion_rate, device_type, date_range_start, date_range_end)
    SELECT path, cardinality(path), count(*), count(DISTINCT w.person_id), round(avg(w.duration_seconds), 2),
        round(100.0 * count(c.id) / count(*), 2), w.device_type, first_day, last_day
    FROM pg_temp.walked w
    JOIN (
        SELECT s.id, array_agg(p.page_url::text ORDER BY p.page_sequence_number) AS path
        FROM page_views p JOIN pg_temp.walked s ON s.id = p.session_id GROUP BY 1
    ) pages USING (id)
    LEFT JOIN (
        SELECT DISTINCT s.id
        FROM user_events e JOIN pg_temp.walked s ON s.id = e.session_id WHERE e.event_category = 'Conversion'
    ) c USING (id)
    GROUP BY path, w.device_type;
    GET DIAGNOSTICS loaded = ROW_COUNT;
    DROP TABLE pg_temp.walked;
    RETURN loaded;
END $$;

SELECT isolate(tablename) FROM pg_tables
    WHERE schemaname = 'sessions' AND (tablename LIKE 'dim\_%' OR tablename LIKE 'fact\_%' OR tablename LIKE 'agg\_%');

REVOKE ALL ON FUNCTION load_star(date, date), load_journey_paths(date, date), date_id(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION load_star(date, date), load_journey_paths(date, date) TO data_engineer_role, service_role;
GRANT EXECUTE ON FUNCTION date_id(date) TO analyst_role, steward_reader, data_engineer_role, service_role;

GRANT SELECT ON dim_date, dim_devices, dim_channels, dim_pages, fact_sessions, fact_page_views, agg_session_metrics_daily
    TO analyst_role, steward_reader, data_engineer_role, service_role;

-- Facts are read of those who consent now, whatever was loaded before they withdrew. Dimensions are read as far as a
-- fact that may be read points to them: a page's address can name a person.
CREATE POLICY analytics_consent_policy ON fact_sessions FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY analytics_consent_policy ON fact_page_views FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (person_id IN (SELECT c.person_id FROM latest_consent c WHERE c.purpose = 'analytics' AND c.granted
        AND c.consent_version >= (SELECT analytics_version())));
CREATE POLICY pages_of_readable_facts ON dim_pages FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (EXISTS (SELECT FROM fact_page_views f WHERE f.page_id = dim_pages.page_id));
CREATE POLICY devices_of_readable_facts ON dim_devices FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (EXISTS (SELECT FROM fact_sessions f WHERE f.device_id = dim_devices.device_id));
CREATE POLICY channels_of_readable_facts ON dim_channels FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (EXISTS (SELECT FROM fact_sessions f WHERE f.channel_id = dim_channels.channel_id));
-- Of days that are over: today's figures still move.
CREATE POLICY days_that_are_over ON dim_date FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (date < (now() AT TIME ZONE 'UTC')::date);
CREATE POLICY days_that_are_over ON agg_session_metrics_daily FOR SELECT TO analyst_role, steward_reader, data_engineer_role
    USING (date_id < date_id((now() AT TIME ZONE 'UTC')::date));

CREATE POLICY service_reads ON dim_date FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON dim_devices FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON dim_channels FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON dim_pages FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON fact_sessions FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON fact_page_views FOR SELECT TO service_role USING (true);
CREATE POLICY service_reads ON agg_session_metrics_daily FOR SELECT TO service_role USING (true);

-- The loading function runs as the owner; nothing here cannot be made again from what it is made of.
CREATE POLICY owner_builds ON dim_date TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON dim_devices TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON dim_channels TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON dim_pages TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON fact_sessions TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON fact_page_views TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_builds ON agg_session_metrics_daily TO CURRENT_USER USING (true) WITH CHECK (true);
