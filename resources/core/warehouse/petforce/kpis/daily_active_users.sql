-- People who logged in on a day of the last 7 that anything is known of, day by day (UTC)
select activity_date, count(distinct user_id) as dau
from marts_core_user_activity_daily
where login_count > 0
  and activity_date > (select max(activity_date) from marts_core_user_activity_daily) - 7
group by activity_date
order by activity_date
