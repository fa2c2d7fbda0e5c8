-- Partitions by month, made before they are needed. A row of a month that has none goes to the default partition and is
-- not lost; that month then cannot be made until its rows have been moved, and is reported.

CREATE FUNCTION create_partitions(first_month date, last_month date)
    RETURNS TABLE (partition_name text, outcome text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = sessions, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    parent record;
    month date;
    lower text;
    upper text;
BEGIN
    IF first_month IS NULL OR last_month IS NULL OR first_month > last_month THEN
        RAISE EXCEPTION 'Partitions from % to % cannot be made: the first month has to come first', first_month, last_month
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR parent IN
        SELECT c.oid, c.relname AS name, a.atttypid = 'integer'::regtype AS by_date_id
        FROM pg_class c
        JOIN pg_partitioned_table p ON p.partrelid = c.oid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
        WHERE c.relnamespace = 'sessions'::regnamespace
        ORDER BY c.relname
    LOOP
        month := date_trunc('month', first_month);
        WHILE month <= last_month LOOP
            partition_name := parent.name || to_char(month, '_YYYY_MM');
            -- The zone is written down: a bare date would mean midnight of whoever calls.
            lower := to_char(month, CASE WHEN parent.by_date_id THEN 'YYYYMMDD' ELSE 'YYYY-MM-DD 00:00:00+00' END);
            upper := to_char(month + interval '1 month',
                CASE WHEN parent.by_date_id THEN 'YYYYMMDD' ELSE 'YYYY-MM-DD 00:00:00+00' END);
            outcome := 'created';
            IF EXISTS (SELECT FROM pg_inherits WHERE inhparent = parent.oid AND inhrelid = to_regclass(quote_ident(partition_name))) THEN
                outcome := 'already there';
            ELSE
                BEGIN
                    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                        partition_name, parent.name, lower, upper);
                    PERFORM isolate(partition_name);
                EXCEPTION WHEN check_violation THEN
                    outcome := 'rows of this month lie in ' || parent.name || '_default';
                END;
            END IF;
            RETURN NEXT;
            month := month + interval '1 month';
        END LOOP;
    END LOOP;
END $$;

-- Policies of a table do not hold for who reads its partition by name: a partition has row security, forced, and no policy.
CREATE FUNCTION isolate(table_name text) RETURNS void
    LANGUAGE plpgsql SET search_path = sessions, pg_temp AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
END $$;

-- This month and as many after it; to be called once a month, or more often.
CREATE FUNCTION create_partitions_ahead(months integer)
    RETURNS TABLE (partition_name text, outcome text)
    LANGUAGE sql SECURITY DEFINER SET search_path = sessions, pg_temp AS $$
    SELECT * FROM create_partitions(
        (now() AT TIME ZONE 'UTC')::date, ((now() AT TIME ZONE 'UTC') + make_interval(months => months))::date)
$$;

CREATE TABLE user_sessions_default PARTITION OF user_sessions DEFAULT;
CREATE TABLE page_views_default PARTITION OF page_views DEFAULT;
CREATE TABLE user_events_default PARTITION OF user_events DEFAULT;

SELECT create_partitions_ahead(3);
