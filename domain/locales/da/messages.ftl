# Patientens side med opfølgninger og beskeder.

messages-title = Opfølgninger og beskeder
messages-empty-title = Her er ikke noget endnu
messages-empty = Når du deler noget med en enhed, kan de skrive til dig her, og du kan svare.
messages-to-sharing = Gå til Deling
messages-failed = Det nyeste kan ikke hentes lige nu. { $reason }
messages-none = Ingen beskeder endnu.
messages-write = Skriv til enheden
messages-contact = Jeg vil gerne kontaktes
messages-send = Send
messages-closed = Du deler ikke længere noget med enheden, så I kan ikke skrive til hinanden her.
messages-reviews = Opfølgninger
messages-reviews-none = Ingen opfølgninger endnu.
messages-basis = Det byggede opfølgningen på
messages-rejoin = Dit svar til opfølgningen
messages-rejoin-hint = Står ved siden af det, behandleren skrev. Ingen af jer kan ændre den andens ord.
messages-rejoin-send = Sæt mit svar ved siden af
messages-own = Dit svar, { $day }
messages-you = Dig
