# Behandlerens app. Nøglerne begynder med "team-"; fælles ord står i words.ftl.

team-nav = Sider
team-nav-worklist = Patienter
team-nav-unit = Enhed
team-nav-account = Min konto
team-nav-choose = Skift enhed
team-language = Sprog
team-sign-out = Log ud
team-sign-out-unsent = Ingen forbindelse: skærmen er tømt, men du er ikke logget ud på serveren endnu. Prøv igen, før du forlader computeren.
team-signed-in-as = { $name }, { $unit }
team-demo = Demonstration: alle personer er opdigtede.
team-demo-person = opdigtet
team-offline = Ingen forbindelse. Patienternes oplysninger ligger ikke på denne computer, så de kan først vises, når der er net igen.
team-refresh = Hent igen
team-not-found-title = Siden findes ikke
team-not-found = Adressen fører ingen steder hen. Gå til patientlisten og find vej derfra.
team-try-later = Vent { $seconds ->
    [one] ét sekund
   *[other] { $seconds } sekunder
 }.
team-fields-wrong = Ret de markerede felter. Intet er gemt endnu.

# Log ind
team-sign-in-title = Log ind som behandler
team-sign-in-email = E-mail
team-sign-in-password = Adgangskode
team-sign-in = Log ind
team-sign-in-again = Du er blevet logget ud. Log ind igen for at fortsætte.
team-to-register = Jeg har fået en invitationskode
team-to-recover = Jeg har glemt min adgangskode
team-to-sign-in = Jeg har allerede en konto
team-to-patient = Er du patient? Gå til din egen side
team-email-wrong = Skriv en e-mailadresse, for eksempel navn@eksempel.dk.
team-password-missing = Skriv din adgangskode.

# Opret
team-register-title = Opret dig som behandler
team-register-intro = Koden har du fået af lederen af din enhed. Den kan bruges én gang.
team-register-code = Invitationskode
team-register-code-hint = Ti tegn. Store og små bogstaver og bindestreger er lige meget.
team-register-name = Dit navn
team-register-name-hint = Sådan ser patienter og kolleger det.
team-register-email-hint = Den, du vil logge ind med.
team-register-password = Vælg en adgangskode
team-register-password-hint = Mindst 10 tegn. En lille sætning er let at huske.
team-register = Opret
team-name-missing = Skriv dit navn på én linje.
team-name-long = Navnet må højst være 100 tegn.
team-code-wrong = Koden kan ikke læses. Se på bogstaverne en gang til.
team-password-short = Adgangskoden skal være på mindst 10 tegn.
team-password-long = Adgangskoden må højst være 200 tegn.

# Glemt adgangskode
team-recover-title = Ny adgangskode
team-recover-intro = Du skal bruge den gendannelseskode, du fik, da du blev oprettet. Ingen andre kan åbne kontoen for dig.
team-recover-code = Gendannelseskode
team-recover-code-hint = Tyve tegn.
team-recover-password = Ny adgangskode
team-recover = Gem ny adgangskode

# Gendannelseskoden
team-recovery-title = Din gendannelseskode
team-recovery-intro = Den er den eneste vej ind, hvis du glemmer din adgangskode, og den vises kun nu. Print den, eller skriv den af, og gem den et sikkert sted.
team-recovery-print = Print koden
team-recovery-saved = Jeg har gemt koden
team-recovery-for = Gælder for { $email }

# Vælg enhed
team-choose-title = Hvilken enhed arbejder du i nu?
team-choose-intro = Du ser kun de patienter, der deler med dig eller med enheden.
team-choose-open = { $unit } – { $profession }
team-no-unit-title = Du er ikke tilknyttet en enhed
team-no-unit = Denne side er for behandlere. Har du fået en invitationskode af en leder, så skriv den her.
team-redeem = Brug koden
team-lead = leder
team-treating = behandler
team-not-treating = behandler ikke patienter

