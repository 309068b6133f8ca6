-- The exercise library of a unit with its pictures and videos, and its programme templates.

-- Pictures and videos, named by the digest of their content; the content stands in parts.
CREATE TABLE media (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('picture', 'video')),
    size INTEGER NOT NULL CHECK (size > 0),
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE media_part (
    media_id TEXT NOT NULL REFERENCES media (id),
    n INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (media_id, n)
) STRICT;

-- Which units keep it.
CREATE TABLE unit_media (
    unit_id TEXT NOT NULL REFERENCES unit (id),
    media_id TEXT NOT NULL REFERENCES media (id),
    sent_by TEXT NOT NULL REFERENCES membership (id),
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (unit_id, media_id)
) STRICT;
CREATE INDEX unit_media_by_media ON unit_media (media_id);

-- Which patients have it in a programme.
CREATE TABLE prescribed_media (
    patient_id TEXT NOT NULL REFERENCES patient (id),
    media_id TEXT NOT NULL REFERENCES media (id),
    PRIMARY KEY (patient_id, media_id)
) STRICT;
CREATE INDEX prescribed_media_by_media ON prescribed_media (media_id);

CREATE TABLE library_exercise (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    title TEXT NOT NULL,
    searched TEXT NOT NULL,
    media_id TEXT REFERENCES media (id),
    changed_by TEXT NOT NULL REFERENCES membership (id),
    changed_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX library_exercise_unit ON library_exercise (unit_id);
CREATE INDEX library_exercise_media ON library_exercise (media_id);

CREATE TABLE programme_template (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    changed_by TEXT NOT NULL REFERENCES membership (id),
    changed_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX programme_template_unit ON programme_template (unit_id);
