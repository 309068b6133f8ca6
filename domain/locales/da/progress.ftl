# Fremgang: funktion først, så aktivitet, øvelser i tal og svarene i Min uge.

progress-title = Fremgang
progress-function-title = Det, du kan
progress-function-intro = Dine egne aktiviteter: 0 er "kan ikke gøre det", 10 er "som før problemet begyndte".
progress-function-empty = Her kan du se, om det går fremad med det, der betyder noget for dig.
progress-function-empty-text = Vælg tre til fem ting, du gerne vil kunne igen, og giv dem en score hver 14. dag.
progress-function-start = Vælg dine aktiviteter
progress-function-first = Giv dem den første score
progress-to-psfs = Dine aktiviteter og næste score
progress-exercises-title = Øvelser
progress-exercises-empty = Her kan du se, hvordan det går med øvelserne, når en fagperson har lagt et hjemmeprogram til dig.
progress-exercises-each = Øvelse for øvelse
progress-window = Hvilken tid?
progress-window-week = Denne uge
progress-window-month = Fire uger
progress-window-course = Hele forløbet
progress-window-span = { $from } – { $to }
progress-reasons-title = Når det ikke blev til det hele
progress-reasons-times = { $reason }: { $times ->
    [one] én gang
   *[other] { $times } gange
 }
progress-gap = Dage uden notat er bare dage uden notat.

progress-print = Lav en side til udskrift
progress-activity-title = Aktivitet
progress-activity-empty = Der er ikke noteret aktivitet i denne tid. En gåtur, indkøb og havearbejde er også aktivitet.
progress-activity-add = Notér en aktivitet
progress-activity-days = { $days ->
    [one] Du var i gang på én dag.
   *[other] Du var i gang på { $days } dage.
 }
progress-activity-total = { $minutes } minutter er noteret i alt.
progress-activity-good = Det, du gør, tæller – også når det er lidt.
progress-minutes-day = Minutter pr. dag
progress-minutes-week = Minutter pr. uge
progress-doings-title = Det, du har gjort
progress-doing-times = { $times ->
    [one] én gang
   *[other] { $times } gange
 }
progress-doing-minutes = { $minutes } min
progress-rest-apart = Hvile står for sig og er ikke med i søjlerne.
progress-goals-title = Delmål
progress-goal-day = Trin { $number } af { $of }: i dag { $counted } af { $wanted }.
progress-goal-week = Trin { $number } af { $of }: denne uge { $counted } af { $wanted }.
progress-goal-enough = Det er nok for i dag.
progress-goal-enough-week = Det er nok for denne uge.
progress-symptoms-title = Smerter og resten af ugen
progress-symptoms-intro = Smerter går op og ned, også når det går fremad. Derfor står det, du kan, øverst.
progress-symptoms-empty = Der er ingen svar i »Min uge« i denne tid.
progress-symptoms-add = Svar på Min uge
progress-pain-title = Smerter i ryg og ben
progress-pain-important = { $question }: fra { $first } til { $latest } – en vigtig bedring.
progress-pain-change = { $question }: fra { $first } til { $latest }.
progress-others = Søvn, træthed, humør, tryghed og arbejde
progress-medicine-times = { $answer }: { $times ->
    [one] én gang
   *[other] { $times } gange
 }
progress-medicine-helped = Hjalp til at kunne mere: { $yes } gange ja, { $no } gange nej.

# Én side til udskrift
one-page-title = En side til udskrift
one-page-intro = Din fremgang på én side, til dig selv eller til at tage med. Du bestemmer, hvem der får den.
one-page-print = Udskriv en side
one-page-pdf = I udskriftsvinduet kan du også gemme siden som PDF.
one-page-preview = Sådan bliver den
one-page-heading = Min fremgang
one-page-period = Fra { $from } til { $to }
one-page-self-reported = Oplysningerne er skrevet af mig selv i appen Rygrad. Udskrevet { $day }.
one-page-function-title = Det, jeg kan
one-page-function-intro = Mine egne aktiviteter: 0 er "kan ikke gøre det", 10 er "som før problemet begyndte".
one-page-activity = { $days ->
    [one] I gang på én dag, { $minutes } minutter noteret.
   *[other] I gang på { $days } dage, { $minutes } minutter noteret.
 }
one-page-psfs-since = Sammenlignet med den første score, fra { $day }.
one-page-nothing = Ikke noteret i denne tid.
one-page-more = Og { $count } mere.
one-page-ends = (0 = { $low }, 10 = { $high })
one-page-notes = { $count ->
    [one] Vælg noter: der er én
   *[other] Vælg noter: der er { $count }
 }
one-page-notes-hint = Kun de noter, du sætter hak ved, kommer med på siden.
one-page-notes-title = Noter, jeg har valgt at tage med
one-page-no-notes = Der er ingen noter i denne tid.
one-page-note-full = Der er ikke plads til denne note på siden.
