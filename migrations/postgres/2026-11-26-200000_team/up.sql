-- What the patient says of their team: who holds the plan together, and whether they may see each other. One row, under the patient's id.
CREATE TABLE team (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    removed BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
);
CREATE INDEX team_seq ON team (patient_id, seq);