# Patientlisten
team-worklist-title = Patienter
team-worklist-caption = Patienter, der deler med dig. Øverst det nyeste, der kalder på dig.
team-worklist-keys = Pil ned går ind i listen, Enter åbner.
team-worklist-search = Søg efter navn
team-worklist-person = Navn
team-worklist-heard = Sidst hørt fra
team-worklist-recent = Nyt siden sidst
team-worklist-adherence = Øvelser i 14 dage
team-worklist-psfs = PSFS
team-worklist-next = Næste
team-worklist-never = endnu ikke hørt fra
team-worklist-recent-count = { $n ->
    [0] intet nyt
    [one] 1 ny
   *[other] { $n } nye
 }
team-worklist-review-overdue = tid til opfølgning, { $day }
team-worklist-review = opfølgning { $day }
team-worklist-end = slut { $day }
team-worklist-ended = sluttede { $day }
team-worklist-no-programme = intet program
team-worklist-until = delt til { $day }
team-worklist-flares = { $n ->
    [one] opblussen
   *[other] opblussen { $n } gange
 }
team-worklist-worse = mere ondt i timer–dage { $n } gange
team-worklist-stopped = { $n ->
    [one] holdt op 1 gang, fordi det gjorde ondt
   *[other] holdt op { $n } gange, fordi det gjorde ondt
 }
team-worklist-contact = vil gerne kontaktes
team-worklist-unanswered = har skrevet
team-worklist-reviewed = siden opfølgningen { $day }
team-worklist-unreviewed = i 14 dage
team-worklist-empty-title = Ingen deler med dig endnu
team-worklist-empty = Giv patienten en invitationskode. Når patienten har brugt den, vælger patienten selv under »Deling«, hvad du må se. Først da står patienten her.
team-worklist-empty-invite = Invitér en patient
team-worklist-no-match = Ingen patienter passer til »{ $search }«.
team-worklist-clear = Vis alle
team-worklist-range = { $from }–{ $to } af { $total }
team-connected-nav = Patienter, der ikke deler med dig
team-connected-title = Deler ikke med dig
team-connected-why = De er tilknyttet { $unit } og har ikke valgt at dele noget med dig. Det er frivilligt. Åbn et navn for at spørge. At du har set navnet, står i patientens log.
team-connected-since = tilknyttet { $moment }
team-connected-asked = spurgt { $moment }, ikke svaret endnu
team-connected-no = har sagt nej; du kan spørge igen fra { $day }
team-connected-empty-title = Her er ingen
team-connected-empty = Alle, der har brugt en kode fra enheden, deler noget med dig, eller ingen har brugt en endnu.
team-worklist-pages = Sider i listen
team-worklist-previous = Forrige
team-worklist-next-page = Næste

# Patientens side
team-patient-title = Patient
team-patient-refresh-note = Hentet kl. { $moment }
team-patient-gone-title = Patienten deler ikke længere dette med dig
team-patient-gone = Siden er tømt. Det, du har læst og selv skrevet i din journal, bliver der. Patienten kan dele igen.
team-patient-gone-typed = Det, du havde skrevet og ikke gemt
team-patient-absent-title = Siden kan ikke vises
team-patient-absent = Patienten findes ikke, eller deler ikke noget med dig.
team-patient-to-worklist = Til patientlisten
team-patient-self-reported = Skrevet af patienten selv. Ingen holder øje med dagbogen mellem opfølgningerne.
team-patient-window = { $from } – { $to }
team-patient-well-title = Hvad gik godt
team-patient-symptoms-title = Smerter, søvn og medicin
team-patient-psfs-title = Funktion (PSFS)
team-patient-reasons-title = Hvad stod i vejen
team-patient-diary-title = Dagbog
team-patient-programme-title = Hjemmeprogram

