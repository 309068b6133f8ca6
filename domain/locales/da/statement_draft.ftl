# Resumé til andre: listen, og at skrive, læse, vælge og frigive et.

statements-title = Resumé til andre
statements-intro = Et resumé er en side, du selv har læst og valgt, til for eksempel jobcenteret, din læge eller en fagperson. De ser kun siden – ikke din dagbog.
statements-new = Lav et resumé
statements-list = Det, du har frigivet
statements-empty = Du har ikke frigivet noget resumé.
statements-empty-text = Du kan lave et, læse det, tage det ud, du ikke vil have med, og give det til én modtager.
statements-jobcentre = Et jobcenter kan ikke få andet fra Rygrad end et resumé, du selv frigiver. Det ser hverken udkast eller det, du har taget ud. Jobcenteret kan efter loven bede andre om oplysninger.
statements-offline = Ingen forbindelse. Listen er fra { $moment }.
statements-released = Frigivet { $moment }
statements-withdrawn = Trukket tilbage { $moment }. Det kan ikke åbnes igen.
statements-code-until = Koden virker til { $moment }. Forkerte forsøg tilbage: { $n }.
statements-code-over = Koden virker ikke mere. Du kan lave en ny.
statements-code-new = Lav en ny kode
statements-code-new-hint = Den gamle kode holder op med at virke.
statements-read = Læs det, du frigav
statements-withdraw = Træk tilbage
statements-withdraw-spoken = Træk resuméet til { $name } tilbage
statements-withdraw-title = Træk resuméet til { $name } tilbage?
statements-withdraw-text = Det kan ikke åbnes igen, men det læste kan ikke kaldes tilbage.
statements-keep = Lad det stå
statements-log = Hvem har set mine data?

# Et nyt
statements-new-title = Lav et resumé
statements-new-intro = Her er et udkast fra det, du har skrevet. Læs det, tag det ud, du ikke vil have med, og skriv til, hvis du vil. Intet bliver sendt, før du frigiver det.
statements-period = Hvilken tid?
statements-period-month = De sidste fire uger
statements-period-course = Hele forløbet
statements-draft = Det kan stå i resuméet
statements-nothing = Der er ikke noteret noget i denne tid. Du kan stadig skrive med dine egne ord.
statements-cut = Tag ud
statements-cut-spoken = Tag ud: { $line }
statements-cut-all = Tag hele afsnittet ud
statements-cut-all-spoken = Tag hele afsnittet ud: { $line }
statements-put-back = Tag med igen
statements-put-back-spoken = Tag med igen: { $line }
statements-is-cut = Taget ud
statements-own-words = Vil du tilføje noget?
statements-own-words-hint = For eksempel hvad du gerne vil, eller hvad der hjælper dig.
statements-who = Hvem er det til?
statements-who-unit = Hele { $unit }
statements-who-outsider = En uden konto i Rygrad, for eksempel din læge eller en sagsbehandler
statements-who-outsider-hint = Du får et link og en kode, som du selv giver videre.
statements-who-name = Hvem er det?
statements-who-name-hint = Som du selv kalder dem. Det står på siden og i din liste.
statements-who-offline = Enheder og fagpersoner kan ikke hentes lige nu.
statements-who-mistake = Vælg, hvem det er til.
statements-name-mistake = Skriv, hvem det er til.
statements-empty-mistake = Der er ikke noget tilbage i resuméet. Tag noget med, eller skriv med dine egne ord.
statements-preview = Sådan bliver siden
statements-read-tick = Jeg har læst siden, og den må gives til modtageren
statements-read-mistake = Læs siden, og sæt kryds, før du frigiver den.
statements-release = Frigiv resuméet
statements-release-hint = Du kan trække det tilbage. Så kan det ikke åbnes igen, men det læste kan ikke kaldes tilbage.
statements-failed = Resuméet blev ikke frigivet. { $reason }
statements-done-title = Resuméet er frigivet
statements-done = { $name } kan læse det i Rygrad nu.
statements-done-outsider = Giv linket og koden til { $name } – koden helst på en anden måde end linket, for eksempel mundtligt.
statements-link = Link
statements-code = Kode
statements-code-once = Koden vises kun nu. Den virker i syv dage og holder op efter fem forkerte forsøg.
statements-copy-link = Kopiér linket
statements-copied = Kopieret
statements-to-list = Se dine resuméer

# Afsnittene
statement-section-function = Det, jeg kan
statement-section-activity = Aktivitet
statement-section-plan = Plan
statement-section-adherence = Øvelser
statement-section-work = Arbejde
statement-line-scale = Mine egne aktiviteter: 0 er "kan ikke gøre det", 10 er "som før problemet begyndte".
statement-line-scored = { $words }: { $score }
statement-line-first = { $score } – den første score, { $day }
statement-line-change = { $from } ({ $first }) → { $to } ({ $latest }): { $verdict }
statement-line-mean = Gennemsnit: { $score }
statement-line-active = { $days ->
    [one] I gang på én dag, { $minutes } minutter noteret i alt.
   *[other] I gang på { $days } dage, { $minutes } minutter noteret i alt.
 }
statement-line-doing = { $what }: { $minutes } min, { $times ->
    [one] én gang
   *[other] { $times } gange
 }
statement-line-doing-times = { $what }: { $times ->
    [one] én gang
   *[other] { $times } gange
 }
statement-line-programme = { $n ->
    [one] Hjemmeprogram med én øvelse fra { $author }, { $unit }, til og med { $day }.
   *[other] Hjemmeprogram med { $n } øvelser fra { $author }, { $unit }, til og med { $day }.
 }
statement-line-goal = Delmål: { $what }
statement-line-goal-step = Delmål: { $what }. Nu { $amount } { $per } (trin { $number } af { $of }).
statement-line-exercises = Øvelser i alt: { $counts }
statement-line-exercise = { $title }: { $counts }
statement-line-planned = Planlagt arbejdstid nu: { $hours } om ugen, fra { $day }.
statement-line-worked = { $days ->
    [one] Arbejdet { $hours } på den ene dag, der er noteret.
   *[other] Arbejdet { $hours } på de { $days } dage, der er noteret.
 }
statement-line-worked-planned = { $days ->
    [one] Arbejdet { $hours } af { $planned } planlagt på den ene dag, der er noteret.
   *[other] Arbejdet { $hours } af { $planned } planlagt på de { $days } dage, der er noteret.
 }
statement-line-accommodations = Skånehensyn: { $text }
statement-line-work-answer = Arbejdet (0 er "kan slet ikke", 10 er "som da det gik bedst"): { $score }
statement-line-work-answers = Arbejdet (0 er "kan slet ikke", 10 er "som da det gik bedst"): { $from } → { $to }
