ALTER TABLE unit DROP COLUMN answer_days;
DROP TABLE message;
DROP TABLE rejoinder;
DROP TABLE review;
