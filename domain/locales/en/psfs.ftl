# My activities (PSFS): things of one's own that one does, and that are hard.

psfs-title = My activities
psfs-intro = Choose three to five things that matter to you and that are hard because of your back. Then you and your team can see whether it moves forward with what counts.
psfs-guidance = Write something you do – not something you feel. For example “walk the dog” or “sit through a meeting for an hour”.
psfs-words = It is hard to …
psfs-add = Add
psfs-need-more = { $left ->
    [one] Write one more, then you can score them.
   *[other] Write { $left } more, then you can score them.
 }
psfs-one-more = Add one more
psfs-full = Five are enough. Take one out if another has become more important.
psfs-mistake-empty = Write what it is.
psfs-mistake-long = Write it a little shorter: 120 characters at most.
psfs-mistake-twice = You have written that one already.
psfs-mistake-line = Write it on one line.
psfs-list-title = Your activities
psfs-retire = Take out
psfs-retire-spoken = Take out: { $words }
psfs-retire-title = Take the activity out?
psfs-retire-text = “{ $words }” will not be scored any more. What you have scored stays. To word it differently, press “Reword” instead.
psfs-replace = Reword
psfs-replace-spoken = Reword: { $words }
psfs-replace-title = Put it another way
psfs-replace-text = The new one becomes an activity of its own, with its own first score. “{ $words }” is taken out, and what you scored stays.
psfs-replace-words = It is hard to …
psfs-replace-confirm = Replace
psfs-retired-title = Taken out
psfs-retired-days = Scored from { $from } to { $to }
psfs-retired-never = Never scored
psfs-score-now = Score them now
psfs-score-first = The first time takes a couple of minutes.
psfs-due-now = It is { $days } days since last time – time to score again.
psfs-due-later = The next time is { $day }. You can score earlier if you like.
psfs-due-own-wish = Score again whenever you like.
psfs-last = Last scored { $day }
psfs-other-day = The score is for another day
psfs-day = Which day?
psfs-day-mistake = Choose a day no later than today.
psfs-step = { $n } of { $of }
psfs-question = How hard is it today to …
psfs-question-day = How hard was it { $day } to …
psfs-scale = Your score
psfs-cannot = Can't answer today
psfs-cannot-chosen = Skipped today. It leaves a gap in the curve, not a zero.
psfs-no-answer = Choose a number, or tap “Can't answer today”.
psfs-last-score = Last time: { $score } ({ $day })
psfs-save = Save the score
psfs-nothing = You did not answer any of them today, so there is nothing to save. That is quite all right – try another day.
psfs-result-title = Thank you – saved on the phone
psfs-result-first = That was the first time. In { $days } days you can see whether it has moved.
psfs-result-gap = There is no average this time, because not all of them were answered.
psfs-see-progress = See your progress
psfs-done = To Today
