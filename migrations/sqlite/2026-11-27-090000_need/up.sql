-- What else orders a list: when pain last called for a look, as the entries of the last fourteen days say, and the last day of the
-- programmes that a unit wrote. Kept as they are written; of what was written before, the next entry or programme says it.
ALTER TABLE patient ADD COLUMN hurt_at INTEGER;
ALTER TABLE patient ADD COLUMN hurt_on TEXT;
ALTER TABLE connection ADD COLUMN programme_until TEXT;
