# Konto: log ind, ny konto, tilbage efter en glemt adgangskode, og rammen om hver skærm.

account-doors = Appens fire døre og mere
account-door-today = I dag
account-door-diary = Dagbog
account-door-progress = Fremgang
account-door-sharing = Deling
account-door-more = Mere
account-update-ready = Ny version klar.
account-update-take = Hent den nu
account-not-found-title = Siden findes ikke
account-part-missing = Denne side er ikke hentet til telefonen endnu. Den kommer, når der er net.
account-not-found = Adressen fører ingen steder hen. Brug dørene forneden.
account-no-storage-title = Telefonen kan ikke gemme
account-language = Sprog
account-email = E-mail
account-email-wrong = Skriv en e-mailadresse, for eksempel navn@example.dk.
account-password = Adgangskode
account-password-missing = Skriv din adgangskode.

sign-in-title = Log ind
sign-in-do = Log ind
sign-in-register = Jeg er ny her
sign-in-forgot = Glemt adgangskode
sign-in-team = Jeg er fagperson
sign-in-what = Rygrad er din egen dagbog for ryggen: dine øvelser, hvad du laver, og hvordan det går. Du bestemmer, hvem der må se den.
sign-in-erased = Kontoen er slettet, og dagbogen er taget væk fra denne enhed.
sign-in-ended = Du er logget ud, fordi din session er afsluttet. Log ind for at fortsætte.
session-ended = Du er logget ud på { $device }.
sign-in-waiting = { $n ->
    [one] Én registrering venter på denne telefon. Den bliver sendt, når den, der har skrevet den, logger ind.
   *[other] { $n } registreringer venter på denne telefon. De bliver sendt, når den, der har skrevet dem, logger ind.
 }

notice-title = Sådan bruges dine oplysninger
