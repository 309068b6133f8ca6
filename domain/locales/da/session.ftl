# Mere: konto, sprog, enheder, log ud, om.

more-title = Mere
more-reminders = Påmindelser
more-psfs = Mine aktiviteter
more-paper = Min uge på papir
more-plans = Planer og øvelser
more-devices = Enheder og log ud
more-help = Når du skal søge hjælp nu
more-account = Logget ind som
more-language = Sprog
more-language-offline = Sproget er skiftet her. Påmindelserne skifter sprog, næste gang du vælger det med forbindelse.

session-title = Enheder og log ud
session-intro = Her er de telefoner og computere, hvor du er logget ind.
session-current = denne enhed
session-used = Sidst brugt { $moment }
session-started = Logget ind { $moment }
session-end = Log ud dér
session-end-spoken = Log ud dér: { $device }
session-unknown = En ukendt enhed
session-failed = Listen kan ikke hentes lige nu. { $reason }
session-end-failed = Det lykkedes ikke. { $reason }
session-leave = Log ud på denne enhed
session-leave-title = Log ud?
session-leave-text = Dagbogen tages væk fra denne enhed. Den ligger på serveren og kommer igen, når du logger ind.
session-leave-waiting = { $n ->
    [one] Én ting er ikke sendt endnu. Den bliver
   *[other] { $n } ting er ikke sendt endnu. De bliver
 } på enheden, låst til dig, og sendes, når du logger ind igen her.

phone-title = Rygrad på telefonen
phone-install-title = Læg Rygrad på hjemmeskærmen
phone-installed = Rygrad ligger på hjemmeskærmen. Det er, som det skal være.
phone-install-why = Så åbner dagbogen med et tryk og virker uden net. Du henter ikke noget fra en butik.
phone-install-do = Læg på hjemmeskærmen
phone-apple-share = Tryk på Del, firkanten med en pil op.
phone-apple-add = Vælg "Føj til hjemmeskærm".
phone-apple-open = Åbn Rygrad derfra, og log ind igen.
phone-apple-reminders = På iPhone og iPad kommer påmindelser kun til en app på hjemmeskærmen.
phone-android-menu = Tryk på browserens menu, de tre prikker.
phone-android-add = Vælg "Føj til startskærm" eller "Installer app".
phone-computer = På en computer: se efter et tegn for at installere i adresselinjen, eller gem siden som bogmærke.
phone-keeping-title = Det, der ligger her
phone-promised = Browseren har lovet ikke at slette dagbogen på denne enhed af sig selv.
phone-not-promised = Mangler enheden plads, kan browseren slette dagbogen her. Det, der er sendt, ligger også på serveren.
phone-short = Der er næsten ikke mere plads. Slet noget andet, så det, du skriver, kan gemmes.
