-- As much of the schema governance as other schemas ask of it. The one that is shipped takes its place where it is found.
DO $$
DECLARE
    wanted name;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['analyst_role', 'data_engineer_role', 'service_role', 'authenticated', 'annotator', 'qa_team',
        'operator_readonly', 'monitoring_team', 'ai_readonly', 'steward_reader', 'audit_writer', 'claims_gateway']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
END $$;
CREATE TABLE claims (role_name name, claim text, value text, PRIMARY KEY (role_name, claim, value));
CREATE FUNCTION has_claim(claim text, value text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = governance, pg_temp AS $$
    SELECT EXISTS (SELECT FROM claims c WHERE c.role_name = session_user AND c.claim = $1 AND c.value = $2)
$$;
CREATE EXTENSION pgcrypto SCHEMA governance;
CREATE FUNCTION pseudonym(value text) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = governance, pg_temp AS $$
DECLARE
    secret text := coalesce(current_setting('steward.pii_key', true), '');
BEGIN
    IF value IS NULL OR value = '' THEN
        RETURN NULL;
    END IF;
    IF secret !~ '^([0-9A-Fa-f]{2}){32,}$' THEN
        RAISE EXCEPTION 'There is no key for pseudonyms' USING ERRCODE = 'ST001';
    END IF;
    RETURN 'v1.' || left(encode(sha256(convert_to('steward key id', 'UTF8') || decode(secret, 'hex')), 'hex'), 8)
        || '.' || encode(hmac(convert_to(value, 'UTF8'), decode(secret, 'hex'), 'sha256'), 'hex');
END $$;
CREATE FUNCTION ip_pseudonym(address inet) RETURNS text
    LANGUAGE sql STABLE SET search_path = governance, pg_temp AS $$
    SELECT pseudonym(regexp_replace(host(address), '^::ffff:(?=\d+\.\d+\.\d+\.\d+$)', ''))
$$;
GRANT USAGE ON SCHEMA governance TO PUBLIC;
