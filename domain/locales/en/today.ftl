# Today, one exercise, and what can be added.

today-title = Today
today-title-yesterday = Yesterday
today-which-day = Which day
today-day-today = Today
today-day-yesterday = Yesterday
today-day-other = Another day
today-day-date = Day
today-sent = Everything is sent.
today-waiting = Saved on the phone. { $n } waiting
today-send = send
today-send-first = First send what waits
today-copy-first = Take a copy of the diary
today-offline = No connection. Everything you write is saved on the phone.
today-offline-waiting = No connection since { $when }. Saved on the phone. { $n } waiting
today-offline-since = No connection since { $when }. Everything you write is saved on the phone.
today-heed-stop = Stop and contact me if:
today-heed-precautions = Please mind
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
today-all-done = I did all of them
today-all-done-said = { $n } exercises: done
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
today-add-flare-up = + Flare-up
today-add-work-day = + Work
today-add-day-after = + The day after
today-own-exercises = My exercises
today-day-after = Did you hurt more after yesterday's exercises?

exercise-repetitions = { $sets } × { $n }
exercise-hold = { $sets } × { $n } seconds
exercise-minutes = { $n } min

today-paused = You are paused, so nothing is planned.
today-easier = Easier step: { $dosage }
today-flare = Turn down, but keep going

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
draft-form-flare-up = A flare-up
draft-form-work-day = Work
draft-form-day-after = The day after
draft-form-reminder = A reminder
draft-form-sharing = A decision to share
draft-form-paper = A week from paper
draft-form-psfs = My activities
draft-form-exercise = About an exercise
draft-form-entry = A correction
draft-form-own = One of my exercises
draft-form-goal = A goal
draft-form-plan = A plan
draft-form-pause = A pause
draft-form-closer = Closer follow-up
draft-form-other = Something you began
