# Login i to trin: adgangskoden og en kode fra en app, og reservekoder til den dag telefonen er væk.

second-factor-title = Login i to trin
second-factor-why = Så er adgangskoden alene ikke nok til at komme ind. Ved login skriver du også en kode på seks tal fra en app på din telefon.
second-factor-off = Slået fra
second-factor-on = Slået til { $day }
second-factor-left = { $n ->
    [0] Du har ingen reservekoder tilbage. Lav nye nu.
    [one] Du har én reservekode tilbage. Lav nye i god tid.
   *[other] Du har { $n } reservekoder tilbage.
 }
second-factor-begin = Slå til
second-factor-renew = Lav nye reservekoder
second-factor-renew-text = De gamle reservekoder gælder ikke længere, når de nye er lavet.
second-factor-end = Slå fra
second-factor-end-text = Derefter er adgangskoden nok til at komme ind. Har du fået ny telefon, slår du fra her og til igen med den nye.
second-factor-end-text-team = Patienternes oplysninger er lukkede for dig, indtil du har slået til igen. Har du fået ny telefon, slår du fra her og til igen med den nye.
second-factor-ended = Login i to trin er slået fra.

second-factor-due-title = Beskyt patienternes oplysninger
second-factor-due = Du arbejder med andres helbredsoplysninger. Derfor skal dit login have to trin, før du kan komme videre. Det tager et par minutter og sker én gang.
second-factor-step-app = 1. Find appen
second-factor-step-app-text = Åbn en godkendelsesapp på din telefon. Har du ingen, så hent en: søg efter "authenticator", hvor du henter apps.
second-factor-step-scan = 2. Sæt den op
second-factor-step-scan-text = Vælg i appen at tilføje en konto, og hold kameraet op mod billedet. Kan det ikke lade sig gøre, så skriv nøglen.
second-factor-picture = Billede til kameraet: nøglen til din app
second-factor-same-phone = Er appen på denne telefon? Åbn den her
second-factor-key = Nøglen
second-factor-step-code = 3. Skriv koden
second-factor-step-code-text = Appen viser nu seks tal for Rygrad. De skifter hvert halve minut. Dine andre enheder bliver logget ud.
second-factor-digits = De seks tal
second-factor-digits-wrong = Skriv de seks tal, appen viser lige nu.
second-factor-code-wrong = Skriv seks tal fra appen eller en reservekode på ti tegn.
second-factor-password = Din adgangskode
second-factor-password-missing = Skriv din adgangskode.
second-factor-wrong-password = Adgangskoden er forkert.
second-factor-confirm = Slå til

second-factor-codes-title = Dine reservekoder
second-factor-codes-text = Er telefonen væk, kommer du ind med en af disse koder i stedet for de seks tal. Hver kode virker én gang. Skriv dem ud, og gem dem et andet sted end telefonen. De vises kun nu.
second-factor-codes-print = Skriv ud
second-factor-codes-kept = Jeg har gemt koderne
second-factor-codes-not-kept = Sæt kryds, når du har gemt koderne. Uden dem kan du blive lukket ude.
