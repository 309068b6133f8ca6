-- When this attempt falls due, where that is not the moment of the occurrence: it was put off by the patient (snooze).
ALTER TABLE delivery ADD COLUMN due_at INTEGER;

-- With which edition of the zone database next_at was computed. A server with a later one computes it anew.
ALTER TABLE reminder ADD COLUMN zone_data TEXT;
DELETE FROM setting WHERE name = 'zone_data';
