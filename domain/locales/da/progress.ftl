# Fremgang: funktion først, så øvelserne i tal.

progress-title = Fremgang
progress-function-title = Det, du kan
progress-function-intro = Dine egne aktiviteter: 0 er "kan ikke gøre det", 10 er "som før problemet begyndte".
progress-function-empty = Her kan du se, om det går fremad med det, der betyder noget for dig.
progress-function-empty-text = Vælg tre til fem ting, du gerne vil kunne igen, og giv dem en score hver 14. dag.
progress-function-start = Vælg dine aktiviteter
progress-function-first = Giv dem den første score
progress-to-psfs = Dine aktiviteter og næste score
progress-exercises-title = Øvelser
progress-exercises-empty = Her kan du se, hvordan det går med øvelserne, når en fagperson har lagt et hjemmeprogram til dig.
progress-exercises-each = Øvelse for øvelse
progress-window = Hvilken tid?
progress-window-week = Denne uge
progress-window-month = Fire uger
progress-window-course = Hele forløbet
progress-window-span = { $from } – { $to }
progress-reasons-title = Når det ikke blev til det hele
progress-reasons-times = { $reason }: { $times ->
    [one] én gang
   *[other] { $times } gange
 }
progress-gap = Dage uden notat er bare dage uden notat.
