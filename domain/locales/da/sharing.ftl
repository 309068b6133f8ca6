# Deling: hvem må se hvad, hvor længe – og hvordan det stoppes.

sharing-title = Deling
sharing-intro = Du bestemmer, hvem der må se hvad. Ingen ser noget, før du har delt det.
sharing-voluntary = Det er frivilligt. Din behandling ændrer sig ikke, hvis du siger nej.
sharing-new = Del med nogen
sharing-list-title = Hvem kan se dine data?
sharing-empty = Du deler ikke noget lige nu.
sharing-empty-text = Du kan dele det, du vælger, med dit team – så længe du vil – og stoppe igen med et tryk.
sharing-log = Hvem har set mine data?
sharing-statements = Resumé til andre (fx jobcenter)
sharing-preview = Se hvad de ser
sharing-preview-spoken = Se hvad de ser: { $name }
sharing-preview-failed = Siden kan ikke vises i denne browser.
sharing-ended-title = Tidligere delinger
sharing-until = Gælder til og med { $day }
sharing-from-day = Det, der er fra { $day } og frem
sharing-from-all = Alt, også det gamle
sharing-state-waiting = Venter på at blive sendt. De kan ikke se det her endnu.
sharing-state-ending = Stoppet her – venter på at blive sendt. Indtil da kan de stadig se det.
sharing-state-refused = Serveren tog ikke imod delingen: { $reason }
sharing-state-ended = Stoppet { $moment }
sharing-state-expired = Udløb { $day }
sharing-discard = Fjern den her
sharing-unknown = En modtager
sharing-stop = Stop deling
sharing-stop-spoken = Stop deling med { $name }
sharing-stop-title = Stop delingen med { $name }?
sharing-stop-text = De kan ikke se mere fra dig, så snart serveren har fået besked. Det, de allerede har læst, kan ikke gøres ulæst, og det, de selv har skrevet i deres journal, bliver der.
sharing-stop-keep = Bliv ved med at dele
sharing-stop-all = Stop alle { $n } delinger
sharing-stop-all-title = Stop alle delinger?
sharing-extend = Forlæng til og med { $day }
sharing-extend-spoken = Forlæng delingen med { $name } til og med { $day }
sharing-cannot-undo = Du kan stoppe igen når som helst. Det, de har læst inden da, kan ikke gøres ulæst, og det, de har skrevet i deres egen journal, bliver der.
sharing-failed = Det blev ikke gemt. { $reason }

# En ny deling
sharing-new-title = Del med nogen
sharing-who = Hvem skal kunne se det?
sharing-who-unit = Hele { $unit }: { $n ->
    [one] én fagperson
   *[other] { $n } fagpersoner
 }
sharing-who-member = { $name }, { $profession }
sharing-who-mistake = Vælg, hvem du vil dele med.
sharing-who-cached = Ingen forbindelse lige nu. Listen er fra { $moment }.
sharing-who-offline = Listen over, hvem du kan dele med, skal hentes første gang. Prøv igen, når du er på nettet.
sharing-who-none = Du er ikke knyttet til nogen endnu.
sharing-what = Hvad må de se?
sharing-what-hint = Noter følger kun med, når du sætter kryds ved den enkelte note.
sharing-what-mistake = Vælg mindst én ting.
sharing-preset-physio = Foreslå: det, en fysioterapeut bruger
sharing-preset-all = Alt
sharing-preset-none = Intet
sharing-from = Fra hvornår?
sharing-from-today = I dag
sharing-from-everything = Alt, hvad jeg har skrevet
sharing-from-chosen = En bestemt dag
sharing-from-label = Fra og med
sharing-from-mistake = Vælg en dag, der ikke ligger efter den sidste dag.
sharing-until-label = Til og med
sharing-until-hint = Seks måneder er foreslået; højst tolv ad gangen.
sharing-until-mistake = Vælg en dag fra i dag og højst tolv måneder frem.
sharing-summary = { $who } kan se { $what }. { $from }. { $until }.
sharing-save = Del

# At blive knyttet til en enhed
sharing-connect-title = Har du fået en kode?
sharing-connect-text = En kode fra et hospital, en kommune eller en praksis knytter dig til dem. Den deler ikke noget.
sharing-connect-code = Kode
sharing-connect-hint = Ti tegn, for eksempel 7KQ2-M9XC-4T. Store og små bogstaver er lige gode.
sharing-connect-mistake = Det ligner ikke en kode. Se på bogstaverne igen.
sharing-connect-save = Brug koden
sharing-connect-done = Koden er brugt. Der deles ikke noget, før du vælger det.

## Somebody asks to be shared with

sharing-asked-title = Nogen spørger, om du vil dele
sharing-asked-who = { $name }, { $profession }, { $unit }
sharing-asked-what = Vil gerne se { $what }.
sharing-asked-choose = Vælg, hvad de må se
sharing-asked-no = Nej tak
sharing-asked-no-spoken = Nej tak til { $name }
sharing-asked-failed = Dit svar kom ikke frem. { $reason }
sharing-asked-voluntary = Du bestemmer. Du kan vælge at dele mindre, end de spørger om. Siger du nej, får de ikke at vide hvorfor.

# The treating team.
sharing-team-title = Dit behandlingsteam
sharing-team-coordinator = Hvem holder trådene samlet?
sharing-team-coordinator-hint = Du kan vælge en koordinator blandt dem, du deler med. Det giver ikke adgang til mere.
sharing-team-nobody = Ingen valgt
sharing-team-gone = Den, du havde valgt, deler du ikke længere med. Derfor er ingen koordinator lige nu.
sharing-team-visible = De må se, hvem der ellers er i mit team
sharing-team-visible-hint = De ser navne og steder, ikke hvad du deler med hvem. Uden kryds ved ingen af dem noget om de andre. Pårørende står der aldrig.
sharing-team-waiting = Venter på at blive sendt.
