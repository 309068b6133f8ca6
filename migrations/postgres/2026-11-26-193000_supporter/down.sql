DELETE FROM "grant" WHERE account_id IS NOT NULL;
DROP TRIGGER grant_never_becomes_a_jobcentres ON "grant";
CREATE TRIGGER grant_never_becomes_a_jobcentres BEFORE UPDATE OF membership_id, unit_id ON "grant"
FOR EACH ROW EXECUTE FUNCTION grant_never_becomes_a_jobcentres();
ALTER TABLE "grant" DROP CONSTRAINT grant_one_recipient;
ALTER TABLE "grant" DROP CONSTRAINT grant_relative_for_support;
DROP INDEX grant_account;
ALTER TABLE "grant" DROP COLUMN account_id;
ALTER TABLE "grant" ADD CHECK ((membership_id IS NULL) <> (unit_id IS NULL));
DROP TABLE supporter;
DROP TABLE supporter_invitation;
