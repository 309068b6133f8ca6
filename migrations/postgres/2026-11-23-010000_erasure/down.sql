ALTER TABLE patient DROP COLUMN erased_at;
