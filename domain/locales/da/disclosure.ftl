# Hvem har set mine data: hver visning og hvert afslag.

disclosure-title = Hvem har set mine data?
disclosure-intro = Her står hver gang, nogen har set noget fra dig, og hver gang nogen ikke fik adgang. Ingen kan slette en linje.
disclosure-empty = Ingen har set noget endnu.
disclosure-empty-text = Når nogen, du deler med, ser noget fra dig, står det her.
disclosure-checked = Listen er tjekket: der er ikke fjernet eller ændret noget.
disclosure-checked-since = Listen er tjekket: der er ikke fjernet eller ændret noget, siden du så den sidst.
disclosure-broken = Listen passer ikke sammen ved linje { $line }. Noget kan være fjernet eller ændret. Sig det til dem, der driver Rygrad hos jer.
disclosure-offline = Ingen forbindelse. Listen er fra { $moment }.
disclosure-unavailable = Listen kan ikke hentes lige nu. { $reason }
disclosure-reader = { $name }, { $profession }
disclosure-shown = Så { $what } { $where }
disclosure-name-only = dit navn
disclosure-where-worklist = i listen over patienter
disclosure-where-patient_page = på siden om dig
disclosure-where-prescribe = i forbindelse med dit program
disclosure-where-edit_plans = i forbindelse med dine planer
disclosure-refused-never_shared = Fik ikke adgang – du har ikke delt noget med dem
disclosure-refused-stopped = Fik ikke adgang – delingen var stoppet
disclosure-refused-expired = Fik ikke adgang – delingen var udløbet
disclosure-refused-not_this_part = Fik ikke adgang – den del er ikke delt
disclosure-times = { $n } gange den dag
disclosure-erased = En linje, hvor indholdet er slettet
