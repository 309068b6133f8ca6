# Dagbog og den enkelte post.

diary-title = Dagbog
diary-empty = Din dagbog er tom endnu.
diary-empty-text = Her samles dine øvelser, aktiviteter, uger og noter, dag for dag. Begynd med i dag.
diary-today = I dag, { $day }
diary-yesterday = I går, { $day }
diary-open-day = Åbn dagen
diary-nothing-that-day = Ikke skrevet noget.
diary-more = Vis flere dage
diary-written = Skrevet den dag
diary-day-to-come = Den dag er ikke kommet endnu.
diary-waiting = venter på at blive sendt
diary-written-next-day = skrevet dagen efter
diary-pain = smerter { $score }
diary-pain-after = smerter efter { $score }
diary-effort = hårdhed { $score }

entry-gone-title = Posten er her ikke
entry-gone = Den er fjernet, eller den ligger på en anden telefon og er ikke kommet frem endnu.
entry-recorded = { $typed }, { $when }
entry-correct = Ret
entry-day = Dag
entry-unnamed-activity = En aktivitet, du har valgt
entry-remove = Fjern posten
entry-remove-title = Fjern posten?
entry-remove-text = Så tæller den ikke med, og ingen andre ser den mere. Det, nogen allerede har læst, kan ikke kaldes tilbage.
entry-keep = Behold
entry-erase = Slet helt
entry-erase-title = Slet helt?
entry-erase-text = Notatet slettes med alle tidligere udgaver, her, på serveren og på dine andre enheder. Det kan ikke hentes tilbage.
entry-erased = Slettet helt.
entry-removed = Fjernet
