-- Cleaning up regularly under a standing approval: which jobs the database carries out by itself, whom holds protect, and what every
-- run has done. Only reached through functions, as what the gate keeps here is.
create table cleanup_jobs (
    policy text primary key check (policy ~ '^[a-z0-9][a-z0-9_-]{0,59}$'),
    approval text not null check (approval ~ '^[0-9a-f]{64}$'),
    table_name text not null,
    call text not null,
    schedule text not null,
    until_day date not null,
    timed boolean not null,
    installed_at timestamptz not null default now(),
    installed_by name not null default session_user
);

-- A copy of Steward's holds. Ids of people who must be left alone: nobody is granted to read it.
create table cleanup_holds (
    hold text not null,
    person text not null,
    primary key (hold, person)
);
create table cleanup_holds_seen (
    one boolean primary key default true check (one),
    seen_at timestamptz not null,
    seen_by name not null default session_user
);

create table cleanup_log (
    id bigint generated always as identity primary key,
    run_id uuid not null unique,
    origin text not null check (origin in ('steward', 'database')),
    policy text not null check (policy <> ''),
    table_name text not null,
    started_at timestamptz not null,
    ended_at timestamptz not null default clock_timestamp(),
    outcome text not null check (outcome in ('done', 'stopped', 'failed')),
    rows_due bigint not null check (rows_due >= 0),
    rows_removed bigint not null check (rows_removed >= 0),
    code text not null,
    words text not null,
    change text check (change ~ '^[0-9a-f]{64}$'),
    database_bytes bigint not null default pg_database_size(current_database()),
    role_name name not null default session_user,
    check (outcome = 'done' or rows_removed = 0 or origin = 'steward')
);
create index idx_cleanup_log_policy on cleanup_log (policy, started_at);
create trigger cleanup_log_stays before update or delete on cleanup_log
    for each row execute function refuse_change();
create trigger cleanup_log_stays_whole before truncate on cleanup_log
    for each statement execute function refuse_change();

alter table cleanup_jobs enable row level security;
alter table cleanup_jobs force row level security;
alter table cleanup_holds enable row level security;
alter table cleanup_holds force row level security;
alter table cleanup_holds_seen enable row level security;
alter table cleanup_holds_seen force row level security;
alter table cleanup_log enable row level security;
alter table cleanup_log force row level security;
create policy jobs_owner on cleanup_jobs to current_user using (true) with check (true);
create policy holds_owner on cleanup_holds to current_user using (true) with check (true);
create policy holds_seen_owner on cleanup_holds_seen to current_user using (true) with check (true);
create policy cleanups_owner on cleanup_log to current_user using (true) with check (true);
create policy cleanups_read on cleanup_log for select to monitoring_team
    using ((select governance.has_claim('log', 'cleanup')));
grant select on cleanup_log to monitoring_team;

-- Lines get their numbers in the order in which they become visible: who reads those after a number misses none.
create function cleanup_note(
    of_run uuid, of_origin text, of_policy text, of_table text, began timestamptz, came_to text, were_due bigint, were_removed bigint,
    for_reason text, in_words text, of_change text) returns bigint
    language plpgsql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
declare
    made bigint;
begin
    lock table governance.cleanup_log in exclusive mode;
    insert into governance.cleanup_log
        (run_id, origin, policy, table_name, started_at, outcome, rows_due, rows_removed, code, words, change)
    values (of_run, of_origin, of_policy, of_table, began, came_to, were_due, were_removed, for_reason, in_words, of_change)
    on conflict (run_id) do nothing
    returning id into made;
    return made;
end
$$;

create function cleanup_lines(after_id bigint) returns setof cleanup_log
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ select * from governance.cleanup_log where id > after_id order by id $$;

create function cleanup_held() returns setof text
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ select distinct person from governance.cleanup_holds $$;

-- holds: an object with a list of people for each name.
create function cleanup_hold(holds jsonb) returns void
    language sql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
    delete from governance.cleanup_holds;
    insert into governance.cleanup_holds (hold, person)
    select distinct h.key, p.id from jsonb_each(holds) h cross join jsonb_array_elements_text(h.value) p(id);
    insert into governance.cleanup_holds_seen (seen_at) values (now())
    on conflict (one) do update set seen_at = excluded.seen_at, seen_by = excluded.seen_by;
$$;

-- What a job must know before it begins: whether it may still run, how fresh the holds are, how many rows usually go.
create function cleanup_state(of_policy text, of_approval text) returns table (installed boolean, holds_seen timestamptz, usual numeric)
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
    select exists (select from governance.cleanup_jobs where policy = of_policy and approval = of_approval),
        (select seen_at from governance.cleanup_holds_seen),
        (select avg(rows_removed) from governance.cleanup_log
            where policy = of_policy and outcome = 'done' and rows_removed > 0)
$$;

create function cleanup_installed() returns setof cleanup_jobs
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ select * from governance.cleanup_jobs order by policy $$;

create function cleanup_install(
    of_policy text, of_approval text, of_table text, by_call text, by_schedule text, good_until date, by_scheduler boolean) returns void
    language sql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
    delete from governance.cleanup_jobs where policy = of_policy;
    insert into governance.cleanup_jobs (policy, approval, table_name, call, schedule, until_day, timed)
    values (of_policy, of_approval, of_table, by_call, by_schedule, good_until, by_scheduler);
$$;

create function cleanup_uninstall(of_policy text) returns void
    language sql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ delete from governance.cleanup_jobs where policy = of_policy $$;

revoke all on function cleanup_note(uuid, text, text, text, timestamptz, text, bigint, bigint, text, text, text), cleanup_lines(bigint),
    cleanup_held(), cleanup_hold(jsonb), cleanup_state(text, text), cleanup_installed(),
    cleanup_install(text, text, text, text, text, date, boolean), cleanup_uninstall(text) from public;
grant execute on function cleanup_note(uuid, text, text, text, timestamptz, text, bigint, bigint, text, text, text), cleanup_lines(bigint),
    cleanup_held(), cleanup_hold(jsonb), cleanup_state(text, text), cleanup_installed(),
    cleanup_install(text, text, text, text, text, date, boolean), cleanup_uninstall(text)
    to data_engineer_role;
