ALTER TABLE reminder DROP COLUMN zone_data;
ALTER TABLE delivery DROP COLUMN due_at;
