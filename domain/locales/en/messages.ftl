# The patient's page with follow-ups and messages.

messages-title = Follow-ups and messages
messages-empty-title = There is nothing here yet
messages-empty = When you share something with a unit, they can write to you here, and you can answer.
messages-to-sharing = Go to Sharing
messages-failed = The newest cannot be fetched right now. { $reason }
messages-none = No messages yet.
messages-write = Write to the unit
messages-contact = I would like to be contacted
messages-send = Send
messages-closed = You no longer share anything with the unit, so you cannot write to each other here.
messages-reviews = Follow-ups
messages-reviews-none = No follow-ups yet.
messages-basis = What the follow-up relied on
messages-rejoin = Your answer to the follow-up
messages-rejoin-hint = Stands beside what the professional wrote. Neither of you can change the other’s words.
messages-rejoin-send = Put my answer beside it
messages-own = Your answer, { $day }
messages-you = You
