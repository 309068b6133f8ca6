-- When the patient erased their diary: the row stays, empty, for what professionals wrote and for the chain of the log.
ALTER TABLE patient ADD COLUMN erased_at BIGINT;
