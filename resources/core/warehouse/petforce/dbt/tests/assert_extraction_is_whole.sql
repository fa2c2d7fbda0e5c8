-- Who is missing from the latest extraction is taken for deleted: so one that has shrunk by half is not believed.
select latest.people, before.people as people_before
from (
    select count(distinct id) as people from {{ source('raw', 'supabase_users') }}
    where extracted_date = (select max(extracted_date) from {{ source('raw', 'supabase_users') }})
) as latest
cross join (
    select count(distinct id) as people from {{ source('raw', 'supabase_users') }}
    where extracted_date = (
        select max(extracted_date) from {{ source('raw', 'supabase_users') }}
        where extracted_date < (select max(extracted_date) from {{ source('raw', 'supabase_users') }}))
) as before
where latest.people * 2 < before.people
