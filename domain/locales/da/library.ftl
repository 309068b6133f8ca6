# Øvelsesbiblioteket og skabelonerne, som enhedens medarbejdere deler.

library-nav = Øvelser
library-title = Øvelser og skabeloner
library-intro = Deles af alle i { $unit }. Ingen patienter er nævnt her.
library-exercises = Øvelser
library-exercise = Øvelsen
library-search = Søg efter en øvelse
library-show-retired = Vis dem, der er lagt væk
library-new = Ny øvelse
library-change = Ret øvelsen
library-empty-title = Biblioteket er tomt endnu
library-empty = Skriv de øvelser, I bruger tit, én gang. Så kan alle i enheden lægge dem i et program.
library-none = Ingen øvelser passer til det.
library-no-dose = ikke foreslået
library-shows = Billede
library-has-medium = billede eller video
library-no-medium = –
library-steps = Andre trin
library-easier = lettere
library-harder = sværere
library-pages = Sider med øvelser
library-changed = Rettet af { $name } { $moment }.
library-copy-note = Programmer, den allerede er kopieret til, ændrer sig ikke.
library-retire = Læg væk
library-retire-named = Læg væk: { $title }
library-bring-back = Tag frem igen
library-medium = Billede eller kort video
library-medium-of = Sådan ser det ud: { $title }
library-medium-hint = JPEG, PNG, WebP eller MP4. Højst 16 MB, en video højst et minut. Sted og kamera bliver fjernet. Vis ingen, der kan kendes, uden at de har sagt ja.
library-medium-remove = Fjern billedet
library-medium-busy = Sender …
library-medium-large = Filen er for stor. Den må højst være 16 MB.
library-medium-unfit = Filen er ikke et billede eller en video, der kan vises overalt. Brug JPEG, PNG, WebP eller en MP4 på højst et minut.
library-pick = Hent fra biblioteket
library-add = Tilføj
library-add-named = Tilføj { $title }
library-more = { $n ->
    [one] Én til. Søg for at finde den.
   *[other] { $n } flere. Søg for at finde dem.
}
library-is-copy = Kopieret fra biblioteket. Det, du retter her, gælder kun denne patient.
library-many = Tre til fem øvelser bliver oftere lavet.
library-begin = Begynd fra noget, I har
library-template-use = Skabelon
library-template-use-hint = Alt kan rettes bagefter. Slutdag og opfølgning vælger du her.
library-template-choose = Vælg en skabelon
library-paste = { $n ->
    [one] Indsæt det kopierede program (én øvelse)
   *[other] Indsæt det kopierede program ({ $n } øvelser)
}
library-reuse = Brug programmet igen
library-template-make = Gem som skabelon
library-template-name = Hvad skal skabelonen hedde?
library-template-note = Den deles med alle i enheden. Skriv ikke noget om patienten i teksterne.
library-template-keep = Gem skabelonen
library-template-made = Skabelonen er gemt og kan bruges af alle i enheden.
library-template-title-wrong = Skriv et navn på højst 80 tegn.
library-copy = Kopiér til en anden patient
library-copied = Programmet er kopieret, uden patientens navn og uden dage. Åbn en anden patient, vælg Nyt program, og indsæt det der.
library-templates = Skabeloner
library-templates-empty-title = Ingen skabeloner endnu
library-templates-empty = Lav et program til en patient, og gem det som skabelon nederst på siden.
library-count = { $n ->
    [one] én øvelse
   *[other] { $n } øvelser
}
