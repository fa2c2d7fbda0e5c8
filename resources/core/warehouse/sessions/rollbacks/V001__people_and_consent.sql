DROP FUNCTION analytics_consenting();
DROP VIEW user_consent_current;
DROP TABLE user_consent;
DROP FUNCTION keep_consent_as_given();
DROP TABLE consent_texts;
DROP TABLE persons;
DROP FUNCTION hash_ip(inet);
