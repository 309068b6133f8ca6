# I dag, en øvelse, og det der kan lægges til.

today-title = I dag
today-title-yesterday = I går
today-which-day = Hvilken dag
today-day-today = I dag
today-day-yesterday = I går
today-day-other = En anden dag
today-day-date = Dag
today-sent = Alt er sendt.
today-waiting = Gemt på telefonen. { $n } venter
today-send = send
today-send-first = Send først det, der venter
today-copy-first = Tag en kopi af dagbogen
today-offline = Ingen forbindelse. Alt, du skriver, gemmes på telefonen.
today-offline-waiting = Ingen forbindelse siden { $when }. Gemt på telefonen. { $n } venter
today-offline-since = Ingen forbindelse siden { $when }. Alt, du skriver, gemmes på telefonen.
today-heed-stop = Stop og kontakt mig, hvis:
today-heed-precautions = Særlige hensyn
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
today-all-done = Jeg lavede dem alle
today-all-done-said = { $n } øvelser: lavet
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
today-add-flare-up = + Opblussen
today-add-work-day = + Arbejde
today-add-day-after = + Dagen efter
today-own-exercises = Mine øvelser
today-day-after = Fik du mere ondt efter øvelserne i går?

exercise-repetitions = { $sets } × { $n }
exercise-hold = { $sets } × { $n } sekunder
exercise-minutes = { $n } min

today-paused = Du er på pause, så intet er på planen.
today-easier = Lettere trin: { $dosage }
today-flare = Skru ned, men bliv i gang

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
draft-form-flare-up = Opblussen
draft-form-work-day = Arbejde
draft-form-day-after = Dagen efter
draft-form-reminder = En påmindelse
draft-form-sharing = En deling
draft-form-paper = En uge fra papir
draft-form-psfs = Mine aktiviteter
draft-form-exercise = Om en øvelse
draft-form-entry = En rettelse
draft-form-own = En af mine øvelser
draft-form-goal = Et delmål
draft-form-plan = En plan
draft-form-pause = En pause
draft-form-closer = Tættere opfølgning
draft-form-other = Noget, du er begyndt på