# Hvad gik godt
team-adherence-exercises = Øvelser
team-adherence-caption = Øvelser { $from } – { $to }
team-adherence-exercise = Øvelse
team-adherence-done = Lavet
team-adherence-partly = Noget af den
team-adherence-not-done = Ikke i dag
team-adherence-no-entry = Uden notat
team-adherence-open = Kan nås endnu
team-adherence-extra = Ekstra
team-adherence-of = { $done } af { $due }
team-adherence-none = Der var ingen øvelser på programmet i perioden.
team-exercise-unknown = øvelse fra et tidligere program
team-activities = Aktiviteter
team-activities-caption = Aktiviteter i perioden
team-activities-what = Aktivitet
team-activities-times = Gange
team-activities-minutes = Minutter i alt
team-activities-none = Ingen aktiviteter skrevet i perioden.

# Min uge
team-symptoms-caption = Svar i »Min uge«, ældste først. Hvert svar gælder de sidste syv dage.
team-symptoms-question = Spørgsmål
team-symptoms-none = Ingen svar i »Min uge« i perioden.
team-scale-ends = 0 { $low } – 10 { $high }

# PSFS
team-psfs-none = ingen scoring endnu
team-psfs-first = { $score }, første scoring
team-psfs-change-values = { $first } → { $latest }
team-psfs-mean = Gennemsnit af de samme { $n } aktiviteter
team-psfs-mean-none = Intet gennemsnit: den seneste scoring har et hul eller færre end tre aktiviteter.
team-psfs-ceiling = Begyndte højt og kan ikke stige { $activity } point.
team-psfs-rule = Tydelig betyder mindst { $mean } point for gennemsnittet og mindst { $activity } for én aktivitet (mindste målbare ændring, Stratford 1995).
team-psfs-caption = PSFS, aktivitet for aktivitet
team-psfs-activity = Aktivitet
team-psfs-change = Første → seneste
team-psfs-reading = Læses som
team-psfs-retired = lagt væk { $day }

# Grunde
team-reasons-caption = Grunde til, at en øvelse ikke blev lavet helt
team-reasons-reason = Grund, med patientens svar
team-reasons-times = Gange
team-reasons-none = Ingen grunde skrevet i perioden.
team-reasons-part = Grunde om smerter, sygdom og kræfter vises kun, når patienten deler smerter og trivsel.

# Dagbog
team-diary-none = Der er ikke skrevet noget i perioden.
team-diary-more = { $n ->
    [one] Én dag mere
   *[other] { $n } dage mere
 }
team-kind-exercise_log = Øvelse
team-kind-activity = Aktivitet
team-kind-psfs = PSFS
team-kind-check_in = Min uge
team-kind-own_exercise_log = Egen øvelse
team-kind-day_after = Dagen efter
team-kind-flare_up = Opblussen
team-kind-work_day = Arbejde
team-kind-note = Note
team-kind-part = Svar, hvor resten ikke deles
team-field-prescription = Øvelse
team-field-outcome = Hvordan gik det
team-field-reason = Grund
team-field-pain = Smerter undervejs
team-field-effort = Anstrengelse
team-field-what = Hvad
team-field-words = Egne ord
team-field-minutes = Varighed
team-field-pain_before = Smerter før
team-field-pain_after = Smerter efter
team-field-scores = Scoring
team-field-back_pain = Rygsmerter
team-field-leg_pain = Bensmerter
team-field-sleep = Søvn
team-field-fatigue = Træthed
team-field-mood = Humør
team-field-trust = Tryghed ved at bevæge sig
team-field-work = Arbejde
team-field-medicine = Medicin for ryggen
team-field-medicine_helped = Medicinen hjalp på det, man kan
team-field-own_exercise = Egen øvelse
team-field-goal = Tæller med i
team-field-amount = Mængde
team-field-exercises_on = Øvelserne den
team-field-hurt_more = Mere ondt bagefter
team-field-to = Til og med
team-field-helped = Det hjalp
team-field-worked = På arbejde
team-field-planned = Efter planen
team-field-went_well = Gik godt
team-field-went_badly = Gik ikke godt
team-goal-unknown = Et delmål
team-agreed-title = Delmål, planer og arbejde
team-agreed-plans = Delmål og planer
team-agreed-no-goals = Ingen delmål
team-personal-none = ikke skrevet endnu
team-personal-edit = Ret
team-personal-write = Skriv sammen med patienten
team-personal-edit-spoken = Ret: { $plan }
team-personal-hint = Patienten ser det på telefonen, kan rette det og kan se, hvem der har skrevet hver udgave.
team-personal-empty = Skriv mindst ét af de tre.
team-personal-long = Skriv det lidt kortere.
team-personal-action-what = Det vil patienten
team-personal-action-how = Sådan gør patienten
team-personal-action-who = Den, der hjælper
team-personal-relapse-what = Det lægger patienten mærke til
team-personal-relapse-how = Det gør patienten først
team-personal-relapse-who = Den, patienten ringer til
team-agreed-goal-step = Trin { $number } af { $of }: { $amount } { $per }
team-agreed-goal-none = Ingen trin i dag
team-agreed-goal-ended = Afsluttet { $day }
team-agreed-written = skrevet { $day }
team-agreed-work = Arbejde
team-agreed-work-none = Ingen optrapningsplan og ingen arbejdsdage i denne tid.
team-agreed-work-caption = Timer efter planen og på arbejde, dag for dag
team-agreed-work-day = Dag
team-agreed-work-planned = Efter planen
team-agreed-work-worked = På arbejde
team-agreed-accommodations = Skånehensyn
team-agreed-exercises = Pauser, egne øvelser og tættere opfølgning
team-agreed-exercises-none = Ingen pauser, egne øvelser eller tættere opfølgning.
team-agreed-pause = På pause { $from } – { $to }
team-agreed-pause-open = På pause fra { $from }
team-agreed-own = Egen øvelse: { $title }
team-agreed-closer = Tættere opfølgning { $from } – { $until }
team-minutes = { $n } min

