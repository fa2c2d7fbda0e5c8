drop function gate_done(text);
drop function gate_removed(text, text, integer, bigint, bigint);
drop function gate_claim(text);
drop function gate_roster();
drop table gate_batches;
drop table gate_roster;
