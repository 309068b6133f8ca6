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
reminder-what-measure_period = Den tætte opfølgning
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
reminder-weeks = Hvor tit?
reminder-weeks-1 = Hver uge
reminder-weeks-2 = Hver anden uge
reminder-until = Til og med
reminder-until-mistake = Vælg en dag, der ikke er gået, eller lad feltet være tomt.
reminder-follows = Følg telefonen på rejser
reminder-follows-hint = Ellers bliver klokkeslættet i tidszonen her.
reminder-every = hver { $weeks }. uge
reminder-last = til og med { $day }
reminder-in-zone = tid i { $zone }
reminder-quiet-title = Stille timer
reminder-quiet = Ingen påmindelser i de stille timer
reminder-quiet-hint = En påmindelse i de timer kommer bagefter, hvis den stadig er til nytte samme dag. Ellers står den kun i appen.
reminder-quiet-from = Fra
reminder-quiet-to = Til
reminder-quiet-mistake = Skriv to forskellige klokkeslæt, for eksempel 22:00 og 07:00.
reminder-quiet-save = Gem de stille timer

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
push-devices = Hvor de når frem
push-here = Denne enhed
push-arrived = Sidst nået frem { $moment }
push-never-arrived = Ingen besked er nået frem endnu.
push-test = Prøv nu
push-test-spoken = Prøv nu: { $device }
push-tested-accepted = Sendt. Beskeden vises om et øjeblik, hvis enheden er tændt.
push-tested-gone = Enheden får ikke beskeder mere. Slå dem til igen på den.
push-tested-later = Tjenesten for beskeder svarer ikke lige nu. Prøv igen om lidt.
push-tested-refused = Tjenesten tog ikke imod beskeden.
push-closed = Er browseren lukket på en computer, vises beskeden, når den åbnes igen.
problem-push_missing = Denne browser kan ikke vise påmindelser.
problem-push_denied = Browseren fik nej til beskeder. Du kan ændre det i browserens indstillinger for denne side.
problem-push_no_service = Browserens tjeneste for beskeder svarede ikke. Prøv igen om lidt.
problem-endpoint_refused = Browserens adresse til beskeder kan ikke bruges.

# Lige nu
reminder-due-title = Lige nu
reminder-due-at = kl. { $time }
reminder-later-30 = Om en halv time
reminder-later-120 = Om to timer
reminder-later-spoken = { $what }: mind mig igen. { $later }
reminder-again-at = Den kommer igen kl. { $time }.
reminder-not-again = Den kommer ikke igen i dag. Den står her, til den er gjort.

# Kalenderen
calendar-title = I din egen kalender
calendar-why = Vil du hellere have påmindelserne i din kalender, kan den hente dem med et hemmeligt link. Der står kun "Påmindelse fra Rygrad".
calendar-how = Kalendere henter nogle gange i døgnet. En ny påmindelse er der derfor ikke med det samme.
calendar-make = Lav et link til kalenderen
calendar-made = Her er linket. Det vises kun denne ene gang.
calendar-secret = Den, der har linket, kan se, hvornår du bliver mindet om noget. Giv det kun til din egen kalender.
calendar-open = Åbn i kalenderen
calendar-copy = Kopiér linket
calendar-copied = Kopieret
calendar-since = Der er et link fra { $moment }.
calendar-fetched = En kalender hentede påmindelserne { $moment }.
calendar-never-fetched = Ingen kalender har hentet dem endnu.
calendar-anew = Lav et nyt link
calendar-anew-hint = Så holder det gamle op med at virke.
calendar-revoke = Luk linket
calendar-revoked = Linket er lukket. Det, din kalender har hentet, sletter du i kalenderen.

# Forslag fra behandlere
reminder-suggestions-title = Forslag til dig
reminder-suggestions-waiting = { $count ->
    [one] 1 forslag
   *[other] { $count } forslag
}
reminder-suggestions-hint = Et forslag virker først, når du siger ja. Din behandling ændrer sig ikke, hvis du siger nej.
reminder-suggested-by = { $name }, { $unit } foreslår:
reminder-suggestion-yes = Ja tak
reminder-suggestion-no = Nej tak
