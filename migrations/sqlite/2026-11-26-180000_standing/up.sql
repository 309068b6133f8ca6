-- How it stands between a patient and a unit: when the patient last wrote to it, last asked to be contacted, when it last wrote
-- and last held a review. Lists order by it without looking through everything that was ever written.
ALTER TABLE connection ADD COLUMN asked_at INTEGER;
ALTER TABLE connection ADD COLUMN contact_at INTEGER;
ALTER TABLE connection ADD COLUMN answered_at INTEGER;
ALTER TABLE connection ADD COLUMN reviewed_at INTEGER;
UPDATE connection SET
    asked_at = (SELECT MAX(sent_at) FROM message AS m WHERE m.patient_id = connection.patient_id AND m.unit_id = connection.unit_id AND m.membership_id IS NULL),
    contact_at = (SELECT MAX(sent_at) FROM message AS m WHERE m.patient_id = connection.patient_id AND m.unit_id = connection.unit_id AND m.kind = 'contact_me'),
    answered_at = (SELECT MAX(sent_at) FROM message AS m WHERE m.patient_id = connection.patient_id AND m.unit_id = connection.unit_id AND m.membership_id IS NOT NULL),
    reviewed_at = (SELECT MAX(made_at) FROM review AS r WHERE r.patient_id = connection.patient_id AND r.unit_id = connection.unit_id);
