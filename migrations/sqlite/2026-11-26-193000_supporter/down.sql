CREATE TABLE grant_without_relatives (
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
    PRIMARY KEY (patient_id, id),
    CHECK ((membership_id IS NULL) <> (unit_id IS NULL))
) STRICT;
INSERT INTO grant_without_relatives
SELECT patient_id, id, seq, revision, received_at, membership_id, unit_id, categories, purpose, from_day, until_day, recipient_name, granted_at, ended_at
FROM "grant" WHERE account_id IS NULL;
DROP TABLE "grant";
ALTER TABLE grant_without_relatives RENAME TO "grant";
CREATE INDEX grant_seq ON "grant" (patient_id, seq);
CREATE INDEX grant_membership ON "grant" (membership_id);
CREATE INDEX grant_unit ON "grant" (unit_id);
CREATE TRIGGER grant_never_to_a_jobcentre BEFORE INSERT ON "grant"
WHEN EXISTS (SELECT 1 FROM unit WHERE unit.id = NEW.unit_id AND unit.sector = 'jobcentre')
  OR EXISTS (
      SELECT 1 FROM membership JOIN unit ON unit.id = membership.unit_id
      WHERE membership.id = NEW.membership_id AND unit.sector = 'jobcentre'
  )
BEGIN
    SELECT RAISE(ABORT, 'a jobcentre can receive statements only');
END;
CREATE TRIGGER grant_never_becomes_a_jobcentres BEFORE UPDATE OF membership_id, unit_id ON "grant"
BEGIN
    SELECT RAISE(ABORT, 'the recipient of a grant is not changed');
END;
DROP TABLE supporter;
DROP TABLE supporter_invitation;
