-- What was done to the warehouse, and how it is.

create function refuse_change() returns trigger
    language plpgsql
    set search_path = governance, pg_temp
as $$
begin
    raise exception using
        errcode = 'insufficient_privilege',
        message = format('%I.%I is only added to: nobody changes or removes what it holds.', tg_table_schema, tg_table_name);
end
$$;

-- What was asked of the warehouse. query_text holds no values: Steward writes it without any, and so must others.
create table warehouse_audit_logs (
    id uuid primary key default gen_random_uuid(),
    user_id uuid,
    user_email text,
    role_name name not null default session_user,
    query_text text not null,
    tables_accessed text[] not null default '{}',
    rows_returned bigint check (rows_returned >= 0),
    executed_at timestamptz not null default now(),
    execution_time_ms bigint check (execution_time_ms >= 0)
);
create index idx_warehouse_audit_logs_executed_at on warehouse_audit_logs (executed_at);
create trigger warehouse_audit_logs_stay before update or delete on warehouse_audit_logs
    for each row execute function refuse_change();
create trigger warehouse_audit_logs_stay_whole before truncate on warehouse_audit_logs
    for each statement execute function refuse_change();
alter table warehouse_audit_logs enable row level security;
alter table warehouse_audit_logs force row level security;
create policy audit_written on warehouse_audit_logs for insert to audit_writer with check (role_name = session_user);
create policy audit_written_by_owner on warehouse_audit_logs for insert to current_user with check (role_name = session_user);
create policy audit_read_by_owner on warehouse_audit_logs for select to current_user using (true);
create policy audit_read on warehouse_audit_logs for select to monitoring_team
    using ((select governance.has_claim('log', 'warehouse')));
grant insert on warehouse_audit_logs to audit_writer;
grant select (id, user_id, role_name, query_text, tables_accessed, rows_returned, executed_at, execution_time_ms)
    on warehouse_audit_logs to monitoring_team;

-- Whose data was deleted, as a pseudonym that proves it to who knows the id and tells others nothing.
create table data_deletion_log (
    id bigint generated always as identity primary key,
    subject_pseudonym text not null check (subject_pseudonym ~ '^v\d+\.[0-9a-f]{8}\.[0-9a-f]{64}$'),
    request_id text,
    tables_affected text[] not null default '{}',
    rows_deleted bigint not null check (rows_deleted >= 0),
    deleted_at timestamptz not null default now(),
    deleted_by name not null default session_user
);
create index idx_data_deletion_log_subject on data_deletion_log (subject_pseudonym);
create trigger data_deletion_log_stays before update or delete on data_deletion_log
    for each row execute function refuse_change();
create trigger data_deletion_log_stays_whole before truncate on data_deletion_log
    for each statement execute function refuse_change();
alter table data_deletion_log enable row level security;
alter table data_deletion_log force row level security;
create policy deletions_written on data_deletion_log for insert to current_user with check (deleted_by = session_user);
create policy deletions_read on data_deletion_log for select to current_user using (true);

-- Which partitions lie in which archive file; one that was not verified may not be dropped.
create table archived_partitions (
    schema_name name not null,
    partition_name name not null,
    parent_name name not null,
    range_from timestamptz not null,
    range_to timestamptz not null,
    file text not null,
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    row_count bigint not null check (row_count >= 0),
    archived_at timestamptz not null default now(),
    verified_at timestamptz,
    dropped_at timestamptz,
    primary key (schema_name, partition_name, archived_at),
    constraint archived_partitions_range check (range_from < range_to),
    constraint archived_partitions_verified_first check (dropped_at is null or coalesce(verified_at <= dropped_at, false))
);
alter table archived_partitions enable row level security;
alter table archived_partitions force row level security;
create policy archives_owner on archived_partitions to current_user using (true) with check (true);
create policy archives_read on archived_partitions for select to data_engineer_role
    using ((select governance.has_claim('log', 'archives')));
grant select on archived_partitions to data_engineer_role;

-- Each line one evaluation of one rule. A rule that found no rows is not_evaluated, one that broke is an error: neither passes.
create table data_quality_checks (
    id bigint generated always as identity primary key,
    check_name text not null,
    check_type text not null
        check (check_type in ('completeness', 'validity', 'consistency', 'uniqueness', 'timeliness', 'accuracy')),
    table_name text not null,
    status text not null check (status in ('pass', 'warn', 'fail', 'error', 'not_evaluated')),
    message text,
    metric_value numeric,
    threshold_value numeric,
    rule_version text,
    checked_at timestamptz not null default now()
);
create index idx_data_quality_checks_name_time on data_quality_checks (check_name, checked_at);
alter table data_quality_checks enable row level security;
alter table data_quality_checks force row level security;
create policy checks_owner on data_quality_checks to current_user using (true) with check (true);
create policy checks_written on data_quality_checks for insert to service_role with check (true);
create policy checks_read on data_quality_checks for select to data_engineer_role, monitoring_team
    using ((select governance.has_claim('log', 'quality')));
grant insert on data_quality_checks to service_role;
grant select on data_quality_checks to data_engineer_role, monitoring_team;

create table db_performance_metrics (
    id bigint generated always as identity primary key,
    metric_name text not null,
    metric_value numeric,
    unit text,
    measured_at timestamptz not null default now()
);
comment on column db_performance_metrics.metric_value is 'NULL: there was nothing to measure, such as a hit ratio of an idle database.';
create index idx_db_performance_metrics_name_time on db_performance_metrics (metric_name, measured_at);
alter table db_performance_metrics enable row level security;
alter table db_performance_metrics force row level security;
create policy metrics_owner on db_performance_metrics to current_user using (true) with check (true);
create policy metrics_written on db_performance_metrics for insert to service_role with check (true);
create policy metrics_read on db_performance_metrics for select to monitoring_team
    using ((select governance.has_claim('log', 'performance')));
grant insert on db_performance_metrics to service_role;
grant select on db_performance_metrics to monitoring_team;

-- Which steps of which schema were taken back. Goes with this schema, and is no obstacle to that.
create table rollback_history (
    id bigint generated always as identity primary key,
    schema_name name not null,
    version text not null,
    description text not null,
    script text not null,
    checksum integer,
    rolled_back_at timestamptz not null default now(),
    rolled_back_by name not null default session_user
);
alter table rollback_history enable row level security;
alter table rollback_history force row level security;
create policy rollbacks_written on rollback_history for insert to current_user with check (rolled_back_by = session_user);
create policy rollbacks_read on rollback_history for select to current_user using (true);
