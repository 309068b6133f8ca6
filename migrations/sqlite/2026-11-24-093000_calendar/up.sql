-- A patient's calendar feed: its secret address is kept as a keyed hash only.
CREATE TABLE calendar (
    patient_id TEXT NOT NULL PRIMARY KEY REFERENCES patient (id),
    token_hash TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,
    fetched_at INTEGER
) STRICT;
