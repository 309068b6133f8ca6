# Før dagbogen: ny konto, ny adgangskode, og hvad der sker med ens oplysninger.

register-title = Ny konto
register-intro = Du kan begynde helt på egen hånd. Har du fået en kode af din behandler, så skriv den nederst.
register-code = Kode fra din behandler
register-code-hint = Ser ud som 7KQ2-M9XC-4T. Koden deler ingenting; det bestemmer du bagefter.
register-do = Opret konto
register-notice = Sådan bruges dine oplysninger

recovery-title = Gem din nøgle
recovery-why = Glemmer du din adgangskode, er denne kode den eneste vej ind igen. Ingen andre kan give dig en ny.
recovery-where = Skriv den ned eller print den, og læg den et sikkert sted. Den vises kun denne ene gang.
recovery-print = Print koden
recovery-kept = Jeg har gemt koden
recovery-not-kept = Gem koden først, og sæt så et flueben.

recover-title = Ny adgangskode
recover-intro = Brug koden, du gemte, da du oprettede din konto. Du bliver logget ud alle andre steder.
recover-code = Din gemte kode
recover-code-hint = 20 tegn. Mellemrum og bindestreger er lige meget.
recover-password = Ny adgangskode
recover-do = Gem ny adgangskode
recover-wrong = E-mail og kode passer ikke sammen, eller koden er brugt.

notice-begin = Det har jeg læst – begynd
notice-why-title = Hvad det er til
notice-why = Rygrad er din dagbog. Oplysningerne bruges til, at du selv kan følge med, og til din behandling, hvis du vælger at dele dem. Appen stiller ingen diagnose og foreslår ingen behandling.
notice-who-title = Hvem der har ansvaret
notice-who = Den myndighed, der driver Rygrad hos dig, har ansvaret for dagbogen. Spørg din behandler, hvem det er, og hvordan du får fat i dem. Hver enhed, du deler med, har ansvaret for det, de selv skriver.
notice-seen-title = Hvem der kan se det
notice-seen = Ingen, før du siger ja. Du vælger hvem, hvad og hvor længe, og du kan stoppe igen. Under Deling ser du hver gang, nogen har set noget. Ingen holder øje med din dagbog; er det akut, så brug "Søg hjælp".
notice-kept-title = Hvor længe det gemmes
notice-kept = Så længe du har din konto. På telefonen ligger en kopi, så længe du er logget ind.
notice-push-title = Påmindelser
notice-push = Slår du påmindelser til, går de gennem Apple, Google eller Mozilla. Teksten siger ikke noget om dit helbred.
notice-rights-title = Dine rettigheder
notice-rights = Du kan se, rette og fjerne det, du har skrevet. Din behandling ændrer sig ikke, hvis du ikke vil dele. Du kan klage til Datatilsynet.
notice-age-title = Alder
notice-age = Du kan selv oprette en konto, når du er fyldt 15. Forældre får ikke adgang af sig selv.
account-name = Dit navn
account-name-wrong = Skriv dit navn, højst 100 tegn.
account-password-hint = Mindst 10 tegn. En lille sætning er let at huske.
account-password-wrong = Adgangskoden skal have mindst 10 og højst 200 tegn.
account-code-wrong = Koden kan ikke passe. Se bogstaverne igennem igen.
