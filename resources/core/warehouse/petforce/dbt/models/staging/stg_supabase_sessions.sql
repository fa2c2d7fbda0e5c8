{{
  config(
    materialized='incremental',
    unique_key='session_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} as gone where not exists (select from {{ ref('stg_supabase_users') }} as here where here.user_id = gone.user_id)"
  )
}}

select distinct on (raw.id)
    raw.id as session_id,
    raw.user_id,
    raw.started_at,
    raw.ended_at,
    governance.ip_pseudonym(raw.ip_address) as ip_hash,
    raw.extracted_date as _extracted_date,
    now() as _dbt_loaded_at
from {{ source('raw', 'supabase_sessions') }} as raw
join {{ ref('stg_supabase_users') }} as people on people.user_id = raw.user_id
{% if is_incremental() %}
where raw.extracted_date >= (select coalesce(max(_extracted_date), '-infinity') from {{ this }})
{% endif %}
order by raw.id, raw.extracted_at desc
