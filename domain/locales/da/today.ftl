# I dag, en øvelse, og det der kan lægges til.

today-title = I dag
today-title-yesterday = I går
today-which-day = Hvilken dag
today-day-today = I dag
today-day-yesterday = I går
today-day-other = En anden dag
today-day-date = Dag
today-waiting = Gemt på telefonen. { $n } venter
today-send = send
today-send-first = Send først det, der venter
today-offline = Ingen forbindelse. Alt, du skriver, gemmes på telefonen.
today-offline-since = Ingen forbindelse siden { $when }. Alt, du skriver, gemmes på telefonen.
today-refused-entry = En registrering kunne ikke sendes.
today-refused-psfs_activity = En af dine aktiviteter kunne ikke sendes.
today-refused-grant = En deling kunne ikke sendes, så der deles ikke.
today-refused-revocation = At stoppe en deling kunne ikke sendes. Prøv igen under Deling.
today-refused-reminder = En påmindelse kunne ikke sendes.
today-refused-programme = Et program kunne ikke sendes.
today-refused-correct = Ret
today-refused-let-go = Lad den ligge
today-too-old = Serveren er blevet nyere end appen på telefonen, så intet bliver sendt. Det, du har skrevet, ligger på telefonen. Hent den nye version.
today-clock-ahead-hours = Telefonens ur er { $n ->
    [one] en time
   *[other] { $n } timer
 } foran. Stil det, så det, du skriver, kommer på den rigtige dag.
today-clock-behind-hours = Telefonens ur er { $n ->
    [one] en time
   *[other] { $n } timer
 } bagud. Stil det, så det, du skriver, kommer på den rigtige dag.
today-clock-ahead-days = Telefonens ur er { $n } dage foran. Stil det, så det, du skriver, kommer på den rigtige dag.
today-clock-behind-days = Telefonens ur er { $n } dage bagud. Stil det, så det, du skriver, kommer på den rigtige dag.
today-exercises = Dine øvelser
today-done-of = { $done } af { $due } lavet
today-done = Lavet
today-done-spoken = Lavet: { $exercise }
today-done-said = { $exercise }: lavet
today-of-week = { $done } af { $times } i denne uge
today-nothing-due = Der er ingen øvelser på planen i dag.
today-no-programme = Du kan stadig skrive i dagbogen, hvad du laver. Får du øvelser af en fysioterapeut, står de her.
today-no-programme-now = Dit program er slut. Du kan stadig skrive i dagbogen, hvad du laver.
today-other-exercises = Andre øvelser i dit program
today-week = Denne uge
today-that-week = Ugen
today-week-done = { $done } af { $asked } lavet
today-psfs-due = Mine aktiviteter: tid til at score igen
today-check-in-due = Min uge: hvordan har den været?
today-add = Læg til dagbogen
today-add-activity = + Aktivitet
today-add-check-in = + Min uge
today-add-note = + Note

exercise-how = Hvordan gik det?
exercise-answer-done = Lavet
exercise-answer-partly = Noget af den
exercise-answer-not_done = Ikke i dag
exercise-why = Hvad kom i vejen?
exercise-more = Tilføj mere
exercise-more-hint = Alt her er frivilligt.
exercise-pain = Gjorde det ondt undervejs?
exercise-effort = Hvor hårdt var det?
exercise-gone-title = Øvelsen er her ikke
exercise-gone = Øvelsen står ikke i dit program længere.
exercise-precautions = Særlige hensyn:
exercise-stop-if = Stop og kontakt mig, hvis:
exercise-repetitions = { $sets } × { $n }
exercise-hold = { $sets } × { $n } sekunder
exercise-minutes = { $n } min
exercise-on-days = På planen: { $days }
exercise-times-a-week = { $n ->
    [one] Én gang om ugen, den dag du vælger
   *[other] { $n } gange om ugen, de dage du vælger
 }

activity-title = Aktivitet
activity-what = Hvad lavede du?
activity-what-missing = Vælg, hvad du lavede.
activity-words = Med dine egne ord
activity-words-missing = Skriv med et par ord, hvad du lavede, højst 80 tegn.
activity-minutes = Hvor mange minutter?
activity-minutes-wrong = Skriv et helt tal fra 1 til 1440.
activity-effort = Hvor hårdt var det?
activity-pain-before = Smerter før
activity-pain-after = Smerter efter

check-in-title = Min uge
check-in-intro = Tænk på de sidste syv dage. Svar på det, du vil; resten springer du over.
check-in-back-pain = Smerter i ryggen
check-in-leg-pain = Smerter i benet
check-in-sleep = Søvn
check-in-fatigue = Træthed
check-in-mood = Humør
check-in-trust = Tryghed ved at bevæge dig
check-in-work = Arbejde
check-in-back-pain-short = ryg
check-in-leg-pain-short = ben
check-in-sleep-short = søvn
check-in-mood-short = humør
check-in-lifeline = Tanker om ikke at ville leve? Ring til Livslinien
check-in-lifeline-number = 70 201 201
check-in-lifeline-acute = { " " }– er det akut, 112.
check-in-medicine = Medicin for ryggen
check-in-medicine-helped = Hjalp den dig til at kunne mere?
check-in-empty = Svar på mindst én ting, før du gemmer.

note-title = Note
note-label = Note
note-share = Del noten
note-share-hint = Uden flueben ser kun du den.
note-too-long = Noten er for lang: højst { $max } tegn.
note-empty = Skriv noget, før du gemmer.

draft-continued = Fortsat, hvor du slap.
draft-discard = Begynd forfra
draft-begun-title = Du er ikke færdig med
draft-begun = { $form }, { $day }
draft-continue = Fortsæt
draft-let-go = Kassér
draft-let-go-spoken = Kassér: { $form }
draft-form-activity = Aktivitet
draft-form-check-in = Min uge
draft-form-note = Note
draft-form-psfs = Mine aktiviteter
draft-form-exercise = Om en øvelse
draft-form-entry = En rettelse
draft-form-other = Noget, du er begyndt på
