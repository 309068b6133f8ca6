app-name = Rygrad
second-factor-code = Kode
words-save = Gem
words-cancel = Annuller
words-close = Luk
words-back = Tilbage
words-next = Næste
words-done = Færdig
words-undo = Fortryd
words-undone = Fortrudt
words-add-more = Tilføj mere
words-remove = Fjern
words-try-again = Prøv igen
words-yes = Ja
words-no = Nej
words-optional = frivilligt
words-loading = Henter …
words-see-numbers = Se tallene
words-not-shared = Deles ikke
words-no-answer = ikke besvaret
words-nobody-watches = Ingen holder øje med din dagbog.
words-saved-here = Gemt på telefonen
words-skip = Gå til indholdet
words-demo = Demo – opdigtet person

# Sprog
language-da = Dansk
language-en = English

# Dage
weekday-mon = mandag
weekday-tue = tirsdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lørdag
weekday-sun = søndag
weekday-short-mon = man
weekday-short-tue = tir
weekday-short-wed = ons
weekday-short-thu = tor
weekday-short-fri = fre
weekday-short-sat = lør
weekday-short-sun = søn
month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mar
month-short-4 = apr
month-short-5 = maj
month-short-6 = jun
month-short-7 = jul
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec
day-short = { $weekday } { $day }. { $month }
day-plain = { $day }. { $month }
day-long = { $weekday } den { $day }. { $month }
day-with-year = { $day }. { $month } { $year }
moment-with-time = { $day } kl. { $time }
days-every = hver dag
list-and = { $first } og { $last }

# Skalaer: begge ender står altid med ord

# Øvelser: sådan gik det
outcome-done = lavet
outcome-partly = noget af den
outcome-not_done = ikke i dag

# Hvorfor ikke det hele

# Aktiviteter

# Hvad en post er

# Gjorde det mere ondt bagefter

# Opblussen, arbejde, pause, forløb og planer
work-hours = { $hours } t { $minutes } min
work-whole-hours = { $hours } t
work-worked = { $hours } på arbejde
work-planned = { $hours } efter planen
pause-reason-illness = sygdom
pause-reason-holiday = ferie
course-state-active = Forløbet er i gang
course-state-open_access = Åben kontakt
course-state-closed = Forløbet er afsluttet
personal-plan-action = Handleplan
personal-plan-relapse = Tilbagefaldsplan
goal-per-occasion = hver gang
goal-per-day = om dagen
goal-per-week = om ugen
goal-in-minutes = minutter
goal-in-times = gange
goal-in-metres = meter
goal-minutes = { $n } min
goal-times = { $n ->
    [one] { $n } gang
   *[other] { $n } gange
}
goal-metres = { $n } m
goal-own = { $n } { $word }

# Fag og sektorer
profession-physiotherapist = fysioterapeut
profession-chiropractor = kiropraktor
profession-gp = praktiserende læge
profession-rheumatologist = reumatolog
profession-occupational_therapist = ergoterapeut
profession-nurse = sygeplejerske
profession-psychologist = psykolog
profession-social_worker = socialrådgiver
profession-caseworker = sagsbehandler

# Optælling af øvelser: altid i tal, aldrig i procent
adherence-done-of = { $done } af { $due } lavet
adherence-partly = { $partly } delvist
adherence-not-done = { $n } "ikke i dag"
adherence-no-entry = { $n } uden notat
adherence-open = { $n } kan nås endnu
adherence-extra = { $n } ekstra
adherence-nothing-due = Ingen øvelser på planen i denne tid

# Fejl, som serveren melder: efter deres kode
problem-malformed = Appen sendte noget, serveren ikke forstod. Opdater appen, og prøv igen.
problem-invalid = Noget er ikke udfyldt rigtigt. Se felterne igennem.
problem-too_large = Det er for stort til at blive sendt på én gang.
problem-not_signed_in = Du er ikke logget ind længere. Log ind igen.
problem-refresh_outdated = Du er logget ind et andet sted med den samme nøgle. Log ind igen.
problem-account_erased = Kontoen er slettet.
problem-wrong_credentials = E-mail, adgangskode eller kode passer ikke sammen.
problem-wrong_code = Koden kan ikke bruges: den er forkert, brugt eller for gammel. Bed om en ny.
problem-second_factor_needed = Skriv også koden fra din app, eller en reservekode.
problem-wrong_second_factor = Koden er forkert eller brugt. Vent på den næste.
problem-email_taken = Der er allerede en konto med den e-mail. Log ind i stedet.
problem-too_many_tries = For mange forsøg. Vent lidt, og prøv igen.
problem-not_found = Det findes ikke, eller du har ikke adgang til det.
problem-conflict = En anden har ændret det imens. Se det igennem, og prøv igen.
problem-busy = Serveren har travlt. Prøv igen om lidt.
problem-internal = Noget gik galt hos os. Prøv igen om lidt.
problem-client_too_old = Appen er for gammel til serveren. Genindlæs siden; det, du har skrevet, bliver på telefonen.
problem-not_an_id = Appen sendte et forkert nummer. Opdater appen, og prøv igen.
problem-unknown_kind = Serveren kender ikke denne slags notat endnu.
problem-day_out_of_range = Dagen ligger for langt fremme eller for langt tilbage.
problem-put_reused = Det samme notat blev sendt med andet indhold. Gem det igen.
problem-waiting = Venter på noget andet, som ikke er kommet frem.
problem-renamed = En aktivitet kan ikke omdøbes. Tag den ud, og skriv en ny.
problem-grant_fixed = En deling kan ikke ændres, kun stoppes.
problem-recipient_impossible = Der kan ikke deles med denne modtager.
problem-unknown_zone = Serveren kender ikke din tidszone. Påmindelser kan ikke bruges her.
problem-recurrence_refused = Rygrad kan ikke minde dig om det på de dage.
problem-rule_ended = Påmindelsen er slut: der kommer ikke flere dage.
problem-offline = Ingen forbindelse. Prøv igen, når du er på nettet.

# Fejl på selve telefonen
problem-storage_unavailable = Browseren giver ikke appen lov til at gemme noget her, for eksempel i et privat vindue. Åbn appen i et almindeligt vindue.
problem-storage_full = Der er ikke plads på telefonen. Slet noget andet, og prøv igen; det, du har skrevet, står her endnu.
problem-storage_failed = Telefonen kunne ikke gemme det. Prøv igen; det, du har skrevet, står her endnu.
