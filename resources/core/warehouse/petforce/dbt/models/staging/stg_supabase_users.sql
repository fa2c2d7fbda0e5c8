{{
  config(
    materialized='incremental',
    unique_key='user_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} as gone where not exists (select from {{ source('raw', 'supabase_users') }} as here where here.id = gone.user_id and here.extracted_date = (select max(extracted_date) from {{ source('raw', 'supabase_users') }}))"
  )
}}

-- Each extraction is whole, so who is missing from the latest one was deleted at the source, and goes here too. The days that are
-- read again cost little and lose nothing, which "updated_at > max(updated_at)" does: two changes of one instant, or none noted.
select distinct on (id)
    id as user_id,
    governance.email_pseudonym(email) as email_hash,
    governance.ip_pseudonym(last_login_ip) as ip_hash,
    nullif(split_part(lower(btrim(email)), '@', 2), '') as email_domain,
    email_verified,
    hashed_password is not null as has_password,
    auth_methods,
    preferred_auth_method,
    two_factor_enabled,
    coalesce(account_locked_until > extracted_at, false) as is_account_locked,
    failed_login_attempts,
    last_login_at,
    created_at,
    updated_at,
    deleted_at,
    extracted_date as _extracted_date,
    now() as _dbt_loaded_at
from {{ source('raw', 'supabase_users') }}
{% if is_incremental() %}
where extracted_date >= (select coalesce(max(_extracted_date), '-infinity') from {{ this }})
{% endif %}
order by id, extracted_at desc
