ALTER TABLE revision DROP COLUMN author;
