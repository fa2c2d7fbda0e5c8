-- People who have not left, by stage of life, and the share of each stage in percent
select
    lifecycle_stage,
    count(*) as user_count,
    round(100.0 * count(*) / nullif(sum(count(*)) over (), 0), 2) as percent
from marts_core_dim_users
where deleted_at is null
group by lifecycle_stage
order by user_count desc, lifecycle_stage
