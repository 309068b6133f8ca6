# Mine aktiviteter (PSFS): egne ting, man gør, og som er svære.

psfs-title = Mine aktiviteter
psfs-intro = Vælg tre til fem ting, som betyder noget for dig, og som er svære på grund af ryggen. Så kan du og dit team se, om det går fremad med det, der tæller.
psfs-guidance = Skriv noget, du gør – ikke noget, du mærker. For eksempel "gå en tur med hunden" eller "sidde ved et møde i en time".
psfs-words = Det er svært at …
psfs-add = Tilføj
psfs-need-more = { $left ->
    [one] Skriv én mere, så kan du score dem.
   *[other] Skriv { $left } mere, så kan du score dem.
 }
psfs-one-more = Tilføj en mere
psfs-full = Fem er nok. Tag en ud, hvis en anden er blevet vigtigere.
psfs-mistake-empty = Skriv, hvad det er.
psfs-mistake-long = Skriv det lidt kortere: højst 120 tegn.
psfs-mistake-twice = Den har du allerede skrevet.
psfs-mistake-line = Skriv det på én linje.
psfs-list-title = Dine aktiviteter
psfs-retire = Tag ud
psfs-retire-spoken = Tag ud: { $words }
psfs-retire-title = Tag aktiviteten ud?
psfs-retire-text = "{ $words }" bliver ikke scoret mere. Det, du har scoret, bliver stående. Vil du skrive den på en anden måde, så tryk "Skriv om" i stedet.
psfs-replace = Skriv om
psfs-replace-spoken = Skriv om: { $words }
psfs-replace-title = Skriv den på en anden måde
psfs-replace-text = Den nye bliver en aktivitet for sig, med sin egen første score. "{ $words }" tages ud, og det, du har scoret, bliver stående.
psfs-replace-words = Det er svært at …
psfs-replace-confirm = Byt ud
psfs-retired-title = Taget ud
psfs-retired-days = Scoret fra { $from } til { $to }
psfs-retired-never = Aldrig scoret
psfs-score-now = Score dem nu
psfs-score-first = Første gang tager et par minutter.
psfs-due-now = Det er { $days } dage siden sidst – tid til at score igen.
psfs-due-later = Næste gang er { $day }. Du kan score før, hvis du vil.
psfs-due-own-wish = Score igen, når du selv har lyst.
psfs-last = Sidst scoret { $day }
psfs-other-day = Scoren gælder en anden dag
psfs-day = Hvilken dag?
psfs-day-mistake = Vælg en dag til og med i dag.
psfs-step = { $n } af { $of }
psfs-question = Hvor svært er det i dag at …
psfs-question-day = Hvor svært var det { $day } at …
psfs-scale = Din score
psfs-cannot = Kan ikke svare i dag
psfs-cannot-chosen = Springes over i dag. Det giver et hul i kurven, ikke et nul.
psfs-no-answer = Vælg et tal, eller tryk "Kan ikke svare i dag".
psfs-last-score = Sidst: { $score } ({ $day })
psfs-save = Gem scoren
psfs-nothing = Du svarede ikke på nogen i dag, så der er intet at gemme. Det er helt i orden – prøv en anden dag.
psfs-result-title = Tak – gemt på telefonen
psfs-result-first = Det var første gang. Om { $days } dage kan du se, om det har flyttet sig.
psfs-result-gap = Der er intet gennemsnit denne gang, fordi ikke alle blev besvaret.
psfs-see-progress = Se din fremgang
psfs-done = Til I dag
