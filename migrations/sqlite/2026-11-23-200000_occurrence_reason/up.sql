-- Why an occurrence expired before anything was sent: the server was away too long, or it fell in quiet hours.
ALTER TABLE occurrence ADD COLUMN reason TEXT CHECK (reason IN ('late', 'quiet'));
