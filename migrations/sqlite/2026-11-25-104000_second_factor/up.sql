-- The secret of an account's second factor, sealed under the server's secret; it counts once it was confirmed. The last step
-- that was used is never accepted again.
CREATE TABLE second_factor (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    sealed TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step INTEGER NOT NULL
) STRICT;
-- Codes for a lost phone, as keyed hashes.
CREATE TABLE reserve_code (
    code_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    used_at INTEGER
) STRICT;
CREATE INDEX reserve_code_by_account ON reserve_code (account_id);
