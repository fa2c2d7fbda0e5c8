{{
  config(
    materialized='incremental',
    unique_key=['activity_date', 'user_id'],
    on_schema_change='fail',
    post_hook="delete from {{ this }} as gone where not exists (select from {{ ref('stg_supabase_users') }} as here where here.user_id = gone.user_id)"
  )
}}

-- A row for each day on which somebody did something. All days are counted anew, since what was extracted late may belong to any;
-- only those that have changed are written.
with calls as (
    select distinct on (id) user_id, called_at, feature
    from {{ source('raw', 'supabase_api_calls') }}
    order by id, extracted_at desc
), done as (
    select (occurred_at at time zone 'UTC')::date as activity_date, user_id, 1 as logins, 0 as sessions, 0 as calls, null as feature
    from {{ ref('marts_core_auth_events') }}
    where event_type = 'login' and user_id is not null
    union all
    select (started_at at time zone 'UTC')::date, user_id, 0, 1, 0, null
    from {{ ref('stg_supabase_sessions') }}
    union all
    select (called_at at time zone 'UTC')::date, user_id, 0, 0, 1, feature
    from calls
), days as (
    select
        activity_date,
        user_id,
        sum(logins)::integer as login_count,
        sum(sessions)::integer as session_count,
        sum(calls)::integer as api_calls_count,
        coalesce(array_agg(distinct feature order by feature) filter (where feature is not null), '{}') as features_used
    from done
    group by activity_date, user_id
)
select
    days.activity_date,
    days.user_id,
    days.login_count,
    days.session_count,
    days.api_calls_count,
    days.features_used,
    (days.login_count + 2 * days.session_count + cardinality(days.features_used))::numeric as engagement_score,
    coalesce(days.activity_date - last_login.day <= 30, false) as is_active,
    days.activity_date - (people.created_at at time zone 'UTC')::date as days_since_signup,
    days.activity_date - last_login.day as days_since_last_login,
    now() as _dbt_loaded_at
from days
join {{ ref('stg_supabase_users') }} as people on people.user_id = days.user_id
left join lateral (
    select max((occurred_at at time zone 'UTC')::date) as day
    from {{ ref('marts_core_auth_events') }} as login
    where login.user_id = days.user_id
      and login.event_type = 'login'
      and login.occurred_at < ((days.activity_date + 1)::timestamp at time zone 'UTC')
) as last_login on true
