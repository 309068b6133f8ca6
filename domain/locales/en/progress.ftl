# Progress: function first, then activity, exercises in numbers and the answers of My week.

progress-title = Progress
progress-function-title = What you can do
progress-function-intro = Your own activities: 0 is “unable to do it”, 10 is “as before the problem began”.
progress-function-empty = Here you can see whether it moves forward with what matters to you.
progress-function-empty-text = Choose three to five things you would like to do again, and score them every 14 days.
progress-function-start = Choose your activities
progress-function-first = Give them their first score
progress-to-psfs = Your activities and the next score
progress-exercises-title = Exercises
progress-exercises-empty = Here you can see how the exercises go once a professional has made a home programme for you.
progress-exercises-each = Exercise by exercise
progress-window = Which time?
progress-window-week = This week
progress-window-month = Four weeks
progress-window-course = Whole course
progress-window-span = { $from } – { $to }
progress-reasons-title = When it was not all of it
progress-reasons-times = { $reason }: { $times ->
    [one] once
   *[other] { $times } times
 }
progress-gap = Days without a note are just days without a note.

progress-print = Make a page to print
progress-activity-title = Activity
progress-activity-empty = No activity is noted in this time. A walk, the shopping and the garden are activity too.
progress-activity-add = Note an activity
progress-activity-days = { $days ->
    [one] You were active on one day.
   *[other] You were active on { $days } days.
 }
progress-activity-total = { $minutes } minutes are noted in all.
progress-activity-good = What you do counts – also when it is a little.
progress-minutes-day = Minutes a day
progress-minutes-week = Minutes a week
progress-doings-title = What you have done
progress-doing-times = { $times ->
    [one] once
   *[other] { $times } times
 }
progress-doing-minutes = { $minutes } min
progress-rest-apart = Rest stands by itself and is not in the columns.
progress-goals-title = Sub-goals
progress-goal-day = Step { $number } of { $of }: today { $counted } of { $wanted }.
progress-goal-week = Step { $number } of { $of }: this week { $counted } of { $wanted }.
progress-goal-enough = That is enough for today.
progress-goal-enough-week = That is enough for this week.
progress-symptoms-title = Pain and the rest of the week
progress-symptoms-intro = Pain goes up and down, also while things improve. That is why what you can do comes first.
progress-symptoms-empty = There are no answers to “My week” in this time.
progress-symptoms-add = Answer My week
progress-pain-title = Pain in back and leg
progress-pain-important = { $question }: from { $first } to { $latest } – an important improvement.
progress-pain-change = { $question }: from { $first } to { $latest }.
progress-others = Sleep, fatigue, mood, trust and work
progress-medicine-times = { $answer }: { $times ->
    [one] once
   *[other] { $times } times
 }
progress-medicine-helped = Helped you do more: { $yes } times yes, { $no } times no.

# One page to print
one-page-title = A page to print
one-page-intro = Your progress on one page, for yourself or to bring along. You decide who gets it.
one-page-print = Print a page
one-page-pdf = In the print window you can also save the page as PDF.
one-page-preview = This is how it will be
one-page-heading = My progress
one-page-period = From { $from } to { $to }
one-page-self-reported = Written by myself in the app Rygrad. Printed { $day }.
one-page-function-title = What I can do
one-page-function-intro = My own activities: 0 is “unable to do it”, 10 is “as before the problem began”.
one-page-activity = { $days ->
    [one] Active on one day, { $minutes } minutes noted.
   *[other] Active on { $days } days, { $minutes } minutes noted.
 }
one-page-psfs-since = Compared with the first scores, from { $day }.
one-page-nothing = Not noted in this time.
one-page-more = And { $count } more.
one-page-ends = (0 = { $low }, 10 = { $high })
one-page-notes = { $count ->
    [one] Choose notes: there is one
   *[other] Choose notes: there are { $count }
 }
one-page-notes-hint = Only the notes you tick come onto the page.
one-page-notes-title = Notes I chose to bring
one-page-no-notes = There are no notes in this time.
one-page-note-full = There is no room for this note on the page.
