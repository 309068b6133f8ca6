# Mine data: tag alt med, eller slet det.

export-title = Mine data
export-take = Tag en kopi med
export-what = Du kan hente alt, du selv kan se: dagbogen med rettelser, aktiviteter, påmindelser, delinger, programmer, og hvem der har set dine data. Filen er ikke låst. Gem den et sted, kun du kan komme til.
export-csv = Hent som tabeller
export-csv-what = En zip-fil med et ark for hver slags. Kan åbnes i et regneark. Kræver net.
export-json = Hent alt i én fil
export-json-what = En JSON-fil, som andre programmer kan læse. Uden net får du det, der ligger på telefonen.
export-ready = Filen er klar.
export-share = Gem eller send filen
export-taken = Filen er hentet. Du finder den mellem dine hentede filer.
export-from-phone = Der er ikke net. Filen er hentet med det, der ligger på telefonen. Tidligere udgaver og listen over, hvem der har set dine data, er ikke med.
erase-title = Slet min konto
erase-intro = Det sker, hvis du sletter kontoen:
erase-diary = Dagbogen slettes med det samme, på serveren og på dine enheder. Det gælder også rettelser, aktiviteter og påmindelser.
erase-sharing = Al deling stopper. Ingen kan åbne dine data mere.
erase-stays = Det, fagfolk selv har skrevet, for eksempel et hjemmeprogram, bliver hos dem. Dit navn står der ikke mere. Det, nogen har læst, kan ikke kaldes tilbage.
erase-no-way-back = Det kan ikke fortrydes.
erase-do = Slet min konto
erase-sure = Slet kontoen og dagbogen?
erase-waiting = Noget på telefonen er ikke sendt. Det slettes også.
erase-password = Skriv din adgangskode
erase-wrong-password = Adgangskoden passer ikke. Prøv igen.
