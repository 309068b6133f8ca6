-- The plan and the course: goals, return to work, own plans, pauses, own exercises, closer follow-up, turns in the course.

CREATE TABLE goal (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX goal_seq ON goal (patient_id, seq);

CREATE TABLE work_plan (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX work_plan_seq ON work_plan (patient_id, seq);

CREATE TABLE personal_plan (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX personal_plan_seq ON personal_plan (patient_id, seq);

CREATE TABLE pause (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX pause_seq ON pause (patient_id, seq);

CREATE TABLE own_exercise (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX own_exercise_seq ON own_exercise (patient_id, seq);

CREATE TABLE measure_period (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX measure_period_seq ON measure_period (patient_id, seq);

CREATE TABLE course (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (patient_id, id)
) STRICT;
CREATE INDEX course_seq ON course (patient_id, seq);
