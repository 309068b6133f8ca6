# Planer: mine øvelser, delmål, arbejde, handleplan, pause, forløb.

plan-title = Planer og øvelser
plan-not-written = ikke skrevet endnu
plan-day-ahead = Vælg i dag eller en dag, der kommer.

own-title = Mine øvelser
own-none = Ingen endnu
own-count = { $n ->
    [one] { $n } øvelse
   *[other] { $n } øvelser
 }
own-intro = Her kan du skrive de øvelser, du selv vil lave. Du behøver ikke en fysioterapeut, og de står i I dag, så du kan notere dem med ét tryk.
own-new = Ny øvelse
own-name = Hvad hedder øvelsen?
own-name-missing = Skriv, hvad den hedder, højst 80 tegn.
own-instruction = Sådan gør jeg
own-by = Hvor meget?
own-by-hint = Frivilligt. Tryk igen for at tage valget tilbage.
own-by-repetitions = Gentagelser
own-by-hold = Hold stillingen
own-by-minutes = Minutter
own-sets = Antal runder
own-repetitions = Gentagelser
own-seconds = Sekunder
own-minutes = Minutter
own-number = Skriv et helt tal fra 1 til 100; sekunder til 600.
own-days = Hvilke dage skal den stå i I dag?
own-days-hint = Vælger du ingen, kan du lave den, når det passer dig.
own-whenever = når det passer
own-left-title = Fra dit program, som er slut
own-left-text = Øvelserne kan blive hos dig som dine egne.
own-keep = Behold dem som mine egne
own-aside = Lagt til side
own-again = Tag frem igen
own-again-spoken = Tag frem igen: { $title }
own-gone = Øvelsen er her ikke.
own-log = Notér, hvordan den gik
own-change = Ret øvelsen
own-put-aside = Læg til side
own-put-aside-hint = Det, du har noteret, bliver stående.

goal-title = Delmål
goal-none = Ingen endnu
goal-count = { $n ->
    [one] { $n } delmål
   *[other] { $n } delmål
 }
goal-intro = Et delmål er noget, du gerne vil kunne. Du begynder lidt under det, du kan nu, og går frem i små trin – efter kalenderen, ikke efter smerten.
goal-new = Nyt delmål
goal-what = Hvad vil du kunne?
goal-what-hint = Noget, du gør. For eksempel "gå til købmanden".
goal-what-missing = Skriv, hvad det er, højst 120 tegn.
goal-unit = Hvad vil du tælle?
goal-word = Hvad tæller du?
goal-word-missing = Skriv det med ét eller to ord, for eksempel trapper.
goal-per = Hvordan tæller du?
goal-ended = Afsluttede
goal-ended-on = Afsluttet { $day }
goal-no-steps = Ingen trin endnu
goal-to-come = Det første trin er ikke begyndt
goal-gone = Delmålet er her ikke.
goal-baseline = Så meget kan jeg nu
goal-baseline-text = Prøv to eller tre gange på almindelige dage. Stop, mens det stadig går godt, og skriv, hvor meget det blev.
goal-try = Forsøg { $n }
goal-try-save = Gem forsøget
goal-start = I gennemsnit blev det { $mean }. Begynd lidt under, for eksempel med { $start }.
goal-steps-new = Lav trin
goal-first = Første trin
goal-more = Læg til for hvert trin
goal-days = Hvor længe varer et trin?
goal-days-3 = 3 dage
goal-days-7 = En uge
goal-days-14 = To uger
goal-days-28 = Fire uger
goal-last = Til du når
goal-last-wrong = Skriv et helt tal, der ikke er under første trin.
goal-from = Fra hvilken dag?
goal-too-many = Det bliver for mange trin, højst 52. Læg lidt mere til hver gang.
goal-steps-save = Gem trinnene
goal-steps = Trin
goal-step-from = { $amount } fra { $day }
goal-steps-hint = Trinnene følger kalenderen. Går det ikke, kan du lave dem om.
goal-steps-change = Lav trinnene om
goal-counted = Indtil nu: { $amount }
goal-amount = Hvor meget blev det?
goal-end = Afslut delmålet
goal-take-up = Tag det op igen
goal-remove = Fjern delmålet

personal-written = Skrevet { $day }
personal-intro-action = Hvad vil du, hvordan gør du det, og hvem hjælper dig? Skriv kort, med dine egne ord.
personal-intro-relapse = Skriv den på en god dag, så den er klar, når ryggen blusser op. Den bliver vist, når du noterer en opblussen.
personal-action-what = Det vil jeg
personal-action-how = Sådan gør jeg
personal-action-who = Den, der hjælper mig
personal-relapse-what = Det lægger jeg mærke til
personal-relapse-how = Det gør jeg først
personal-relapse-who = Den, jeg ringer til
personal-empty = Skriv mindst ét af de tre.
personal-change = Ret planen
personal-versions = Udgaver
personal-version = Udgave { $n }, { $at }
personal-by = rettet af { $name }, { $profession }, { $unit }
personal-by-self = skrevet af dig selv
personal-version-now = Udgave { $n }, { $at } – den, der gælder

