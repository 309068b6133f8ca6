DROP INDEX entry_psfs;
ALTER TABLE entry DROP COLUMN fact;
