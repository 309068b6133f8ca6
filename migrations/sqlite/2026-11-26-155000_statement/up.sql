-- What a patient released to one recipient: to a member, to a unit, or to whoever has the link and types the code. The body is
-- the text as it was released.
CREATE TABLE statement (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    membership_id TEXT REFERENCES membership (id),
    unit_id TEXT REFERENCES unit (id),
    code_hash TEXT,
    code_until INTEGER,
    wrong_codes INTEGER NOT NULL CHECK (wrong_codes BETWEEN 0 AND 5),
    addressee_name TEXT NOT NULL,
    body TEXT NOT NULL,
    released_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CHECK ((code_hash IS NULL) = (code_until IS NULL)),
    CHECK (
        CASE WHEN membership_id IS NULL THEN 0 ELSE 1 END + CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN code_hash IS NULL THEN 0 ELSE 1 END = 1
    )
) STRICT;
CREATE INDEX statement_patient ON statement (patient_id);
CREATE INDEX statement_membership ON statement (membership_id);
CREATE INDEX statement_unit ON statement (unit_id);

-- Jobcentres get statements and nothing else: the last of three doors, after the types and the store.
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
