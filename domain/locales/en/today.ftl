# Today, one exercise, and what can be added.

today-title = Today
today-title-yesterday = Yesterday
today-which-day = Which day
today-day-today = Today
today-day-yesterday = Yesterday
today-day-other = Another day
today-day-date = Day
today-waiting = Saved on the phone. { $n } waiting
today-send = send
today-send-first = First send what waits
today-offline = No connection. Everything you write is saved on the phone.
today-offline-since = No connection since { $when }. Everything you write is saved on the phone.
today-refused-entry = An entry could not be sent.
today-refused-psfs_activity = One of your activities could not be sent.
today-refused-grant = A sharing could not be sent, so nothing is shared.
today-refused-revocation = Stopping a sharing could not be sent. Try again under Sharing.
today-refused-reminder = A reminder could not be sent.
today-refused-programme = A programme could not be sent.
today-refused-correct = Correct
today-refused-let-go = Let it go
today-too-old = The server has become newer than the app on this phone, so nothing is sent. What you wrote is on the phone. Get the new version.
today-clock-ahead-hours = The phone's clock is { $n ->
    [one] an hour
   *[other] { $n } hours
 } ahead. Set it, so that what you write is put on the right day.
today-clock-behind-hours = The phone's clock is { $n ->
    [one] an hour
   *[other] { $n } hours
 } behind. Set it, so that what you write is put on the right day.
today-clock-ahead-days = The phone's clock is { $n } days ahead. Set it, so that what you write is put on the right day.
today-clock-behind-days = The phone's clock is { $n } days behind. Set it, so that what you write is put on the right day.
today-exercises = Your exercises
today-done-of = { $done } of { $due } done
today-done = Done
today-done-spoken = Done: { $exercise }
today-done-said = { $exercise }: done
today-of-week = { $done } of { $times } this week
today-nothing-due = There are no exercises planned for today.
today-no-programme = You can still write in the diary what you do. If a physiotherapist gives you exercises, they stand here.
today-no-programme-now = Your programme has ended. You can still write in the diary what you do.
today-other-exercises = Other exercises in your programme
today-week = This week
today-that-week = The week
today-week-done = { $done } of { $asked } done
today-psfs-due = My activities: time to score again
today-check-in-due = My week: how has it been?
today-add = Add to the diary
today-add-activity = + Activity
today-add-check-in = + My week
today-add-note = + Note

exercise-how = How did it go?
exercise-answer-done = Done
exercise-answer-partly = Partly
exercise-answer-not_done = Not today
exercise-why = What got in the way?
exercise-more = Add more
exercise-more-hint = Everything here is by choice.
exercise-pain = Did it hurt while you did it?
exercise-effort = How hard was it?
exercise-gone-title = The exercise is not here
exercise-gone = The exercise is no longer in your programme.
exercise-precautions = Take care:
exercise-stop-if = Stop and contact me if:
exercise-repetitions = { $sets } × { $n }
exercise-hold = { $sets } × { $n } seconds
exercise-minutes = { $n } min
exercise-on-days = Planned: { $days }
exercise-times-a-week = { $n ->
    [one] Once a week, on the day you choose
   *[other] { $n } times a week, on the days you choose
 }

activity-title = Activity
activity-what = What did you do?
activity-what-missing = Choose what you did.
activity-words = In your own words
activity-words-missing = Write in a few words what you did, at most 80 characters.
activity-minutes = How many minutes?
activity-minutes-wrong = Write a whole number from 1 to 1440.
activity-effort = How hard was it?
activity-pain-before = Pain before
activity-pain-after = Pain after

check-in-title = My week
check-in-intro = Think of the last seven days. Answer what you like; skip the rest.
check-in-back-pain = Pain in the back
check-in-leg-pain = Pain in the leg
check-in-sleep = Sleep
check-in-fatigue = Fatigue
check-in-mood = Mood
check-in-trust = Trust in moving
check-in-work = Work
check-in-back-pain-short = back
check-in-leg-pain-short = leg
check-in-sleep-short = sleep
check-in-mood-short = mood
check-in-lifeline = Thoughts of not wanting to live? Call Livslinien
check-in-lifeline-number = 70 201 201
check-in-lifeline-acute = { " " }– if it is urgent, 112.
check-in-medicine = Medicine for the back
check-in-medicine-helped = Did it help you to do more?
check-in-empty = Answer at least one thing before you save.

note-title = Note
note-label = Note
note-share = Share this note
note-share-hint = Without a tick only you see it.
note-too-long = The note is too long: at most { $max } characters.
note-empty = Write something before you save.

draft-continued = Continued where you left off.
draft-discard = Start over
draft-begun-title = You have not finished
draft-begun = { $form }, { $day }
draft-continue = Continue
draft-let-go = Throw away
draft-let-go-spoken = Throw away: { $form }
draft-form-activity = Activity
draft-form-check-in = My week
draft-form-note = Note
draft-form-psfs = My activities
draft-form-exercise = About an exercise
draft-form-entry = A correction
draft-form-other = Something you began
