select user_id, activity_date
from {{ ref('marts_core_user_activity_daily') }}
where login_count < 0 or session_count < 0 or api_calls_count < 0 or engagement_score < 0
   or days_since_last_login < 0