# Hjemmeprogram
team-programme-none = Der er ikke noget hjemmeprogram lige nu.
team-programme-elsewhere = Lavet et andet sted
team-programme-by = { $name }, { $profession }, { $unit }
team-programme-days = { $from } – { $until } · opfølgning { $review }
team-programme-version = Udgave { $n }, fra { $day }
team-programme-earlier = Tidligere udgaver og programmer
team-programme-coming = Ny udgave fra { $day }
team-programme-edit = Ret programmet
team-programme-new = Lav et nyt program
team-programme-may-not = Du kan lave et program, når patienten deler øvelser med dig.
team-programme-precautions = Særlige hensyn
team-programme-stop-if = Stop og kontakt mig, hvis …
team-dosage-repetitions = { $sets } × { $repetitions }
team-dosage-hold = { $sets } × hold { $seconds } sek.
team-frequency-times = { $n ->
    [one] 1 gang om ugen
   *[other] { $n } gange om ugen
 }

# Ved siden af
team-rail = Deling og datoer
team-rail-shared-title = Hvad deles med dig
team-rail-shared = deles
team-rail-until = Til og med { $day }
team-rail-team-title = Andre i teamet
team-rail-team-you = Patienten har valgt dig som koordinator.
team-rail-team-unit = { $unit }
team-rail-team-person = { $name }, { $profession }, { $unit }
team-rail-team-coordinator = { $name }, { $profession }, { $unit } – koordinator
team-rail-team-alone = Ingen andre end jer.
team-rail-heard-title = Sidst hørt fra
team-rail-heard-never = Der er endnu ikke kommet noget fra patientens telefon.
team-rail-dates-title = Næste datoer
team-rail-review = Opfølgning { $day }
team-rail-review-overdue = Tid til opfølgning siden { $day }
team-rail-end = Programmet slutter { $day }
team-rail-psfs = PSFS igen { $day }
team-rail-until-date = Delingen slutter { $day }

