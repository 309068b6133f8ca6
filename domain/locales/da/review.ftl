# Opfølgninger og beskeder, som både behandleren og patienten læser dem.

review-title = Opfølgning
review-part-well = Aktivitet, og hvad der gik godt
review-part-change = Smerter, aktivitet og medicin
review-part-function = Funktion (PSFS)
review-part-advice = Kunne rådene bruges?
review-part-programme = Programmet
review-part-recognition = Anerkendende ord
review-period = Periode: { $from } – { $to }
review-held = { $day } · { $name }, { $profession }, { $unit }
review-self = Skrevet af patienten selv: { $live } samme dag, { $later } senere, { $edited } rettet.
review-together = Heraf { $n } skrevet sammen med en anden.
review-gaps = { $n ->
    [0] Der står noget på alle dage.
    [one] På 1 dag står der ikke noget. Det er et hul, ikke et nul.
   *[other] På { $n } dage står der ikke noget. Det er huller, ikke nuller.
 }
review-not-shared = { $what }: deles ikke
review-activity = Aktivitetsdagbog
review-activity-none = Aktivitetsdagbog: intet skrevet i perioden
review-activity-sum = { $days ->
    [one] Aktivitet på 1 dag, { $minutes } min. i alt
   *[other] Aktivitet på { $days } dage, { $minutes } min. i alt
 }
review-activity-before = de 14 dage før: { $minutes } min.
review-activity-doing = { $what }: { $times ->
    [one] 1 gang
   *[other] { $times } gange
 }
review-activity-minutes = { $minutes } min.
review-exercises = Øvelser
review-exercises-line = Øvelser: { $counts }
review-pain = Smerter
review-pain-line = Opblussen: { $flares } · mere ondt i timer–dage eller længere efter øvelser: { $worse } · holdt op, fordi det gjorde ondt: { $stopped }
review-scale-back_pain = Rygsmerter (0 ingen – 10 værst tænkelige)
review-scale-leg_pain = Bensmerter (0 ingen – 10 værst tænkelige)
review-scale-sleep = Søvn (0 meget dårlig – 10 rigtig god)
review-scale-fatigue = Træthed (0 slet ikke træt – 10 helt udmattet)
review-scale-mood = Humør (0 meget dårligt – 10 rigtig godt)
review-scale-trust = Tryghed ved bevægelse (0 slet ikke tryg – 10 helt tryg)
review-scale-work = Arbejde (0 kan slet ikke – 10 som da det gik bedst)
review-scale-line = { $scale }: { $before } → { $now }
review-scale-answer = { $score } ({ $day })
review-scale-none = ikke besvaret
review-wellbeing = Trivsel
review-medicine = Medicin
review-medicine-none = Medicin: ikke besvaret
review-medicine-line = Medicin: { $answers }
review-medicine-times = { $answer } ({ $n } ×)
review-medicine-helped = Hjalp til at gøre mere: ja { $yes } ×, nej { $no } ×
review-function = Funktion
review-function-none = Ingen aktiviteter vurderet
review-function-mean = Gennemsnit: { $first } → { $latest }
review-function-first = Gennemsnit: { $score }
review-function-line = { $words }: { $first } ({ $firstday }) → { $latest } ({ $latestday })
review-function-once = { $words }: { $first } ({ $firstday })
review-function-scale = 0 = kan ikke gøre det, 10 = som før problemet begyndte
review-reasons = Grunde
review-reasons-none = Ingen grunde skrevet
review-reasons-line = { $reason }: { $n ->
    [one] 1 gang
   *[other] { $n } gange
 }
review-programme = Program
review-programme-none = Intet program i gang
review-programme-elsewhere = Et andet sted
review-programme-line = { $unit }: { $exercises }. Opfølgning { $review }, slut { $until }.
review-said = Behandlerens ord
review-rejoinder = Patientens svar, { $day }

message-recognition = Anerkendelse
message-contact_me = Vil gerne kontaktes
message-watch = Ingen holder øje lige nu. { $unit } svarer typisk inden for { $n ->
    [one] 1 hverdag
   *[other] { $n } hverdage
 }.
message-watch-unsaid = Ingen holder øje lige nu. { $unit } har ikke sagt, hvor hurtigt der bliver svaret.
message-fixed = Det sendte kan ikke ændres bagefter.
message-long = Skriv det lidt kortere: højst 1000 tegn.
message-empty = Skriv noget først.
message-patient = Patienten
