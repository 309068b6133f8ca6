DROP TRIGGER grant_never_becomes_a_jobcentres ON "grant";
DROP TRIGGER grant_never_to_a_jobcentre ON "grant";
DROP FUNCTION grant_never_becomes_a_jobcentres();
DROP FUNCTION grant_never_to_a_jobcentre();
DROP TABLE statement;
