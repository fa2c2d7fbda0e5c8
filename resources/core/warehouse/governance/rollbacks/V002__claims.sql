drop function has_claim(text, text);
drop table claims;
revoke usage on schema governance from public;
