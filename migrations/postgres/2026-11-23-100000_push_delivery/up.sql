-- The keys that sign push messages, sealed under the server's secret. Which one is used for new subscriptions stands in
-- the setting push_key; the others sign for the subscriptions made with them.
CREATE TABLE push_key (
    public_key TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- The key a subscription was made with.
ALTER TABLE push_subscription ADD COLUMN public_key TEXT;
-- When the phone last confirmed a message, and when that message was sent.
ALTER TABLE push_subscription ADD COLUMN arrived_at BIGINT;
ALTER TABLE push_subscription ADD COLUMN arrived_message_at BIGINT;
