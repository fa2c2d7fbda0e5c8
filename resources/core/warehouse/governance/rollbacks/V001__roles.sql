-- Roles stay: other databases of the cluster may use them.
select 1;
