-- Pseudonyms that join but cannot be guessed: HMAC-SHA-256 under a key that lies outside the database. Whoever builds sets the
-- key for one transaction, as a bound value: select set_config('steward.pii_key', $1, true); 64 hexadecimal digits or more.
create function hmac_sha256(message bytea, key bytea) returns bytea
    language sql immutable strict
    set search_path = governance, pg_temp
as $$
    with block as (
        select k || decode(repeat('00', 64 - length(k)), 'hex') as k
        from (select case when length(key) > 64 then sha256(key) else key end as k) as short
    ), pads as (
        select
            string_agg(int8send((word # x'3636363636363636')::bigint), ''::bytea order by i) as inner_pad,
            string_agg(int8send((word # x'5c5c5c5c5c5c5c5c')::bigint), ''::bytea order by i) as outer_pad
        from block, generate_series(0, 7) as i, lateral (
            select ('x' || encode(substr(k, i * 8 + 1, 8), 'hex'))::bit(64) as word) as words
    )
    select sha256(outer_pad || sha256(inner_pad || message)) from pads
$$;

-- The scheme, which key it was, and the digest: v1.1f0c9a2b.<64 digits>. So old and new keys are told apart, and never mixed
-- unseen. NULL and '' have no pseudonym. The text is taken as it is: make it canonical first, or use the two below.
create function pseudonym(value text) returns text
    language plpgsql stable
    set search_path = governance, pg_temp
as $$
declare
    given text := coalesce(current_setting('steward.pii_key', true), '');
    key bytea;
begin
    if value is null or value = '' then
        return null;
    end if;
    if given !~ '^([0-9A-Fa-f]{2}){32,}$' then
        raise exception using
            errcode = 'ST001',
            message = 'There is no key for pseudonyms, or it is not of 64 hexadecimal digits or more.',
            hint = 'Make one with "openssl rand -hex 32", keep it outside the database, and set STEWARD_PII_KEY to it.';
    end if;
    key := decode(given, 'hex');
    return 'v1.' || left(encode(sha256(convert_to('steward key id', 'UTF8') || key), 'hex'), 8)
        || '.' || encode(hmac_sha256(convert_to(value, 'UTF8'), key), 'hex');
end
$$;

-- One pseudonym for one mailbox, however it was typed.
create function email_pseudonym(email text) returns text
    language sql stable
    set search_path = governance, pg_temp
as $$ select pseudonym(lower(btrim(email, E' \t\r\n'))) $$;

-- One pseudonym for one address: without a netmask, and the same for IPv4 written as IPv6.
create function ip_pseudonym(address inet) returns text
    language sql stable
    set search_path = governance, pg_temp
as $$ select pseudonym(regexp_replace(host(address), '^::ffff:(?=\d+\.\d+\.\d+\.\d+$)', '')) $$;
