{{
  config(
    materialized='incremental',
    unique_key='user_id',
    on_schema_change='fail',
    post_hook="delete from {{ this }} as gone where not exists (select from {{ ref('stg_supabase_users') }} as here where here.user_id = gone.user_id)"
  )
}}

-- Everybody anew: whoever does nothing changes their stage all the same. The moment is that of the latest extraction.
with moment as (
    select max(extracted_at) as at from {{ source('raw', 'supabase_users') }}
), logins as (
    select user_id, min(occurred_at) as first_at, max(occurred_at) as last_at
    from {{ ref('marts_core_auth_events') }}
    where event_type = 'login' and user_id is not null
    group by user_id
), seen as (
    select user_id, max(activity_date) as day
    from {{ ref('marts_core_user_activity_daily') }}
    group by user_id
), people as (
    select
        users.*,
        logins.first_at,
        greatest(users.last_login_at, logins.last_at) as last_at,
        greatest(0, (moment.at at time zone 'UTC')::date
            - greatest(
                (users.created_at at time zone 'UTC')::date,
                (users.last_login_at at time zone 'UTC')::date,
                seen.day)) as idle_days,
        (moment.at at time zone 'UTC')::date - (users.created_at at time zone 'UTC')::date as signup_days
    from {{ ref('stg_supabase_users') }} as users
    cross join moment
    left join logins on logins.user_id = users.user_id
    left join seen on seen.user_id = users.user_id
)
select
    people.user_id,
    people.email_domain,
    to_char(people.created_at at time zone 'UTC', 'YYYY-MM') || '-W'
        || ((extract(day from people.created_at at time zone 'UTC')::integer + 6) / 7) as signup_cohort,
    people.auth_methods,
    people.preferred_auth_method,
    people.two_factor_enabled,
    stages.stage as lifecycle_stage,
    people.first_at as first_login_at,
    people.last_at as last_login_at,
    people.created_at,
    people.deleted_at,
    now() as _dbt_loaded_at
from people
cross join lateral (
    select stage
    from {{ ref('lifecycle_stage_definitions') }} as known
    where people.idle_days >= known.idle_days_from
      and (known.signup_days_below is null or people.signup_days < known.signup_days_below)
    order by known.priority
    limit 1
) as stages
