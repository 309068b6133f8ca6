# What can be shared, and where recipients work.

category-exercises = Exercises
category-activity = Activity
category-function = Function
category-pain = Pain
category-well_being = Well-being
category-medicine = Medicine
category-work = Work
category-plans = Plans
category-exercises-hint = your home programme and how it goes
category-activity-hint = your activity diary
category-function-hint = the things you chose to score
category-pain-hint = every answer about pain, and whether you were afraid it would hurt
category-well_being-hint = sleep, fatigue, mood and feeling safe to move
category-medicine-hint = medicine for the back
category-work-hint = how work is going
category-plans-hint = sub-goals and action plans
sector-hospital = hospital
sector-municipality = municipality
sector-general_practice = general practice
sector-private_practice = private practice
sector-jobcentre = jobcentre
