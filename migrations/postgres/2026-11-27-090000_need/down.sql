ALTER TABLE connection DROP COLUMN programme_until;
ALTER TABLE patient DROP COLUMN hurt_on;
ALTER TABLE patient DROP COLUMN hurt_at;
