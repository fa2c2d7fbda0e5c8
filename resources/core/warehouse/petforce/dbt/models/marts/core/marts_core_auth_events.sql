{{
  config(
    materialized='incremental',
    unique_key='event_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} as gone where gone.user_id is not null and not exists (select from {{ ref('stg_supabase_users') }} as here where here.user_id = gone.user_id)"
  )
}}

select distinct on (raw.id)
    raw.id as event_id,
    raw.user_id,
    raw.event_type,
    raw.occurred_at,
    (raw.event_type in ('login', 'login_failed'))::int::smallint as login_attempts,
    (raw.event_type = 'login_failed')::int::smallint as login_failures,
    (raw.event_type = 'token_refreshed')::int::smallint as token_refreshes,
    governance.ip_pseudonym(raw.ip_address) as ip_hash,
    now() as _dbt_loaded_at
from {{ source('raw', 'supabase_auth_events') }} as raw
where (raw.user_id is null or raw.user_id in (select user_id from {{ ref('stg_supabase_users') }}))
{% if is_incremental() %}
  -- Whatever was loaded since the last build, and the day before, in case an extraction took long.
  and raw._extracted_at >= (select coalesce(max(_dbt_loaded_at), '-infinity') from {{ this }}) - interval '1 day'
{% endif %}
order by raw.id, raw.extracted_at desc
