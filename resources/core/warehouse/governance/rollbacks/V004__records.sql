drop table rollback_history;
drop table db_performance_metrics;
drop table data_quality_checks;
drop table archived_partitions;
drop table data_deletion_log;
drop table warehouse_audit_logs;
drop function refuse_change();