# Programmet
team-editor-new-title = Nyt hjemmeprogram
team-editor-edit-title = Ret hjemmeprogrammet
team-editor-for = Til { $name }
team-editor-edit-note = Rettelsen bliver en ny udgave fra den dag, du vælger. Det, der er lavet før, tæller efter den gamle.
team-editor-running-note = Der løber allerede et program. Et nyt kommer oveni; vil du ændre det, så ret det i stedet.
team-editor-unsaved = Du var i gang. Det, du skrev, står her stadig; det er ikke gemt.
team-editor-start-over = Begynd forfra
team-editor-days-title = Dage
team-editor-from = Fra og med
team-editor-from-version = Ændringen gælder fra
team-editor-from-past = Dagen ligger før i dag. Dagene bagud kommer til at tælle som øvelsesdage.
team-editor-until = Til og med
team-editor-review = Opfølgning
team-editor-review-hint = Dagen, hvor I ser på programmet sammen.
team-editor-weeks = om { $n } uger
team-editor-exercises-title = Øvelser
team-editor-exercises-hint = Tre til fem.
team-editor-exercise = Øvelse { $n }
team-editor-title = Navn
team-editor-instruction = Sådan gør du
team-editor-instruction-hint = Enkle ord, som patienten kan læse derhjemme.
team-editor-easier = Lettere trin
team-editor-easier-hint = Tilbydes patienten i de første syv dage af en opblussen: skru ned, men bliv i gang.
team-editor-harder = Sværere trin
team-editor-harder-hint = Står ved øvelsen, så patienten ved, hvad det næste er.
team-editor-step-how = Skriv, hvordan trinnet laves.
team-editor-dosage = Hvor meget
team-editor-by-repetitions = Gentagelser
team-editor-by-hold = Hold
team-editor-by-minutes = Minutter
team-editor-sets = Sæt
team-editor-repetitions = Gentagelser
team-editor-seconds = Sekunder
team-editor-minutes = Minutter
team-editor-frequency = Hvor tit
team-editor-by-weekdays = Bestemte dage
team-editor-by-times = Gange om ugen
team-editor-weekdays = Dage
team-editor-times = Gange om ugen
team-editor-add = Tilføj øvelse
team-editor-remove = Fjern øvelse { $n }
team-editor-up = Flyt op: øvelse { $n }
team-editor-up-short = Flyt op
team-editor-sixth = Tre til fem øvelser bliver oftere lavet. Tilføj alligevel?
team-editor-sixth-yes = Tilføj alligevel
team-editor-sixth-no = Nej, lad det være
team-editor-most = Et program kan højst have 12 øvelser.
team-editor-words-title = Til patienten
team-editor-save = Gem programmet
team-editor-save-version = Gem som ny udgave
team-editor-saved = Programmet er gemt. Patienten får det, næste gang telefonen har forbindelse.
team-editor-no-exercise = Tilføj mindst én øvelse.
team-editor-title-missing = Skriv, hvad øvelsen hedder.
team-editor-title-long = Navnet må højst være 80 tegn.
team-editor-instruction-long = Vejledningen må højst være 2000 tegn.
team-editor-text-long = Teksten må højst være 1000 tegn.
team-editor-text-odd = Teksten indeholder tegn, der ikke kan gemmes.
team-editor-number-100 = Skriv et helt tal fra 1 til 100.
team-editor-number-600 = Skriv et helt tal fra 1 til 600.
team-editor-number-7 = Skriv et helt tal fra 1 til 7.
team-editor-no-weekday = Vælg mindst én dag.
team-editor-day-missing = Vælg en dag.
team-editor-end-before-start = Slutdagen ligger før startdagen.
team-editor-too-long = Et program kan højst vare et år.
team-editor-review-outside = Opfølgningen skal ligge mellem start og slut.
team-editor-from-early = En ny udgave kan ikke begynde før den forrige, { $day }.
team-editor-refused = Programmet blev ikke gemt: patienten deler ikke længere øvelser med dig. Teksten står her stadig, så du kan kopiere den.
team-editor-not-sent = Ingen forbindelse. Programmet er ikke gemt; teksten står her stadig. Prøv igen, når der er net.

