-- Who may see which rows. A claim is given to a role by the owner of this schema. A session cannot give itself one: settings
-- such as app.current_project, which anybody can set, are never looked at.
create table claims (
    role_name name not null,
    claim text not null check (claim <> ''),
    value text not null,
    given_at timestamptz not null default now(),
    given_by name not null default session_user,
    primary key (role_name, claim, value)
);
comment on table claims is 'Which role may see which rows: (role, claim, value). Written by the owner only.';

alter table claims enable row level security;
alter table claims force row level security;
create policy claims_owner on claims to current_user using (true) with check (true);

-- Asked by policies of every schema, as (select governance.has_claim(...)), which PostgreSQL computes once for a statement.
-- The role is the one that logged in; what it inherits from counts too. A gateway that logs in for everybody (as that of
-- Supabase) says in request.jwt.claims for whom, and is believed only when it is a member of claims_gateway.
create function has_claim(claim text, value text) returns boolean
    language plpgsql stable security definer
    set search_path = governance, pg_temp
as $$
declare
    told jsonb;
begin
    if exists (
        select from claims c join pg_catalog.pg_roles r on r.rolname = c.role_name
        where c.claim = has_claim.claim and c.value = has_claim.value
            and (c.role_name = session_user or pg_catalog.pg_has_role(session_user, r.oid, 'usage')))
    then
        return true;
    end if;
    if not pg_catalog.pg_has_role(session_user, 'claims_gateway', 'usage') then
        return false;
    end if;
    told := nullif(current_setting('request.jwt.claims', true), '')::jsonb -> has_claim.claim;
    return case jsonb_typeof(told)
        when 'array' then told ? has_claim.value
        when 'string' then told #>> '{}' = has_claim.value
        when 'number' then told #>> '{}' = has_claim.value
        else false
    end;
end
$$;

-- Everybody may ask about themselves.
grant usage on schema governance to public;
