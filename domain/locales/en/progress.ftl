# Progress: function first, then the exercises in numbers.

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
