ALTER TABLE connection DROP COLUMN reviewed_at;
ALTER TABLE connection DROP COLUMN answered_at;
ALTER TABLE connection DROP COLUMN contact_at;
ALTER TABLE connection DROP COLUMN asked_at;
