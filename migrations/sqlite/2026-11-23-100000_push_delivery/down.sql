ALTER TABLE push_subscription DROP COLUMN arrived_message_at;
ALTER TABLE push_subscription DROP COLUMN arrived_at;
ALTER TABLE push_subscription DROP COLUMN public_key;
DROP TABLE push_key;
