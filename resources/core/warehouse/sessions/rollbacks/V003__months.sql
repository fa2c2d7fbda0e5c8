-- A month that others point to has to be detached before it can be dropped.
DO $$
DECLARE
    month record;
BEGIN
    FOR month IN
        SELECT i.inhparent::regclass AS parent, i.inhrelid::regclass AS name
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent
        WHERE c.relnamespace = 'sessions'::regnamespace AND c.relkind = 'p'
    LOOP
        EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', month.parent, month.name);
        EXECUTE format('DROP TABLE %s', month.name);
    END LOOP;
END $$;
DROP FUNCTION create_partitions_ahead(integer);
DROP FUNCTION create_partitions(date, date);
DROP FUNCTION isolate(text);
