-- What goes through Steward's gate: whose people may remove anything here, and what each batch of a change has removed, written down in
-- the transaction that removed it. Only reached through functions, so that what the gate has set for its own reading does not matter.
create table gate_roster (
    one boolean primary key default true check (one),
    roster text not null check (roster <> ''),
    claimed_at timestamptz not null default now(),
    claimed_by name not null default session_user
);
create table gate_batches (
    change text not null check (change ~ '^[0-9a-f]{64}$'),
    part text not null,
    batch integer not null check (batch >= 0),
    planned bigint not null check (planned >= 0),
    removed bigint not null check (removed between 0 and planned),
    removed_at timestamptz not null default now(),
    removed_by name not null default session_user,
    primary key (change, part, batch)
);
create trigger gate_batches_stay before update or delete on gate_batches
    for each row execute function refuse_change();
create trigger gate_batches_stay_whole before truncate on gate_batches
    for each statement execute function refuse_change();
create trigger gate_roster_stays before update or delete on gate_roster
    for each row execute function refuse_change();
create trigger gate_roster_stays_whole before truncate on gate_roster
    for each statement execute function refuse_change();
alter table gate_roster enable row level security;
alter table gate_roster force row level security;
alter table gate_batches enable row level security;
alter table gate_batches force row level security;
create policy roster_owner on gate_roster to current_user using (true) with check (true);
create policy batches_owner on gate_batches to current_user using (true) with check (true);

create function gate_roster() returns text
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ select roster from governance.gate_roster $$;

create function gate_claim(mine text) returns text
    language sql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
    insert into governance.gate_roster (roster) values (mine) on conflict do nothing;
    select roster from governance.gate_roster;
$$;

create function gate_removed(of_change text, of_part text, of_batch integer, were_planned bigint, were_removed bigint) returns integer
    language sql security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$
    insert into governance.gate_batches (change, part, batch, planned, removed)
    values (of_change, of_part, of_batch, were_planned, were_removed)
    returning batch;
$$;

create function gate_done(of_change text) returns table (part text, batch integer, removed bigint)
    language sql stable security definer
    set search_path = governance, pg_temp
    set row_security = on
as $$ select part, batch, removed from governance.gate_batches where change = of_change $$;

revoke all on function gate_roster(), gate_claim(text), gate_removed(text, text, integer, bigint, bigint), gate_done(text) from public;
grant execute on function gate_roster(), gate_claim(text), gate_removed(text, text, integer, bigint, bigint), gate_done(text)
    to data_engineer_role;
