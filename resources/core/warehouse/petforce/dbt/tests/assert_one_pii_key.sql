-- Pseudonyms of two keys do not join: nobody may think that they do.
select left(hash, 11) as key
from (
    select email_hash as hash from {{ ref('stg_supabase_users') }}
    union all
    select ip_hash from {{ ref('stg_supabase_users') }}
    union all
    select ip_hash from {{ ref('stg_supabase_sessions') }}
    union all
    select ip_hash from {{ ref('marts_core_auth_events') }}
) as hashes
where hash is not null
group by 1
having left(hash, 11) <> (select max(left(email_hash, 11)) from {{ ref('stg_supabase_users') }})
