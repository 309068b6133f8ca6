-- Whose patient somebody is in a unit, who covers for whom until when, and why a patient of the unit was opened who is not one
-- of the reader's own. None of it gives sight; grants do.
CREATE TABLE assignment (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    membership_id TEXT NOT NULL REFERENCES membership (id),
    assigned_by TEXT NOT NULL REFERENCES membership (id),
    assigned_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX assignment_open ON assignment (patient_id, membership_id) WHERE ended_at IS NULL;
CREATE INDEX assignment_unit ON assignment (unit_id, ended_at);

CREATE TABLE cover (
    id TEXT NOT NULL PRIMARY KEY,
    membership_id TEXT NOT NULL REFERENCES membership (id),
    colleague_id TEXT NOT NULL REFERENCES membership (id),
    made_at INTEGER NOT NULL,
    until_day TEXT NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX cover_membership ON cover (membership_id);

CREATE TABLE opening (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    membership_id TEXT NOT NULL REFERENCES membership (id),
    day TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('appointment', 'contact', 'colleague_asked', 'taking_over')),
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, membership_id, day)
) STRICT;
