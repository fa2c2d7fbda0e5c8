-- As many people in staging and in the marts as in the latest extraction.
select counted.*
from (
    select
        (select count(distinct id) from {{ source('raw', 'supabase_users') }}
            where extracted_date = (select max(extracted_date) from {{ source('raw', 'supabase_users') }})) as extracted,
        (select count(*) from {{ ref('stg_supabase_users') }}) as staged,
        (select count(*) from {{ ref('marts_core_dim_users') }}) as in_marts
) as counted
where extracted <> staged or staged <> in_marts
