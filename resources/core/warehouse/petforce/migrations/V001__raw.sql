-- What was extracted from Supabase, exactly as it was: only added to, a partition for each month of extraction. It holds personal
-- data in clear, so analysts never reach it. Whoever extracts adds (service_role); data engineers with the claim layer=raw read,
-- all but password hashes. Times are instants; the day of extraction is that of UTC.

create table raw_supabase_users (
    extracted_at timestamptz not null,
    extracted_date date not null,
    source_system text not null default 'supabase',
    -- as extracted
    id uuid not null,
    email text,
    email_verified boolean,
    hashed_password text,
    first_name text,
    last_name text,
    profile_photo_url text,
    auth_methods text[],
    preferred_auth_method text,
    two_factor_enabled boolean,
    account_locked_until timestamptz,
    failed_login_attempts integer,
    last_login_at timestamptz,
    last_login_ip inet,
    created_at timestamptz,
    updated_at timestamptz,
    deleted_at timestamptz,
    _extracted_at timestamptz not null default now(),
    primary key (extracted_date, id, extracted_at),
    constraint raw_supabase_users_day check (extracted_date = (extracted_at at time zone 'UTC')::date)
) partition by range (extracted_date);
create index idx_raw_supabase_users_id on raw_supabase_users (id);
alter table raw_supabase_users enable row level security;
alter table raw_supabase_users force row level security;
create policy raw_owner on raw_supabase_users to current_user using (true) with check (true);
create policy raw_added on raw_supabase_users for insert to service_role with check (source_system = 'supabase');
create policy raw_read on raw_supabase_users for select to data_engineer_role using ((select governance.has_claim('layer', 'raw')));
grant insert on raw_supabase_users to service_role;
grant select (extracted_at, extracted_date, source_system, id, email, email_verified, first_name, last_name, profile_photo_url, auth_methods, preferred_auth_method, two_factor_enabled, account_locked_until, failed_login_attempts, last_login_at, last_login_ip, created_at, updated_at, deleted_at, _extracted_at)
    on raw_supabase_users to data_engineer_role;

create table raw_supabase_sessions (
    extracted_at timestamptz not null,
    extracted_date date not null,
    source_system text not null default 'supabase',
    id uuid not null,
    user_id uuid not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    ip_address inet,
    user_agent text,
    _extracted_at timestamptz not null default now(),
    primary key (extracted_date, id, extracted_at),
    constraint raw_supabase_sessions_day check (extracted_date = (extracted_at at time zone 'UTC')::date)
) partition by range (extracted_date);
create index idx_raw_supabase_sessions_id on raw_supabase_sessions (id);
alter table raw_supabase_sessions enable row level security;
alter table raw_supabase_sessions force row level security;
create policy raw_owner on raw_supabase_sessions to current_user using (true) with check (true);
create policy raw_added on raw_supabase_sessions for insert to service_role with check (source_system = 'supabase');
create policy raw_read on raw_supabase_sessions for select to data_engineer_role using ((select governance.has_claim('layer', 'raw')));
grant insert on raw_supabase_sessions to service_role;
grant select (extracted_at, extracted_date, source_system, id, user_id, started_at, ended_at, ip_address, user_agent, _extracted_at)
    on raw_supabase_sessions to data_engineer_role;

create table raw_supabase_auth_events (
    extracted_at timestamptz not null,
    extracted_date date not null,
    source_system text not null default 'supabase',
    id uuid not null,
    user_id uuid,  -- unknown when somebody tries a name that does not exist
    event_type text not null,
    occurred_at timestamptz not null,
    ip_address inet,
    user_agent text,
    _extracted_at timestamptz not null default now(),
    primary key (extracted_date, id, extracted_at),
    constraint raw_supabase_auth_events_day check (extracted_date = (extracted_at at time zone 'UTC')::date)
) partition by range (extracted_date);
create index idx_raw_supabase_auth_events_id on raw_supabase_auth_events (id);
alter table raw_supabase_auth_events enable row level security;
alter table raw_supabase_auth_events force row level security;
create policy raw_owner on raw_supabase_auth_events to current_user using (true) with check (true);
create policy raw_added on raw_supabase_auth_events for insert to service_role with check (source_system = 'supabase');
create policy raw_read on raw_supabase_auth_events for select to data_engineer_role using ((select governance.has_claim('layer', 'raw')));
grant insert on raw_supabase_auth_events to service_role;
grant select (extracted_at, extracted_date, source_system, id, user_id, event_type, occurred_at, ip_address, user_agent, _extracted_at)
    on raw_supabase_auth_events to data_engineer_role;

create table raw_supabase_api_calls (
    extracted_at timestamptz not null,
    extracted_date date not null,
    source_system text not null default 'supabase',
    id uuid not null,
    user_id uuid not null,
    called_at timestamptz not null,
    endpoint text not null,
    feature text,
    status_code smallint,
    _extracted_at timestamptz not null default now(),
    primary key (extracted_date, id, extracted_at),
    constraint raw_supabase_api_calls_day check (extracted_date = (extracted_at at time zone 'UTC')::date)
) partition by range (extracted_date);
create index idx_raw_supabase_api_calls_id on raw_supabase_api_calls (id);
alter table raw_supabase_api_calls enable row level security;
alter table raw_supabase_api_calls force row level security;
create policy raw_owner on raw_supabase_api_calls to current_user using (true) with check (true);
create policy raw_added on raw_supabase_api_calls for insert to service_role with check (source_system = 'supabase');
create policy raw_read on raw_supabase_api_calls for select to data_engineer_role using ((select governance.has_claim('layer', 'raw')));
grant insert on raw_supabase_api_calls to service_role;
grant select (extracted_at, extracted_date, source_system, id, user_id, called_at, endpoint, feature, status_code, _extracted_at)
    on raw_supabase_api_calls to data_engineer_role;

-- Makes the partitions of this month and so many months after it, of every raw table; those that are there stay. There is no
-- default partition: an extraction for which none was made fails at once and is not lost in a place nobody looks at.
create function create_partitions_ahead(months integer, since date default (now() at time zone 'UTC')::date) returns integer
    language plpgsql
    set search_path = petforce, pg_temp
as $$
declare
    parent text;
    month date;
    part text;
    made integer := 0;
begin
    if months not between 0 and 120 then
        raise exception using errcode = 'ST001',
            message = format('%s months ahead are not between 0 and 120.', months), hint = 'Usual are 3.';
    end if;
    foreach parent in array array[
        'raw_supabase_users', 'raw_supabase_sessions', 'raw_supabase_auth_events', 'raw_supabase_api_calls']
    loop
        for ahead in 0 .. months loop
            month := (date_trunc('month', since::timestamp) + make_interval(months => ahead))::date;
            part := parent || to_char(month, '_YYYY_MM');
            if to_regclass('petforce.' || part) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                    part, parent, month, (month + interval '1 month')::date);
                -- Nobody is granted anything on it; should somebody be, the policies of the parent do not hold here.
                execute format('alter table %I enable row level security', part);
                execute format('alter table %I force row level security', part);
                execute format('create policy raw_owner on %I to current_user using (true) with check (true)', part);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end
$$;
revoke execute on function create_partitions_ahead(integer, date) from public;

select create_partitions_ahead(3);

grant usage on schema petforce to service_role, data_engineer_role;
