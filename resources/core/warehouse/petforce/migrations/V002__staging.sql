-- The latest state, cleaned: no name, no address, no password; what identifies is a keyed pseudonym (governance.pseudonym).
-- Filled by the models in dbt/, by nobody else. Data engineers with the claim domain=core read it.

create table stg_supabase_users (
    user_id uuid primary key,
    email_hash text,  -- absent for who signed up without a mail address
    ip_hash text,
    email_domain text,
    email_verified boolean,
    has_password boolean not null,
    auth_methods text[],
    preferred_auth_method text,
    two_factor_enabled boolean,
    is_account_locked boolean not null,
    failed_login_attempts integer,
    last_login_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz,
    deleted_at timestamptz,
    _extracted_date date not null,
    _dbt_loaded_at timestamptz not null default now()
);
comment on column stg_supabase_users.is_account_locked is 'As of the extraction, not of whenever it is read.';
create index idx_stg_users_email_hash on stg_supabase_users (email_hash);
create index idx_stg_users_created_at on stg_supabase_users (created_at);

create table stg_supabase_sessions (
    session_id uuid primary key,
    user_id uuid not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    ip_hash text,
    _extracted_date date not null,
    _dbt_loaded_at timestamptz not null default now()
);
create index idx_stg_sessions_user on stg_supabase_sessions (user_id, started_at);

alter table stg_supabase_users enable row level security;
alter table stg_supabase_users force row level security;
create policy staging_owner on stg_supabase_users to current_user using (true) with check (true);
create policy staging_read on stg_supabase_users for select to data_engineer_role
    using ((select governance.has_claim('domain', 'core')));
alter table stg_supabase_sessions enable row level security;
alter table stg_supabase_sessions force row level security;
create policy staging_owner on stg_supabase_sessions to current_user using (true) with check (true);
create policy staging_read on stg_supabase_sessions for select to data_engineer_role
    using ((select governance.has_claim('domain', 'core')));
grant select on stg_supabase_users, stg_supabase_sessions to data_engineer_role;
