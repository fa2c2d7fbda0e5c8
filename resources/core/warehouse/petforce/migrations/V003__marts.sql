-- What analysts ask. Filled by the models in dbt/. Analysts with the claim domain=core see people who have not left; data
-- engineers with it see all. Days are those of UTC.

-- A build fills it from a file of Steward's own, so its rows keep nobody from taking the schema back.
-- reference rows: lifecycle_stage_definitions
create table lifecycle_stage_definitions (
    stage text primary key,
    priority integer not null unique,
    idle_days_from integer not null check (idle_days_from >= 0),
    signup_days_below integer check (signup_days_below > 0),
    description text not null
);
comment on table lifecycle_stage_definitions is 'Of the stages that fit a person, that with the lowest priority number.';

create table marts_core_user_activity_daily (
    activity_date date not null,
    user_id uuid not null,
    login_count integer not null default 0 check (login_count >= 0),
    session_count integer not null default 0 check (session_count >= 0),
    api_calls_count integer not null default 0 check (api_calls_count >= 0),
    features_used text[] not null default '{}',
    engagement_score numeric not null,
    is_active boolean not null,
    days_since_signup integer,
    days_since_last_login integer,
    _dbt_loaded_at timestamptz not null default now(),
    primary key (activity_date, user_id)
);
comment on column marts_core_user_activity_daily.engagement_score is
    'logins + 2 x sessions + distinct features of that day. API calls are not in it: a client makes any number of them by itself.';
comment on column marts_core_user_activity_daily.is_active is 'Logged in on that day or within the 30 days before it.';
create index idx_marts_user_activity_user on marts_core_user_activity_daily (user_id);

create table marts_core_dim_users (
    user_id uuid primary key,
    email_domain text,
    signup_cohort text not null check (signup_cohort ~ '^\d{4}-\d{2}-W[1-5]$'),
    auth_methods text[],
    preferred_auth_method text,
    two_factor_enabled boolean,
    lifecycle_stage text not null,
    first_login_at timestamptz,
    last_login_at timestamptz,
    created_at timestamptz not null,
    deleted_at timestamptz,
    _dbt_loaded_at timestamptz not null default now()
);
create index idx_marts_dim_users_lifecycle on marts_core_dim_users (lifecycle_stage);
create index idx_marts_dim_users_cohort on marts_core_dim_users (signup_cohort);

create table marts_core_auth_events (
    event_id uuid primary key,
    user_id uuid,
    event_type text not null,
    occurred_at timestamptz not null,
    login_attempts smallint not null check (login_attempts in (0, 1)),
    login_failures smallint not null check (login_failures in (0, 1)),
    token_refreshes smallint not null check (token_refreshes in (0, 1)),
    ip_hash text,
    _dbt_loaded_at timestamptz not null default now()
);
create index idx_marts_auth_events_user on marts_core_auth_events (user_id, occurred_at);
create index idx_marts_auth_events_time on marts_core_auth_events (occurred_at);

alter table lifecycle_stage_definitions enable row level security;
alter table lifecycle_stage_definitions force row level security;
create policy marts_owner on lifecycle_stage_definitions to current_user using (true) with check (true);
create policy marts_read on lifecycle_stage_definitions for select to data_engineer_role, analyst_role, steward_reader
    using ((select governance.has_claim('domain', 'core')));

alter table marts_core_dim_users enable row level security;
alter table marts_core_dim_users force row level security;
create policy marts_owner on marts_core_dim_users to current_user using (true) with check (true);
create policy marts_read on marts_core_dim_users for select to data_engineer_role
    using ((select governance.has_claim('domain', 'core')));
create policy marts_read_of_people on marts_core_dim_users for select to analyst_role, steward_reader
    using ((select governance.has_claim('domain', 'core'))
        and deleted_at is null);

alter table marts_core_user_activity_daily enable row level security;
alter table marts_core_user_activity_daily force row level security;
create policy marts_owner on marts_core_user_activity_daily to current_user using (true) with check (true);
create policy marts_read on marts_core_user_activity_daily for select to data_engineer_role
    using ((select governance.has_claim('domain', 'core')));
create policy marts_read_of_people on marts_core_user_activity_daily for select to analyst_role, steward_reader
    using ((select governance.has_claim('domain', 'core'))
        and exists (select from marts_core_dim_users known where known.user_id = marts_core_user_activity_daily.user_id));

alter table marts_core_auth_events enable row level security;
alter table marts_core_auth_events force row level security;
create policy marts_owner on marts_core_auth_events to current_user using (true) with check (true);
create policy marts_read on marts_core_auth_events for select to data_engineer_role
    using ((select governance.has_claim('domain', 'core')));
create policy marts_read_of_people on marts_core_auth_events for select to analyst_role, steward_reader
    using ((select governance.has_claim('domain', 'core'))
        and exists (select from marts_core_dim_users known where known.user_id = marts_core_auth_events.user_id));

grant usage on schema petforce to analyst_role, steward_reader;
grant select on lifecycle_stage_definitions, marts_core_user_activity_daily, marts_core_dim_users
    to analyst_role, steward_reader, data_engineer_role;
grant select (event_id, user_id, event_type, occurred_at, login_attempts, login_failures, token_refreshes, _dbt_loaded_at)
    on marts_core_auth_events to analyst_role, steward_reader;
grant select on marts_core_auth_events to data_engineer_role;
