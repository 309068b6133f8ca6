# Hvad der kan deles, og hvor modtagerne arbejder.

category-exercises = Øvelser
category-activity = Aktivitet
category-function = Funktion
category-pain = Smerter
category-well_being = Trivsel
category-medicine = Medicin
category-work = Arbejde
category-plans = Planer
category-exercises-hint = dit hjemmeprogram, og hvordan det går med det
category-activity-hint = din aktivitetsdagbog
category-function-hint = de ting, du selv har valgt at score
category-pain-hint = alle svar om smerter, og om du var bange for, at det gjorde ondt
category-well_being-hint = søvn, træthed, humør og tryghed ved at bevæge dig
category-medicine-hint = medicin for ryggen
category-work-hint = hvordan det går med arbejdet
category-plans-hint = delmål og handleplaner
sector-hospital = hospital
sector-municipality = kommune
sector-general_practice = almen praksis
sector-private_practice = privat praksis
sector-jobcentre = jobcenter
