-- First light: people and sessions, units, the diary with its revisions, plans, sharing, reminders.
-- Ids and days are text, moments whole milliseconds UTC; all arithmetic on them happens in Rust.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    password_hash TEXT NOT NULL,
    recovery_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    demo BOOLEAN NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    generation BIGINT NOT NULL CHECK (generation >= 0),
    secret_hash TEXT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    window_start BIGINT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries >= 0)
);

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sector TEXT NOT NULL CHECK (sector IN ('hospital', 'municipality', 'general_practice', 'private_practice', 'jobcentre')),
    created_at BIGINT NOT NULL
);

CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    profession TEXT NOT NULL,
    treating BOOLEAN NOT NULL,
    lead BOOLEAN NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX membership_account ON membership (account_id);
CREATE INDEX membership_unit ON membership (unit_id);

CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    made_by TEXT REFERENCES membership (id),
    code_hash TEXT NOT NULL UNIQUE,
    terms TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT REFERENCES account (id)
);
CREATE INDEX invitation_unit ON invitation (unit_id);

CREATE TABLE patient (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE REFERENCES account (id),
    zone TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq >= 0),
    last_heard_at BIGINT,
    clock_skew_ms BIGINT
);

CREATE TABLE connection (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    connected_at BIGINT NOT NULL,
    PRIMARY KEY (patient_id, unit_id)
);

CREATE TABLE entry (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    removed BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
);
CREATE INDEX entry_seq ON entry (patient_id, seq);
CREATE INDEX entry_day ON entry (patient_id, day);

CREATE TABLE psfs_activity (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    removed BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
);
CREATE INDEX psfs_activity_seq ON psfs_activity (patient_id, seq);

CREATE TABLE reminder (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    removed BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    next_at BIGINT,
    next_day TEXT,
    PRIMARY KEY (patient_id, id)
);
CREATE INDEX reminder_seq ON reminder (patient_id, seq);
CREATE INDEX reminder_next ON reminder (next_at);

CREATE TABLE "grant" (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 1),
    received_at BIGINT NOT NULL,
    membership_id TEXT REFERENCES membership (id),
    unit_id TEXT REFERENCES unit (id),
    categories INTEGER NOT NULL CHECK (categories BETWEEN 1 AND 255),
    purpose TEXT NOT NULL CHECK (purpose IN ('treatment', 'support')),
    from_day TEXT,
    until_day TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (patient_id, id),
    CHECK ((membership_id IS NULL) <> (unit_id IS NULL))
);
CREATE INDEX grant_seq ON "grant" (patient_id, seq);
CREATE INDEX grant_membership ON "grant" (membership_id);
CREATE INDEX grant_unit ON "grant" (unit_id);

-- Every write by a phone, under its put_id: what it said then, and the answer to the same put sent again.
CREATE TABLE revision (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    put_id TEXT NOT NULL,
    put_hash TEXT NOT NULL,
    noun TEXT NOT NULL,
    id TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    result TEXT NOT NULL CHECK (result IN ('accepted', 'same', 'merged')),
    removed BOOLEAN NOT NULL,
    received_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, put_id)
);
CREATE INDEX revision_thing ON revision (patient_id, id);

CREATE TABLE programme (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    seq BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    membership_id TEXT NOT NULL REFERENCES membership (id)
);
CREATE INDEX programme_seq ON programme (patient_id, seq);

CREATE TABLE programme_version (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    made_by TEXT NOT NULL REFERENCES membership (id),
    made_at BIGINT NOT NULL,
    plan TEXT NOT NULL,
    PRIMARY KEY (programme_id, number)
);

CREATE TABLE prescription (
    id TEXT NOT NULL PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    patient_id TEXT NOT NULL REFERENCES patient (id)
);
CREATE INDEX prescription_patient ON prescription (patient_id);

CREATE TABLE disclosure_head (
    patient_id TEXT NOT NULL PRIMARY KEY REFERENCES patient (id),
    n BIGINT NOT NULL CHECK (n >= 0),
    hash TEXT NOT NULL
);

CREATE TABLE disclosure (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    n BIGINT NOT NULL CHECK (n >= 1),
    commitment TEXT NOT NULL,
    hash TEXT NOT NULL,
    salt TEXT,
    payload TEXT,
    fold_key TEXT,
    PRIMARY KEY (patient_id, n),
    UNIQUE (patient_id, fold_key)
);

CREATE TABLE push_subscription (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX push_subscription_account ON push_subscription (account_id);

CREATE TABLE occurrence (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    reminder_id TEXT NOT NULL,
    day TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'done', 'settled', 'expired', 'nowhere')),
    UNIQUE (patient_id, reminder_id, day)
);

CREATE TABLE delivery (
    occurrence_id TEXT NOT NULL REFERENCES occurrence (id),
    subscription_id TEXT NOT NULL,
    attempt BIGINT NOT NULL CHECK (attempt >= 1),
    tries BIGINT NOT NULL CHECK (tries >= 0),
    next_at BIGINT NOT NULL,
    leased_until BIGINT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'gone', 'refused', 'expired', 'done')),
    status INTEGER,
    PRIMARY KEY (occurrence_id, subscription_id, attempt)
);
CREATE INDEX delivery_next ON delivery (state, next_at);
