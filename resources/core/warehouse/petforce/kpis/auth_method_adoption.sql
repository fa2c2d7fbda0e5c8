-- People who have not left, by the way of logging in that they prefer
select coalesce(preferred_auth_method, '(none)') as preferred_auth_method, count(*) as user_count
from marts_core_dim_users
where deleted_at is null
group by 1
order by user_count desc, 1
