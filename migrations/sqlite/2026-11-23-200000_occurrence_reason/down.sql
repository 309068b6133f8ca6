ALTER TABLE occurrence DROP COLUMN reason;