# Enheden
team-unit-no-patients = Du leder enheden og behandler ikke selv, så du ser ingen patienters oplysninger.
team-unit-members = Kolleger
team-unit-members-caption = Hvem der arbejder i enheden
team-unit-name = Navn
team-unit-profession = Fag
team-unit-role = Rolle
team-unit-invite = Invitér
team-unit-invite-intro = En kode knytter en person til enheden. Den deler ingenting: det vælger patienten selv bagefter.
team-unit-invite-whom = Hvem skal have koden?
team-unit-invite-patient = En patient
team-unit-invite-professional = En kollega
team-unit-invite-profession = Fag
team-unit-invite-treating = Behandler patienter
team-unit-invite-lead = Leder enheden
team-unit-invite-note = Note til listen
team-unit-invite-note-hint = Kun enheden ser den, for eksempel kollegaens initialer.
team-unit-invite-note-long = Noten er én linje på højst 100 tegn.
team-unit-invite-make = Lav en kode
team-unit-invite-choose = Vælg, hvem koden er til.
team-unit-profession-choose = Vælg et fag
team-unit-invite-nobody = Kun ledere og kolleger, der behandler, kan invitere.
team-unit-code-title = Koden vises kun nu
team-unit-code-until = Kan bruges én gang, indtil { $moment }.
team-unit-code-patient = Giv koden til patienten. Den skrives på { $address }, eller i appen under »Deling«.
team-unit-code-professional = Giv koden til kollegaen. Den skrives på { $address }.
team-unit-code-print = Print koden
team-unit-open = Åbne invitationer
team-unit-open-caption = Koder, der endnu ikke er brugt
team-unit-open-none = Ingen.
team-unit-open-for = Til
team-unit-open-by = Lavet af
team-unit-open-until = Kan bruges indtil
team-unit-open-patient = Patient

# Svar, som kun fagpersoner kan få
problem-not_allowed = Din rolle giver ikke lov til det.
problem-not_shared = Det deles ikke med dig, eller delingen er stoppet.
problem-second_factor_due = Slå login i to trin til først.

## Asking to be shared with

team-ask = Spørg, om du må se mere
team-ask-what = Hvad vil du gerne se?
team-ask-nothing = Vælg mindst én ting.
team-ask-words = Hvad skal du bruge det til?
team-ask-words-hint = Patienten læser det. Højst 200 tegn; kan være tomt.
team-ask-words-long = Skriv det på højst 200 tegn.
team-ask-voluntary = Det er frivilligt for patienten. Siger de nej, får du ikke at vide hvorfor, og du kan spørge igen om seks måneder.
team-ask-send = Spørg
team-ask-open = Du spurgte { $moment }, om du må se { $what }. Patienten har ikke svaret endnu.
team-ask-no = Patienten har sagt nej til at dele mere. Du kan spørge igen fra { $day }.

## Reviews and messages

team-review-title = 14-dages opfølgning
team-review-open = Hold opfølgning
team-review-due = Tid til opfølgning siden { $day }.
team-review-next = Næste opfølgning { $day }.
team-review-said = Dine ord om: { $part }
team-review-recognition = Dine anerkendende ord
team-review-recognition-missing = Skriv mindst et par anerkendende ord.
team-review-told = Patienten ser, at opfølgningen har fundet sted, og alt, hvad du skriver her. Det kan ikke ændres bagefter; patienten kan skrive sit svar ved siden af.
team-review-kept = Det, du har skrevet her, bliver stående imens.
team-review-changed = Der er kommet noget nyt, mens du skrev. Tallene er hentet igen: se dem igennem, og gem så. Dine ord står her endnu.
team-review-save = Gem opfølgningen
team-review-saved = Opfølgningen er gemt, og patienten kan læse den.
team-review-held = Opfølgninger i enheden
team-review-none = Ingen endnu.
team-review-copy = Kopiér til journal
team-review-copied = Kopieret som ren tekst. Det står i patientens oversigt over, hvem der har set hvad.
team-review-by-hand = Browseren gav ikke lov til at kopiere. Markér teksten, og kopiér den selv.
team-message-title = Beskeder
team-message-none = Ingen beskeder endnu.
team-message-write = Kort besked til patienten
team-message-send = Send besked
team-message-recognise = Send som anerkendelse
team-answer-title = Svartid
team-answer-said = Enheden svarer typisk inden for { $n ->
    [one] 1 hverdag
   *[other] { $n } hverdage
 }.
