
app-name = Rygrad
second-factor-code = Code
words-save = Save
words-cancel = Cancel
words-close = Close
words-back = Back
words-next = Next
words-done = Finish
words-undo = Undo
words-undone = Undone
words-add-more = Add more
words-remove = Remove
words-try-again = Try again
words-yes = Yes
words-no = No
words-optional = optional
words-loading = Loading …
words-see-numbers = See the numbers
words-not-shared = Not shared
words-no-answer = not answered
words-nobody-watches = Nobody is watching your diary.
words-saved-here = Saved on the phone
words-skip = Go to the content
words-demo = Demo – a made-up person

# Languages
language-da = Dansk
language-en = English

# Days
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
weekday-short-mon = Mon
weekday-short-tue = Tue
weekday-short-wed = Wed
weekday-short-thu = Thu
weekday-short-fri = Fri
weekday-short-sat = Sat
weekday-short-sun = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
day-short = { $weekday } { $day } { $month }
day-plain = { $day } { $month }
day-long = { $weekday } { $day } { $month }
day-with-year = { $day } { $month } { $year }
moment-with-time = { $day } at { $time }
days-every = every day
list-and = { $first } and { $last }

# Scales: both ends always stand in words

# Exercises: how it went
outcome-done = done
outcome-partly = partly
outcome-not_done = not today

# Why not all of it

# Activities

# What an entry is

# Whether it hurt more afterwards

# Flare-ups, work, pauses, the course and plans
work-hours = { $hours } h { $minutes } min
work-whole-hours = { $hours } h
work-worked = { $hours } at work
work-planned = { $hours } as planned
pause-reason-illness = illness
pause-reason-holiday = holiday
course-state-active = The course is running
course-state-open_access = Open access
course-state-closed = The course has ended
personal-plan-action = Action plan
personal-plan-relapse = Relapse plan
goal-per-occasion = each time
goal-per-day = a day
goal-per-week = a week
goal-in-minutes = minutes
goal-in-times = times
goal-in-metres = metres
goal-minutes = { $n } min
goal-times = { $n ->
    [one] once
   *[other] { $n } times
}
goal-metres = { $n } m
goal-own = { $n } { $word }

# Professions and sectors
profession-physiotherapist = physiotherapist
profession-chiropractor = chiropractor
profession-gp = general practitioner
profession-rheumatologist = rheumatologist
profession-occupational_therapist = occupational therapist
profession-nurse = nurse
profession-psychologist = psychologist
profession-social_worker = social worker
profession-caseworker = caseworker

# Counting exercises: always in numbers, never per cent
adherence-done-of = { $done } of { $due } done
adherence-partly = { $partly } partly
adherence-not-done = { $n } “not today”
adherence-no-entry = { $n } without a note
adherence-open = { $n } can still be done
adherence-extra = { $n } extra
adherence-nothing-due = No exercises planned in this time

# Problems the server reports: by their code
problem-malformed = The app sent something the server did not understand. Update the app and try again.
problem-invalid = Something is not filled in right. Look through the fields.
problem-too_large = It is too large to be sent at once.
problem-not_signed_in = You are no longer signed in. Sign in again.
problem-refresh_outdated = The same sign-in was used somewhere else. Sign in again.
problem-account_erased = The account has been erased.
problem-wrong_credentials = E-mail, password or code do not fit together.
problem-wrong_code = The code cannot be used: it is wrong, used or too old. Ask for a new one.
problem-second_factor_needed = Type the code from your app too, or a reserve code.
problem-wrong_second_factor = The code is wrong or used. Wait for the next one.
problem-email_taken = There already is an account with that e-mail. Sign in instead.
problem-too_many_tries = Too many tries. Wait a little and try again.
problem-not_found = It is not there, or you have no access to it.
problem-conflict = Somebody changed it meanwhile. Look it over and try again.
problem-busy = The server is busy. Try again in a moment.
problem-internal = Something went wrong on our side. Try again in a moment.
problem-client_too_old = The app is too old for the server. Reload the page; what you wrote stays on the phone.
problem-not_an_id = The app sent a wrong number. Update the app and try again.
problem-unknown_kind = The server does not know this kind of note yet.
problem-day_out_of_range = The day is too far ahead or too far back.
problem-put_reused = The same note was sent with other contents. Save it again.
problem-waiting = Waits for something else that has not arrived.
problem-renamed = An activity cannot be renamed. Take it out and write a new one.
problem-grant_fixed = A sharing cannot be changed, only stopped.
problem-recipient_impossible = This recipient cannot be shared with.
problem-unknown_zone = The server does not know your time zone. Reminders cannot be used here.
problem-recurrence_refused = Rygrad cannot remind you on those days.
problem-rule_ended = This reminder has ended: no more days are to come.
problem-offline = No connection. Try again when you are online.

# Problems on the phone itself
problem-storage_unavailable = The browser does not let the app keep anything here, for example in a private window. Open the app in an ordinary window.
problem-storage_full = There is no room on the phone. Delete something else and try again; what you wrote still stands here.
problem-storage_failed = The phone could not save it. Try again; what you wrote still stands here.
