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
diary-by = Vis efter
diary-by-day = Dag for dag
diary-by-week = Uge for uge
diary-show = Vis
diary-show-all = Alt
diary-show-removed = Fjernede
diary-none-of-it = Der er ikke noget af det i dagbogen.
diary-week = { $from } – { $to }
diary-paper = Min uge på papir

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
entry-is-removed = Du har fjernet den. Den tæller ikke med, og ingen andre ser den.
entry-bring-back = Hent den tilbage
entry-brought-back = Hentet tilbage
versions-open = Alle udgaver
versions-number = Udgave { $n }, nåede frem { $when }
versions-missing = De udgaver, der er sendt, ligger på serveren og kan ses, når du er på nettet.
versions-unreadable = Skrevet med en nyere app.
versions-take = Brug denne udgave igen
versions-taken = Den udgave gælder nu

exercise-how = Hvordan gik det?
exercise-answer-done = Lavet
exercise-answer-partly = Noget af den
exercise-answer-not_done = Ikke i dag
exercise-why = Hvad kom i vejen?
exercise-more = Tilføj mere
exercise-more-hint = Alt her er frivilligt.
exercise-pain = Gjorde det ondt undervejs?
exercise-effort = Hvor hårdt var det?
exercise-picture = Billede af øvelsen { $title }
exercise-video = Video af øvelsen { $title }
exercise-medium-later = Billedet kommer, næste gang telefonen har net.
exercise-gone-title = Øvelsen er her ikke
exercise-gone = Øvelsen står ikke i dit program længere.
exercise-precautions = Særlige hensyn:
exercise-easier = Lettere
exercise-harder = Sværere
exercise-own-change = Ret øvelsen
exercise-stop-if = Stop og kontakt mig, hvis:
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

offers = Udfyld med ét tryk
activity-offer = { $what }, { $n } min
activity-goal = Tæller det med i et delmål?
activity-amount = Hvor meget? ({ $unit })
activity-amount-hint = Skriv et helt tal. Lader du det stå tomt, tæller det én gang.
activity-amount-wrong = Skriv et helt tal fra 1 til 100 000.
activity-unit-times = gange
activity-unit-metres = meter

flare-up-title = Opblussen
flare-up-intro = Det går op og ned undervejs; det hører med. Skriv, hvornår den begyndte. Resten kan vente.
flare-up-from = Hvornår begyndte den?
flare-up-to = Sidste dag
flare-up-to-hint = Lad den stå tom, mens den er i gang.
flare-up-to-wrong = Vælg en dag fra den første dag til i dag.
flare-up-helped = Hvad hjalp?

work-title = Arbejde
work-as-planned = Efter planen: { $hours }
work-as-last = Sidst: { $hours }
work-hours-worked = Timer på arbejde
work-hours-hint = For eksempel 4, 4,5 eller 4:30. Skriv 0, hvis du ikke var på arbejde.
work-hours-planned = Planlagte timer
work-hours-wrong = Skriv timer i hele kvarterer, for eksempel 4 eller 4,5.
work-went-well = Hvad gik godt?
work-went-badly = Hvad gik ikke så godt?

day-after-title = Dagen efter
day-after-question = Fik du mere ondt efter øvelserne { $day }?
day-after-no = Nej
day-after-minutes_to_hours = Ja, i minutter til timer
day-after-hours_to_days = Ja, i timer til dage
day-after-longer = Ja, i længere tid
day-after-missing = Vælg et svar, eller spring over.
day-after-skip = Spring over

paper-title = Min uge på papir
paper-intro = Print et tomt ark, hvis du hellere vil skrive i hånden. Bagefter kan du skrive ugen ind her, alene eller sammen med nogen.
paper-which-week = Hvilken uge
paper-this-week = Denne uge
paper-next-week = Næste uge
paper-fill = Skriv en uge ind fra papir
paper-heading = Min uge: { $from } – { $to }
paper-how = I felterne: ✓ lavet · / noget af den · – ikke i dag. En prik: ikke på planen den dag. Lad det stå tomt, du ikke vil svare på.
paper-table = Ugen, en række om dagen
paper-day = Dag
paper-activity = Aktivitet og minutter
paper-work = Timer på arbejde
paper-week-title = Min uge, samlet: sæt ring om et tal
paper-keep = Arket er dit. Læg det, hvor du vil.
paper-fill-title = En uge fra papir
paper-fill-intro = Skriv det ind, der står på arket. Resten lader du stå tomt. Det, der allerede er i dagbogen, står øverst under hver dag.
paper-week-before = Ugen før
paper-week-after = Ugen efter
paper-week-typed = Min uge, samlet
paper-together = Vi er to om at skrive ind
refused-entry = En registrering kunne ikke sendes.
refused-psfs_activity = En af dine aktiviteter kunne ikke sendes.
refused-grant = En deling kunne ikke sendes, så der deles ikke.
refused-revocation = At stoppe en deling kunne ikke sendes. Prøv igen under Deling.
refused-reminder = En påmindelse kunne ikke sendes.
refused-programme = Et program kunne ikke sendes.
refused-erasure = At slette noget helt kunne ikke sendes.
refused-goal = Et delmål kunne ikke sendes.
refused-work_plan = Planen for arbejdet kunne ikke sendes.
refused-personal_plan = En af dine planer kunne ikke sendes.
refused-pause = En pause kunne ikke sendes.
refused-own_exercise = En af dine egne øvelser kunne ikke sendes.
refused-measure_period = En aftale om tættere opfølgning kunne ikke sendes.
refused-course = Et skridt i forløbet kunne ikke sendes.
refused-team = Dit valg om behandlingsteamet kunne ikke sendes.
refused-correct = Ret
refused-let-go = Lad den ligge
refused-clock-ahead-hours = Telefonens ur er { $n ->
    [one] en time
   *[other] { $n } timer
 } foran. Stil det, så det, du skriver, kommer på den rigtige dag.
refused-clock-behind-hours = Telefonens ur er { $n ->
    [one] en time
   *[other] { $n } timer
 } bagud. Stil det, så det, du skriver, kommer på den rigtige dag.
refused-clock-ahead-days = Telefonens ur er { $n } dage foran. Stil det, så det, du skriver, kommer på den rigtige dag.
refused-clock-behind-days = Telefonens ur er { $n } dage bagud. Stil det, så det, du skriver, kommer på den rigtige dag.
merged-told = Det samme er rettet to steder. Det, der kom sidst, gælder. Det andet er gemt.
merged-see = Se begge
merged-see-it = Se det
merged-fine = Det er i orden
together-on = I skriver sammen: Det, der skrives nu, får mærket »skrevet sammen med nogen«.
together-end = Slut
together-hint = Så får det, I skriver nu, mærket »skrevet sammen med nogen« – til I slutter, eller appen lukkes.
entry-together = Skrevet sammen med nogen
paper-together-hint = Så står der "skrevet sammen med nogen" ved hver post.
paper-all-spoken = Jeg lavede dem alle, { $day }
paper-note-long = Noten er for lang: højst 4000 tegn.
paper-empty = Skriv noget ind, før du gemmer.
paper-save = Gem ugen
paper-saved = { $n ->
    [one] Gemt på telefonen: én post
   *[other] Gemt på telefonen: { $n } poster
 }
