-- What the patient says of their team: who holds the plan together, and whether they may see each other. One row, under the patient's id.
CREATE TABLE team (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX team_seq ON team (patient_id, seq);
