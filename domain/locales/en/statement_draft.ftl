# Statements for others: the list, and writing, reading, choosing and releasing one.

statements-title = Statements for others
statements-intro = A statement is a page that you have read and chosen yourself, for example for the jobcentre, your doctor or a professional. They see the page only – not your diary.
statements-new = Make a statement
statements-list = What you have released
statements-empty = You have released no statement.
statements-empty-text = You can make one, read it, take out what you do not want in it, and give it to one recipient.
statements-jobcentre = A jobcentre can get nothing from Rygrad but a statement that you release yourself. It sees neither drafts nor what you took out. By law the jobcentre can ask others for information.
statements-offline = No connection. The list is from { $moment }.
statements-released = Released { $moment }
statements-withdrawn = Withdrawn { $moment }. It cannot be opened again.
statements-code-until = The code works until { $moment }. Wrong tries left: { $n }.
statements-code-over = The code works no more. You can make a new one.
statements-code-new = Make a new code
statements-code-new-hint = The old code stops working.
statements-read = Read what you released
statements-withdraw = Withdraw
statements-withdraw-spoken = Withdraw the statement to { $name }
statements-withdraw-title = Withdraw the statement to { $name }?
statements-withdraw-text = It cannot be opened again, but what was read cannot be called back.
statements-keep = Let it stand
statements-log = Who has seen my data?

# A new one
statements-new-title = Make a statement
statements-new-intro = Here is a draft from what you have written. Read it, take out what you do not want in it, and add to it if you like. Nothing is sent before you release it.
statements-period = Which time?
statements-period-month = The last four weeks
statements-period-course = The whole course
statements-draft = This can stand in the statement
statements-nothing = Nothing was noted in this time. You can still write in your own words.
statements-cut = Take out
statements-cut-spoken = Take out: { $line }
statements-cut-all = Take the whole paragraph out
statements-cut-all-spoken = Take the whole paragraph out: { $line }
statements-put-back = Put back in
statements-put-back-spoken = Put back in: { $line }
statements-is-cut = Taken out
statements-own-words = Would you like to add something?
statements-own-words-hint = For example what you would like, or what helps you.
statements-who = Who is it for?
statements-who-unit = All of { $unit }
statements-who-outsider = Somebody without an account in Rygrad, for example your doctor or a caseworker
statements-who-outsider-hint = You get a link and a code, which you pass on yourself.
statements-who-name = Who is it?
statements-who-name-hint = As you call them. It stands on the page and in your list.
statements-who-offline = Units and professionals cannot be fetched right now.
statements-who-mistake = Choose who it is for.
statements-name-mistake = Write who it is for.
statements-empty-mistake = There is nothing left in the statement. Put something back, or write in your own words.
statements-preview = The page will look like this
statements-read-tick = I have read the page, and it may be given to the recipient
statements-read-mistake = Read the page and tick the box before you release it.
statements-release = Release the statement
statements-release-hint = You can withdraw it. Then it cannot be opened again, but what was read cannot be called back.
statements-failed = The statement was not released. { $reason }
statements-done-title = The statement is released
statements-done = { $name } can read it in Rygrad now.
statements-done-outsider = Give the link and the code to { $name } – the code preferably in another way than the link, for example by word of mouth.
statements-link = Link
statements-code = Code
statements-code-once = The code is shown only now. It works for seven days and stops after five wrong tries.
statements-copy-link = Copy the link
statements-copied = Copied
statements-to-list = See your statements

# The paragraphs
statement-section-function = What I can do
statement-section-activity = Activity
statement-section-plan = Plan
statement-section-adherence = Exercises
statement-section-work = Work
statement-line-scale = My own activities: 0 is "unable to do it", 10 is "as before the problem began".
statement-line-scored = { $words }: { $score }
statement-line-first = { $score } – the first score, { $day }
statement-line-change = { $from } ({ $first }) → { $to } ({ $latest }): { $verdict }
statement-line-mean = Mean: { $score }
statement-line-active = { $days ->
    [one] Active on one day, { $minutes } minutes noted in all.
   *[other] Active on { $days } days, { $minutes } minutes noted in all.
 }
statement-line-doing = { $what }: { $minutes } min, { $times ->
    [one] once
   *[other] { $times } times
 }
statement-line-doing-times = { $what }: { $times ->
    [one] once
   *[other] { $times } times
 }
statement-line-programme = { $n ->
    [one] Home programme with one exercise from { $author }, { $unit }, up to and including { $day }.
   *[other] Home programme with { $n } exercises from { $author }, { $unit }, up to and including { $day }.
 }
statement-line-goal = Sub-goal: { $what }
statement-line-goal-step = Sub-goal: { $what }. Now { $amount } { $per } (step { $number } of { $of }).
statement-line-exercises = Exercises in all: { $counts }
statement-line-exercise = { $title }: { $counts }
statement-line-planned = Planned working hours now: { $hours } a week, from { $day }.
statement-line-worked = { $days ->
    [one] Worked { $hours } on the one day that was noted.
   *[other] Worked { $hours } on the { $days } days that were noted.
 }
statement-line-worked-planned = { $days ->
    [one] Worked { $hours } of { $planned } planned on the one day that was noted.
   *[other] Worked { $hours } of { $planned } planned on the { $days } days that were noted.
 }
statement-line-accommodations = Accommodations: { $text }
statement-line-work-answer = Work (0 is "cannot at all", 10 is "as when it went best"): { $score }
statement-line-work-answers = Work (0 is "cannot at all", 10 is "as when it went best"): { $from } → { $to }
