-- The professional who wrote a version of a plan, as they were then, as JSON; NULL is the patient.
ALTER TABLE revision ADD COLUMN author TEXT;
