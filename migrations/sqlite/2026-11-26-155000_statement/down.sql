DROP TRIGGER grant_never_becomes_a_jobcentres;
DROP TRIGGER grant_never_to_a_jobcentre;
DROP TABLE statement;
