# Mere: konto, sprog, enheder, log ud, om.

more-title = Mere
more-reminders = Påmindelser
more-psfs = Mine aktiviteter
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
session-ended = Du er logget ud på { $device }.
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
