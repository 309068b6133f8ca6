-- What worklists count of an entry, found by domain::entry::fact when it is written; null where an earlier version wrote it,
-- and then found from the body. A new shape of it sets it to null everywhere.
ALTER TABLE entry ADD COLUMN fact TEXT;

-- Scorings count whatever their day; the few of a patient are found without the rest of the diary.
CREATE INDEX entry_psfs ON entry (patient_id, day) WHERE kind = 'psfs';
