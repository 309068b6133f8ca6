# Et frigivet resumé, som modtageren læser det: hos en fagperson, på siden med linket, og hos en selv.

statement-from = Resumé fra { $name }
statement-to = Til { $name }
statement-released = Frigivet { $day }
statement-period = Om tiden fra { $from } til { $to }
statement-chosen = Borgeren har selv læst, valgt og frigivet det, der står her.
statement-self-reported = Oplysningerne er borgerens egne.
statement-not-certificate = Det er ikke en lægeerklæring.
statement-own-words = Med egne ord
statement-demo = Demo – opdigtet person

# Siden med linket, uden konto
statement-code-title = Et resumé fra en borger
statement-code-intro = En borger har valgt at give dig et resumé. Det åbnes med den kode, borgeren har givet dig.
statement-code-label = Kode
statement-code-hint = Otte tegn, for eksempel 7KQ2-M9XC. Store og små bogstaver er lige gode.
statement-code-open = Åbn resuméet
statement-code-log = Borgeren kan se, hvornår resuméet er åbnet, og hvornår nogen har prøvet.
statement-code-wrong = Resuméet kan ikke åbnes. Koden er forkert eller for gammel, eller borgeren har trukket resuméet tilbage.
statement-code-wrong-more = En kode virker i syv dage. Efter fem forkerte forsøg virker den ikke mere. Bed borgeren om en ny.
statement-code-too-many = Der er prøvet for mange gange herfra. Vent et kvarter, og prøv igen.
statement-page-print = Siden kan skrives ud fra browserens menu.
statement-page-close = Luk siden, når du er færdig. Den gemmes ikke her.
