# Påmindelser: hvad, hvornår, hvilke dage.

reminder-title = Påmindelser
reminder-intro = Du bestemmer selv, om og hvornår telefonen skal minde dig om noget. Er det allerede gjort, kommer der ingen.
reminder-neutral = På låseskærmen står der kun "Påmindelse fra Rygrad".
reminder-list-title = Dine påmindelser
reminder-empty = Du har ingen påmindelser.
reminder-what = Hvad vil du mindes om?
reminder-what-mistake = Vælg, hvad du vil mindes om.
reminder-what-exercises = Dagens øvelser
reminder-what-activity = Aktivitetsdagbogen
reminder-what-check_in = Min uge
reminder-what-psfs = Mine aktiviteter
reminder-what-programme_review = Når programmet skal ses igennem
reminder-what-grant_ending = Når en deling slutter
reminder-time = Hvornår?
reminder-time-mistake = Skriv et klokkeslæt, for eksempel 08:00.
reminder-days = Hvilke dage?
reminder-days-mistake = Vælg mindst én dag.
reminder-line = kl. { $time }, { $days }
reminder-waiting = Venter på at blive sendt. Den virker, når serveren har fået den.
reminder-refused = Serveren tog ikke imod den: { $reason }
reminder-remove = Fjern
reminder-remove-spoken = Fjern: { $what } { $line }
reminder-new = En ny påmindelse
reminder-save = Gem påmindelsen

# Beskeder på denne telefon
push-title = Beskeder på denne telefon
push-on = Denne telefon får påmindelserne.
push-off = Denne telefon får dem ikke endnu.
push-ask = Slå beskeder til
push-asking = Et øjeblik …
push-stop = Slå beskeder fra her
push-why = Telefonen spørger, om Rygrad må sende beskeder. De sendes gennem browserens egen tjeneste (Apple, Google eller Mozilla), som ikke kan læse dem.
push-missing = Denne browser kan ikke vise påmindelser. På en iPhone eller iPad skal du først føje Rygrad til hjemmeskærmen: tryk på Del-knappen i Safari, og vælg "Føj til hjemmeskærm". Dine påmindelser gemmes alligevel og virker på dine andre enheder.
push-denied = Browseren har fået nej til beskeder fra Rygrad. Du kan ændre det i browserens indstillinger for denne side.
problem-push_missing = Denne browser kan ikke vise påmindelser.
problem-push_denied = Browseren fik nej til beskeder. Du kan ændre det i browserens indstillinger for denne side.
problem-push_no_service = Browserens tjeneste for beskeder svarede ikke. Prøv igen om lidt.
