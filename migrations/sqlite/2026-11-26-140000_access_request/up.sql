-- A professional's question whether a patient will share. One is open at a time for each member and patient.
CREATE TABLE access_request (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    membership_id TEXT NOT NULL REFERENCES membership (id),
    categories INTEGER NOT NULL CHECK (categories BETWEEN 1 AND 255),
    words TEXT,
    asked_at INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('shared', 'no')),
    answered_on TEXT,
    CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX access_request_open ON access_request (patient_id, membership_id) WHERE answer IS NULL;
CREATE INDEX access_request_asker ON access_request (membership_id, patient_id);
