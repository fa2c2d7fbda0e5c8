drop table stg_supabase_sessions;
drop table stg_supabase_users;
