drop table marts_core_auth_events;
drop table marts_core_user_activity_daily;
drop table marts_core_dim_users;
drop table lifecycle_stage_definitions;
revoke usage on schema petforce from analyst_role, steward_reader;