work-plan-title = Optrapningsplan
work-plan-intro = Skriv de timer, du har aftalt på arbejdet, uge for uge. Så kan du sætte de timer, det blev til, ved siden af.
work-plan-stages = Aftalte timer
work-plan-stage = Fra { $day }: { $hours } om ugen
work-plan-until-day = Til og med { $day }
work-plan-change = Ret planen
work-plan-week-of = { $from } til { $to }
work-plan-day = Dag
work-plan-planned = Aftalt
work-plan-worked = Blev til
work-plan-sum = I alt
work-plan-gap = – betyder, at der ikke er skrevet noget.
work-plan-talk = Det blev til færre timer end aftalt. Tal med din arbejdsplads og dit team om, hvad der kan lade sig gøre.
work-plan-log = Skriv dagens timer
work-plan-before = Ugen før
work-plan-after = Ugen efter

pause-title = Pause
pause-intro = Er du syg eller på ferie, kan du holde pause. Så længe er intet på planen, intet bliver talt som ikke lavet, og påmindelser om øvelser, dagbog og scoring tier.
pause-no-flare = Ved en opblussen er en pause sjældent det bedste: skru ned, men bliv i gang.
pause-none = ikke på pause
pause-open = på pause
pause-until = på pause til og med { $day }
pause-now = Du er på pause i dag.
pause-days = { $from } til { $to }
pause-days-open = Fra { $from }
pause-new = Hold pause
pause-reason = Hvorfor?
pause-from = Første dag
pause-to = Sidste dag
pause-to-hint = Lad den stå tom, hvis du ikke ved det.
pause-to-wrong = Vælg en dag, der ikke er før den første.
pause-save = Hold pause
pause-end = Slut nu
pause-end-spoken = Slut pausen nu: { $pause }
pause-remove-spoken = Fjern pausen: { $pause }

closer-title = Tættere opfølgning
closer-intro = I en periode kan du og dit team aftale at måle mere, højst fire uger. Mere måling kan hjælpe en tid, men det koster også kræfter, og derfor slutter det af sig selv.
closer-none = ikke aftalt
closer-until = til og med { $day }
closer-days = { $from } til { $until }
closer-with = Aftalt med { $name }
closer-check-in = Min uge hver dag
closer-pain = smerter ved hver øvelse
closer-day-after = dagen efter øvelser
closer-new = Aftal en periode fra i dag
closer-what = Hvad vil I følge tættere?
closer-tick-check-in = Min uge hver dag i stedet for hver uge
closer-tick-pain = Smerter, når jeg noterer en øvelse
closer-tick-day-after = Om jeg fik mere ondt dagen efter øvelser
closer-nothing = Vælg mindst én ting.
closer-weeks = Hvor længe?
closer-weeks-1 = En uge
closer-weeks-2 = To uger
closer-weeks-3 = Tre uger
closer-weeks-4 = Fire uger
closer-agreed = Aftalt med
closer-save = Begynd
closer-end = Slut nu

course-title = Forløb
course-change = Skift
course-own-logging = Du kan altid skrive i dagbogen, uanset hvor forløbet står.
course-about-active = Du scorer dine aktiviteter hver 14. dag.
course-about-open = Til og med { $day } kan du selv tage kontakt igen. Du scorer dine aktiviteter hver sjette uge.
course-about-closed = Du scorer dine aktiviteter, når du selv har lyst. Får du et tilbagefald, kan forløbet begynde igen.
course-to-active = Forløbet er i gang igen
course-to-open_access = Forløbet går over i åben kontakt
course-to-closed = Forløbet er slut
course-look-over = Skiftet er gemt. Se efter, om du stadig vil dele det samme.
course-sharing = Se, hvad du deler

today-flare-text = Du har en opblussen. Det går over igen, og det er godt at bevæge sig lidt imens.
today-flare-plan = Din tilbagefaldsplan
today-flare-write = Skriv en tilbagefaldsplan
today-flare-over = Den er ovre
today-goals = Delmål
today-goal-occasion = Hver gang: { $amount } (trin { $number } af { $of })
today-goal-day = I dag: { $amount } (trin { $number } af { $of })
today-goal-week = Denne uge: { $amount } (trin { $number } af { $of })
today-goal-easier = I din opblussen er { $amount } nok.
today-goal-enough = Det er nok for i dag
today-goal-enough-week = Det er nok for denne uge

today-asked = { $questions ->
    [one] En behandler spørger, om du vil dele noget. Se hvem, og svar ja eller nej
   *[other] { $questions } behandlere spørger, om du vil dele noget. Se hvem, og svar ja eller nej
 }
today-news = Nyt fra dem, du deler med: { $messages ->
    [0] ingen beskeder
    [one] 1 besked
   *[other] { $messages } beskeder
 }, { $reviews ->
    [0] ingen opfølgninger
    [one] 1 opfølgning
   *[other] { $reviews } opfølgninger
 }. Læs
