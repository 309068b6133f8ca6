-- Relatives: whom a patient lets come within reach by a code, and grants that name one. A tie shares nothing; a grant does.
CREATE TABLE supporter_invitation (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    code_hash TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    used_by TEXT REFERENCES account (id)
) STRICT;
CREATE INDEX supporter_invitation_patient ON supporter_invitation (patient_id);

CREATE TABLE supporter (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX supporter_open ON supporter (patient_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX supporter_account ON supporter (account_id);

-- SQLite changes no CHECK of a table that is there, so the grants move into a new one. Nothing refers to the table; its indexes
-- and triggers go with it and are made again.
CREATE TABLE grant_with_relatives (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    received_at INTEGER NOT NULL,
    membership_id TEXT REFERENCES membership (id),
    unit_id TEXT REFERENCES unit (id),
    categories INTEGER NOT NULL CHECK (categories BETWEEN 1 AND 255),
    purpose TEXT NOT NULL CHECK (purpose IN ('treatment', 'support')),
    from_day TEXT,
    until_day TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    ended_at INTEGER,
    account_id TEXT REFERENCES account (id),
    PRIMARY KEY (patient_id, id),
    CHECK (
        CASE WHEN membership_id IS NULL THEN 0 ELSE 1 END + CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN account_id IS NULL THEN 0 ELSE 1 END = 1
    ),
    CHECK (account_id IS NULL OR purpose = 'support')
) STRICT;
INSERT INTO grant_with_relatives
    (patient_id, id, seq, revision, received_at, membership_id, unit_id, categories, purpose, from_day, until_day, recipient_name, granted_at, ended_at)
SELECT patient_id, id, seq, revision, received_at, membership_id, unit_id, categories, purpose, from_day, until_day, recipient_name, granted_at, ended_at
FROM "grant";
DROP TABLE "grant";
ALTER TABLE grant_with_relatives RENAME TO "grant";
CREATE INDEX grant_seq ON "grant" (patient_id, seq);
CREATE INDEX grant_membership ON "grant" (membership_id);
CREATE INDEX grant_unit ON "grant" (unit_id);
CREATE INDEX grant_account ON "grant" (account_id);
CREATE TRIGGER grant_never_to_a_jobcentre BEFORE INSERT ON "grant"
WHEN EXISTS (SELECT 1 FROM unit WHERE unit.id = NEW.unit_id AND unit.sector = 'jobcentre')
  OR EXISTS (
      SELECT 1 FROM membership JOIN unit ON unit.id = membership.unit_id
      WHERE membership.id = NEW.membership_id AND unit.sector = 'jobcentre'
  )
BEGIN
    SELECT RAISE(ABORT, 'a jobcentre can receive statements only');
END;
CREATE TRIGGER grant_never_becomes_a_jobcentres BEFORE UPDATE OF membership_id, unit_id, account_id ON "grant"
BEGIN
    SELECT RAISE(ABORT, 'the recipient of a grant is not changed');
END;
