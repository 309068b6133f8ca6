# Follow-ups and messages, as both the professional and the patient read them.

review-title = Follow-up
review-part-well = Activity, and what went well
review-part-change = Pain, activity and medicine
review-part-function = Function (PSFS)
review-part-advice = Could the advice be used?
review-part-programme = The programme
review-part-recognition = Words of recognition
review-period = Period: { $from } – { $to }
review-held = { $day } · { $name }, { $profession }, { $unit }
review-self = Written by the patient: { $live } on the same day, { $later } later, { $edited } edited.
review-together = Of these, { $n } written together with somebody else.
review-gaps = { $n ->
    [0] Something is written on every day.
    [one] Nothing is written on 1 day. That is a gap, not a zero.
   *[other] Nothing is written on { $n } days. Those are gaps, not zeros.
 }
review-not-shared = { $what }: not shared
review-activity = Activity diary
review-activity-none = Activity diary: nothing written in the period
review-activity-sum = { $days ->
    [one] Activity on 1 day, { $minutes } min in all
   *[other] Activity on { $days } days, { $minutes } min in all
 }
review-activity-before = the 14 days before: { $minutes } min
review-activity-doing = { $what }: { $times ->
    [one] once
   *[other] { $times } times
 }
review-activity-minutes = { $minutes } min
review-exercises = Exercises
review-exercises-line = Exercises: { $counts }
review-pain = Pain
review-pain-line = Flare-ups: { $flares } · more pain for hours–days or longer after exercises: { $worse } · stopped because it hurt: { $stopped }
review-scale-back_pain = Back pain (0 none – 10 worst imaginable)
review-scale-leg_pain = Leg pain (0 none – 10 worst imaginable)
review-scale-sleep = Sleep (0 very poor – 10 really good)
review-scale-fatigue = Tiredness (0 not tired at all – 10 completely exhausted)
review-scale-mood = Mood (0 very low – 10 really good)
review-scale-trust = Feeling safe moving (0 not at all – 10 entirely)
review-scale-work = Work (0 cannot at all – 10 as when it went best)
review-scale-line = { $scale }: { $before } → { $now }
review-scale-answer = { $score } ({ $day })
review-scale-none = not answered
review-wellbeing = Well-being
review-medicine = Medicine
review-medicine-none = Medicine: not answered
review-medicine-line = Medicine: { $answers }
review-medicine-times = { $answer } ({ $n } ×)
review-medicine-helped = Helped to do more: yes { $yes } ×, no { $no } ×
review-function = Function
review-function-none = No activities scored
review-function-mean = Mean: { $first } → { $latest }
review-function-first = Mean: { $score }
review-function-line = { $words }: { $first } ({ $firstday }) → { $latest } ({ $latestday })
review-function-once = { $words }: { $first } ({ $firstday })
review-function-scale = 0 = unable to do it, 10 = as before the problem began
review-reasons = Reasons
review-reasons-none = No reasons written
review-reasons-line = { $reason }: { $n ->
    [one] once
   *[other] { $n } times
 }
review-programme = Programme
review-programme-none = No programme running
review-programme-elsewhere = Elsewhere
review-programme-line = { $unit }: { $exercises }. Follow-up { $review }, ends { $until }.
review-said = The professional’s words
review-rejoinder = The patient’s answer, { $day }

message-recognition = Recognition
message-contact_me = Would like to be contacted
message-watch = Nobody is watching right now. { $unit } usually answers within { $n ->
    [one] 1 weekday
   *[other] { $n } weekdays
 }.
message-watch-unsaid = Nobody is watching right now. { $unit } has not said how soon it answers.
message-fixed = What has been sent cannot be changed afterwards.
message-long = Write it a little shorter: 1000 characters at most.
message-empty = Write something first.
message-patient = The patient
