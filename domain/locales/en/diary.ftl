# The diary and a single entry.

diary-title = Diary
diary-empty = Your diary is still empty.
diary-empty-text = Your exercises, activities, weeks and notes gather here, day by day. Start with today.
diary-today = Today, { $day }
diary-yesterday = Yesterday, { $day }
diary-open-day = Open the day
diary-nothing-that-day = Nothing written.
diary-more = Show more days
diary-written = Written for that day
diary-day-to-come = That day has not come yet.
diary-waiting = waits to be sent
diary-written-next-day = written the day after
diary-pain = pain { $score }
diary-pain-after = pain after { $score }
diary-effort = effort { $score }
diary-by = Show by
diary-by-day = Day by day
diary-by-week = Week by week
diary-show = Show
diary-show-all = Everything
diary-show-removed = Removed
diary-none-of-it = There is none of it in the diary.
diary-week = { $from } – { $to }
diary-paper = My week on paper

entry-gone-title = The entry is not here
entry-gone = It was removed, or it lies on another phone and has not arrived yet.
entry-recorded = { $typed }, { $when }
entry-correct = Correct
entry-day = Day
entry-unnamed-activity = An activity you have chosen
entry-remove = Remove the entry
entry-remove-title = Remove the entry?
entry-remove-text = It no longer counts, and nobody else sees it any more. What somebody has already read cannot be called back.
entry-keep = Keep
entry-erase = Erase completely
entry-erase-title = Erase completely?
entry-erase-text = The note is erased with all its earlier versions, here, on the server and on your other devices. It cannot be brought back.
entry-erased = Erased completely.
entry-removed = Removed
entry-is-removed = You removed it. It does not count, and nobody else sees it.
entry-bring-back = Bring it back
entry-brought-back = Brought back
versions-open = All versions
versions-number = Version { $n }, arrived { $when }
versions-missing = The versions that were sent are on the server and can be seen when you are online.
versions-unreadable = Written with a newer app.
versions-take = Use this version again
versions-taken = That version holds now

exercise-how = How did it go?
exercise-answer-done = Done
exercise-answer-partly = Partly
exercise-answer-not_done = Not today
exercise-why = What got in the way?
exercise-more = Add more
exercise-more-hint = Everything here is by choice.
exercise-pain = Did it hurt while you did it?
exercise-effort = How hard was it?
exercise-picture = Picture of the exercise { $title }
exercise-video = Video of the exercise { $title }
exercise-medium-later = The picture comes when the phone has a connection again.
exercise-gone-title = The exercise is not here
exercise-gone = The exercise is no longer in your programme.
exercise-precautions = Take care:
exercise-easier = Easier
exercise-harder = Harder
exercise-own-change = Change the exercise
exercise-stop-if = Stop and contact me if:
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

offers = Fill in with one tap
activity-offer = { $what }, { $n } min
activity-goal = Does it count towards a sub-goal?
activity-amount = How much? ({ $unit })
activity-amount-hint = Write a whole number. Left empty, it counts once.
activity-amount-wrong = Write a whole number from 1 to 100,000.
activity-unit-times = times
activity-unit-metres = metres

flare-up-title = Flare-up
flare-up-intro = It goes up and down along the way; that is part of it. Write when it began. The rest can wait.
flare-up-from = When did it begin?
flare-up-to = Last day
flare-up-to-hint = Leave it empty while it goes on.
flare-up-to-wrong = Choose a day from the first day to today.
flare-up-helped = What helped?

work-title = Work
work-as-planned = As planned: { $hours }
work-as-last = Last time: { $hours }
work-hours-worked = Hours at work
work-hours-hint = For example 4, 4.5 or 4:30. Write 0 if you were not at work.
work-hours-planned = Planned hours
work-hours-wrong = Write hours in whole quarters, for example 4 or 4.5.
work-went-well = What went well?
work-went-badly = What did not go so well?

day-after-title = The day after
day-after-question = Did you hurt more after the exercises on { $day }?
day-after-no = No
day-after-minutes_to_hours = Yes, for minutes to hours
day-after-hours_to_days = Yes, for hours to days
day-after-longer = Yes, for longer
day-after-missing = Choose an answer, or skip it.
day-after-skip = Skip

paper-title = My week on paper
paper-intro = Print a blank sheet if you would rather write by hand. Afterwards you can type the week in here, alone or together with someone.
paper-which-week = Which week
paper-this-week = This week
paper-next-week = Next week
paper-fill = Type in a week from paper
paper-heading = My week: { $from } – { $to }
paper-how = In the boxes: ✓ done · / partly · – not today. A dot: not planned that day. Leave empty what you do not want to answer.
paper-table = The week, a row a day
paper-day = Day
paper-activity = Activity and minutes
paper-work = Hours at work
paper-week-title = My week as a whole: ring a number
paper-keep = The sheet is yours. Keep it where you like.
paper-fill-title = A week from paper
paper-fill-intro = Type in what the sheet says. Leave the rest empty. What the diary holds already stands at the top of each day.
paper-week-before = The week before
paper-week-after = The week after
paper-week-typed = My week as a whole
paper-together = There are two of us typing
refused-entry = An entry could not be sent.
refused-psfs_activity = One of your activities could not be sent.
refused-grant = A sharing could not be sent, so nothing is shared.
refused-revocation = Stopping a sharing could not be sent. Try again under Sharing.
refused-reminder = A reminder could not be sent.
refused-programme = A programme could not be sent.
refused-erasure = Deleting something for good could not be sent.
refused-goal = A goal could not be sent.
refused-work_plan = The plan for work could not be sent.
refused-personal_plan = One of your plans could not be sent.
refused-pause = A pause could not be sent.
refused-own_exercise = One of your own exercises could not be sent.
refused-measure_period = An agreement on closer follow-up could not be sent.
refused-course = A step in your course could not be sent.
refused-team = Your choice about your treating team could not be sent.
refused-correct = Correct
refused-let-go = Let it go
refused-clock-ahead-hours = The phone's clock is { $n ->
    [one] an hour
   *[other] { $n } hours
 } ahead. Set it, so that what you write is put on the right day.
refused-clock-behind-hours = The phone's clock is { $n ->
    [one] an hour
   *[other] { $n } hours
 } behind. Set it, so that what you write is put on the right day.
refused-clock-ahead-days = The phone's clock is { $n } days ahead. Set it, so that what you write is put on the right day.
refused-clock-behind-days = The phone's clock is { $n } days behind. Set it, so that what you write is put on the right day.
merged-told = The same thing was changed in two places. What came last counts. The other is kept.
merged-see = See both
merged-see-it = See it
merged-fine = That is fine
together-on = You write together: what is written now is marked “written together with someone”.
together-end = End
together-hint = Then what you write now is marked “written together with someone” – until you end it or close the app.
entry-together = Written together with someone
paper-together-hint = Then each entry says "written together with someone".
paper-all-spoken = I did all of them, { $day }
paper-note-long = The note is too long: at most 4000 characters.
paper-empty = Type something in before you save.
paper-save = Save the week
paper-saved = { $n ->
    [one] Saved on the phone: one entry
   *[other] Saved on the phone: { $n } entries
 }
