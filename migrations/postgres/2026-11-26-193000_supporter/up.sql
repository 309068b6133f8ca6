-- Relatives: whom a patient lets come within reach by a code, and grants that name one. A tie shares nothing; a grant does.
CREATE TABLE supporter_invitation (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    code_hash TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT REFERENCES account (id)
);
CREATE INDEX supporter_invitation_patient ON supporter_invitation (patient_id);

CREATE TABLE supporter (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX supporter_open ON supporter (patient_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX supporter_account ON supporter (account_id);

ALTER TABLE "grant" ADD COLUMN account_id TEXT REFERENCES account (id);
ALTER TABLE "grant" DROP CONSTRAINT grant_check;
ALTER TABLE "grant" ADD CONSTRAINT grant_one_recipient CHECK (
    CASE WHEN membership_id IS NULL THEN 0 ELSE 1 END + CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN account_id IS NULL THEN 0 ELSE 1 END = 1
);
ALTER TABLE "grant" ADD CONSTRAINT grant_relative_for_support CHECK (account_id IS NULL OR purpose = 'support');
CREATE INDEX grant_account ON "grant" (account_id);
DROP TRIGGER grant_never_becomes_a_jobcentres ON "grant";
CREATE TRIGGER grant_never_becomes_a_jobcentres BEFORE UPDATE OF membership_id, unit_id, account_id ON "grant"
FOR EACH ROW EXECUTE FUNCTION grant_never_becomes_a_jobcentres();