team-answer-unsaid = Enheden har ikke sagt, hvor hurtigt der bliver svaret. Det står der ved patientens beskedfelt.
team-answer-days = Hverdage (1–30)
team-answer-hint = Står ved hvert felt, hvor en patient skriver til enheden. Lad feltet være tomt for at tage ordet tilbage.
team-answer-wrong = Skriv et helt tal fra 1 til 30.

## Suggestions of reminders

team-suggest-title = Påmindelser, I har foreslået
team-suggest-hint = Patienten siger selv ja eller nej. Før et ja kommer der ingen, og hvad patienten siden gør med påmindelsen, er patientens eget.
team-suggest-what = Hvad vil du foreslå?
team-suggest-what-mistake = Vælg, hvad du vil foreslå.
team-suggest-what-exercises = Dagens øvelser
team-suggest-what-activity = Aktivitetsdagbogen
team-suggest-what-check_in = Min uge
team-suggest-what-psfs = Mine aktiviteter (PSFS)
team-suggest-what-programme_review = Når programmet skal ses igennem
team-suggest-what-grant_ending = Når en deling slutter
team-suggest-what-measure_period = Den tætte opfølgning
team-suggest-time = Hvornår?
team-suggest-time-mistake = Skriv et klokkeslæt, for eksempel 08:00.
team-suggest-days = Hvilke dage?
team-suggest-days-mistake = Vælg mindst én dag.
team-suggest-send = Foreslå
team-suggest-line = kl. { $time }, { $days }
team-suggest-waits = venter på svar
team-suggest-accepted = ja tak
team-suggest-declined = nej tak
# Resuméer, som borgere har frigivet
team-nav-statements = Resuméer
team-statements-title = Resuméer
team-statements-intro = En borger kan give dig eller din enhed et resumé, som borgeren selv har læst og valgt.
team-statements-empty = Der er ingen resuméer.
team-statements-empty-text = Når en borger frigiver et resumé til dig eller din enhed, står det her, til borgeren trækker det tilbage.
team-statement-to-unit = til enheden
team-statement-to-me = til dig
team-statement-title = Resumé
team-statement-print = Udskriv
team-statement-gone-title = Resuméet kan ikke åbnes
team-statement-gone = Borgeren har trukket resuméet tilbage, eller det er ikke til dig.
team-statement-logged = Borgeren kan se, at du har åbnet resuméet.

# Patientens eget kig på en modtagers side
team-preview-title = Se hvad de ser
team-preview-banner = Sådan ser siden ud for { $name }
team-preview-only-you = Kun du ser det her, og der kan ikke skrives noget. Dit eget kig står ikke i listen over, hvem der har set dine data.
team-preview-messages = Her står det, du og enheden skriver til hinanden. Du læser det under Beskeder i din egen app.
team-preview-back = Tilbage til Deling
team-preview-nothing = Der er ikke noget at vise her.
team-preview-nothing-text = Åbn det fra Deling i din egen app.
team-preview-unseen = { $name } ser ikke noget fra dig.
team-unit-leave-own = Forlad enheden
team-unit-leave-own-spoken = Forlad enheden
team-unit-leave-own-sure = Vil du forlade enheden?
team-unit-leave-other = Afslut
team-unit-leave-other-spoken = Afslut { $name } i enheden
team-unit-leave-other-sure = Skal { $name } ikke længere arbejde her?
team-unit-leave-means = Adgangen til enheden og til det, patienter deler med den, ophører med det samme. Det, der er skrevet, bliver stående. Man kan komme tilbage med en ny kode.
team-unit-leave-only-lead = Enheden skal have en leder. Invitér en anden leder først.
team-unit-code-picture = Koden som billede, der kan scannes
team-unit-code-picture-hint = Scan med telefonens kamera: så er koden skrevet.

