-- 14-day reviews: what was said and what it relied on, kept as the unit's record; what the patient put beside them.
CREATE TABLE review (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    membership_id TEXT NOT NULL REFERENCES membership (id),
    made_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    basis TEXT NOT NULL,
    said TEXT NOT NULL,
    read_at BIGINT
);
CREATE INDEX review_patient ON review (patient_id, unit_id, made_at);

CREATE TABLE rejoinder (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    review_id TEXT NOT NULL REFERENCES review (id),
    made_at BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX rejoinder_patient ON rejoinder (patient_id, review_id);

-- Messages between a patient and a unit; those without a membership are the patient's.
CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    membership_id TEXT REFERENCES membership (id),
    author TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('recognition', 'message', 'contact_me')),
    sent_at BIGINT NOT NULL,
    read_at BIGINT,
    body TEXT NOT NULL
);
CREATE INDEX message_patient ON message (patient_id, unit_id, sent_at);

-- Within how many weekdays the unit says that it usually answers.
ALTER TABLE unit ADD COLUMN answer_days INTEGER CHECK (answer_days BETWEEN 1 AND 30);
