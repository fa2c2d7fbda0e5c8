drop function ip_pseudonym(inet);
drop function email_pseudonym(text);
drop function pseudonym(text);
drop function hmac_sha256(bytea, bytea);