# Egne patienter, dækning og åbning med en grund
team-worklist-mine = Mine patienter
team-worklist-none-mine = Ingen er dine patienter endnu. Tag en over fra listen herunder, eller dæk for en kollega.
team-worklist-covered = du dækker for { $name }
team-worklist-give-up = Giv fra dig
team-worklist-give-up-spoken = Giv fra dig: { $name }
team-names-title = Andre i enheden
team-names-why = De deler med hele enheden. Du ser kun navnet, til du åbner med en grund eller tager patienten over.
team-names-nobody = hos ingen endnu
team-names-with = hos { $names }
team-names-take-over = Tag over
team-names-take-over-spoken = Tag over: { $name }
team-cover = Dæk for en kollega
team-cover-now = Du dækker for { $name } til og med { $day }.
team-cover-end = Stop
team-cover-whom = Hvem dækker du for?
team-cover-choose = Vælg en kollega
team-cover-whom-missing = Vælg, hvem du dækker for.
team-cover-until = Til og med
team-cover-hint = Højst 60 dage. Alle i enheden kan se, at du dækker.
team-cover-until-wrong = Vælg en dag fra i dag og højst 60 dage frem.
team-cover-begin = Dæk
team-opening-title = Åbn patienten?
team-opening-why = Patienten deler med hele enheden, men er ikke en af dine patienter. Sig først hvorfor, eller tag patienten over.
team-opening-reason = Hvorfor åbner du?
team-opening-logged = Patienten kan se, at du har åbnet, og hvorfor. Det gælder resten af dagen.
team-opening-missing = Vælg, hvorfor du åbner.
team-opening-open = Åbn
team-opening-appointment = Patienten er her eller har en aftale
team-opening-contact = Patienten har henvendt sig
team-opening-colleague_asked = En kollega har bedt om hjælp
team-opening-taking_over = Jeg overtager behandlingen
problem-reason_due = Sig først, hvorfor du åbner patienten.

# A paper diary, typed in with the patient present.
team-paper-open = Tast papirdagbog
team-paper-title = Tast papirdagbog
team-paper-intro = Patienten skal være til stede. Du kan taste det, der er delt med dig; resten skriver patienten selv.
team-paper-week = { $from } – { $to }
team-paper-before = Ugen før
team-paper-after = Ugen efter
team-paper-there = Står i dagbogen:
team-paper-all = Alle lavet
team-paper-all-spoken = Alle lavet, { $day }
team-paper-worked = Timer på arbejde
team-paper-note = Patientens egne ord
team-paper-share = Patienten deler disse ord
team-paper-min-week = Min uge
team-paper-back-pain = Smerter i ryggen
team-paper-leg-pain = Smerter i benet
team-paper-sleep = Søvn
team-paper-fatigue = Træthed
team-paper-mood = Humør
team-paper-trust = Tryg ved at bevæge sig
team-paper-work = Arbejde
team-paper-minutes-wrong = Skriv et helt tal fra 1 til 1440.
team-paper-what-missing = Vælg, hvad patienten lavede.
team-paper-hours-wrong = Skriv timer i hele kvarterer, for eksempel 4 eller 4,5.
team-paper-note-long = Ordene er for lange: højst 4000 tegn.
team-paper-untold = Egne ord kan kun tastes, når patienten deler dem. Spørg, og sæt kryds, eller lad patienten skrive dem selv.
team-paper-empty = Tast noget, før du gemmer.
team-paper-told = Patienten ser, at du har tastet det, og kan rette og fjerne det.
team-paper-save = Gem i patientens dagbog
team-paper-saved = { $n ->
    [one] Én registrering er gemt i patientens dagbog.
   *[other] { $n } registreringer er gemt i patientens dagbog.
 }
team-paper-kept = Det, du har tastet, står her stadig.
