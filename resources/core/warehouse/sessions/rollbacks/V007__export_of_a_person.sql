DROP FUNCTION export_user_data(bigint);
