drop function create_partitions_ahead(integer, date);
drop table raw_supabase_api_calls;
drop table raw_supabase_auth_events;
drop table raw_supabase_sessions;
drop table raw_supabase_users;
revoke usage on schema petforce from service_role, data_engineer_role;
