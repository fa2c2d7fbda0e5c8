-- The roles that policies are written for. None can log in; an administrator grants them to roles that can. They belong to
-- the whole cluster and own nothing, so they stay when a schema goes.
do $$
declare
    wanted name;
    missing text := '';
begin
    foreach wanted in array array[
        'analyst_role', 'data_engineer_role', 'service_role', 'authenticated', 'annotator', 'qa_team', 'operator_readonly',
        'monitoring_team', 'ai_readonly', 'steward_reader', 'audit_writer', 'claims_gateway']
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception
                when insufficient_privilege then missing := missing || format('create role %I nologin; ', wanted);
                when duplicate_object or unique_violation then null;  -- somebody else was faster
            end;
        end if;
    end loop;
    if missing <> '' then
        raise exception using
            errcode = 'ST001',
            message = format('The role %I may not create roles, and some that are needed are not there.', current_user),
            hint = 'Have an administrator run: ' || rtrim(missing);
    end if;
end
$$;
