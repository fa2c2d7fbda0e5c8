-- Where audit logs of Stewards ended, out of reach of whoever can write to the disks they lie on. Added to, and never changed.
create table audit_anchors (
    id bigint generated always as identity primary key,
    log_id text not null check (log_id ~ '^[0-9a-f]{64}$'),
    entry_count bigint not null check (entry_count > 0),
    entry_hash text not null check (entry_hash ~ '^[0-9a-f]{64}$'),
    taken_at timestamptz not null,
    public_key text not null check (public_key ~ '^[0-9a-f]+$'),
    signature text not null check (signature ~ '^[0-9a-f]+$'),
    role_name name not null default session_user,
    received_at timestamptz not null default now()
);
comment on table audit_anchors is 'Where the audit log of a Steward ended, signed by it: docs/audit-format.md says how to check.';
create index idx_audit_anchors_log on audit_anchors (log_id, entry_count);
create trigger audit_anchors_stay before update or delete on audit_anchors
    for each row execute function refuse_change();
create trigger audit_anchors_stay_whole before truncate on audit_anchors
    for each statement execute function refuse_change();
alter table audit_anchors enable row level security;
alter table audit_anchors force row level security;
create policy anchors_written on audit_anchors for insert to audit_writer with check (role_name = session_user);
create policy anchors_written_by_owner on audit_anchors for insert to current_user with check (role_name = session_user);
-- Hashes and counts are no secret, and who verifies a log must see them.
create policy anchors_read on audit_anchors for select to audit_writer using (true);
create policy anchors_read_by_owner on audit_anchors for select to current_user using (true);
-- Who took an anchor and when it came the database says, not whoever adds it.
grant insert (log_id, entry_count, entry_hash, taken_at, public_key, signature) on audit_anchors to audit_writer;
grant select on audit_anchors to audit_writer;
