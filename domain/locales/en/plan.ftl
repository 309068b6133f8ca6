# Plans: my exercises, goals, work, action plan, pause, course.

plan-title = Plans and exercises
plan-not-written = not written yet
plan-day-ahead = Choose today or a day to come.

own-title = My exercises
own-none = None yet
own-count = { $n ->
    [one] { $n } exercise
   *[other] { $n } exercises
 }
own-intro = Here you can write the exercises you want to do yourself. You need no physiotherapist, and they stand in Today, so that you note them with one tap.
own-new = New exercise
own-name = What is it called?
own-name-missing = Write what it is called, 80 characters at most.
own-instruction = How I do it
own-by = How much?
own-by-hint = Optional. Tap again to take the choice back.
own-by-repetitions = Repetitions
own-by-hold = Hold the position
own-by-minutes = Minutes
own-sets = Rounds
own-repetitions = Repetitions
own-seconds = Seconds
own-minutes = Minutes
own-number = Write a whole number from 1 to 100; seconds up to 600.
own-days = On which days shall it stand in Today?
own-days-hint = If you choose none, you do it whenever it suits you.
own-whenever = whenever it suits
own-left-title = From your programme, which has ended
own-left-text = The exercises can stay with you as your own.
own-keep = Keep them as my own
own-aside = Put aside
own-again = Take up again
own-again-spoken = Take up again: { $title }
own-gone = The exercise is not here.
own-log = Note how it went
own-change = Change the exercise
own-put-aside = Put aside
own-put-aside-hint = What you have noted stays.

goal-title = Goals
goal-none = None yet
goal-count = { $n ->
    [one] { $n } goal
   *[other] { $n } goals
 }
goal-intro = A goal is something you want to be able to do. You start a little under what you can do now and go on in small steps – by the calendar, not by the pain.
goal-new = New goal
goal-what = What do you want to be able to do?
goal-what-hint = Something you do. For example "walk to the shop".
goal-what-missing = Write what it is, 120 characters at most.
goal-unit = What will you count?
goal-word = What do you count?
goal-word-missing = Write it in a word or two, for example stairs.
goal-per = How do you count?
goal-ended = Ended
goal-ended-on = Ended { $day }
goal-no-steps = No steps yet
goal-to-come = The first step has not begun
goal-gone = The goal is not here.
goal-baseline = What I can do now
goal-baseline-text = Try two or three times on ordinary days. Stop while it still goes well, and write how much it came to.
goal-try = Try { $n }
goal-try-save = Save the try
goal-start = On average it came to { $mean }. Start a little under, for example with { $start }.
goal-steps-new = Make steps
goal-first = First step
goal-more = Add for each step
goal-days = How long does a step last?
goal-days-3 = 3 days
goal-days-7 = A week
goal-days-14 = Two weeks
goal-days-28 = Four weeks
goal-last = Until you reach
goal-last-wrong = Write a whole number that is not under the first step.
goal-from = From which day?
goal-too-many = That makes too many steps, 52 at most. Add a little more each time.
goal-steps-save = Save the steps
goal-steps = Steps
goal-step-from = { $amount } from { $day }
goal-steps-hint = The steps follow the calendar. If it does not work, you can make them anew.
goal-steps-change = Make the steps anew
goal-counted = So far: { $amount }
goal-amount = How much did it come to?
goal-end = End the goal
goal-take-up = Take it up again
goal-remove = Remove the goal

personal-written = Written { $day }
personal-intro-action = What do you want, how do you go about it, and who helps you? Write briefly, in your own words.
personal-intro-relapse = Write it on a good day, so that it is ready when your back flares up. It is shown when you note a flare-up.
personal-action-what = What I want
personal-action-how = How I go about it
personal-action-who = Who helps me
personal-relapse-what = What I notice
personal-relapse-how = What I do first
personal-relapse-who = Whom I call
personal-empty = Write at least one of the three.
personal-change = Change the plan
personal-versions = Versions
personal-version = Version { $n }, { $at }
personal-by = changed by { $name }, { $profession }, { $unit }
personal-by-self = written by yourself
personal-version-now = Version { $n }, { $at } – the one that holds

work-plan-title = Graded return to work
work-plan-intro = Write the hours you have agreed at work, week by week. Then you can set the hours it came to beside them.
work-plan-stages = Agreed hours
work-plan-stage = From { $day }: { $hours } a week
work-plan-until-day = Until { $day }
work-plan-change = Change the plan
work-plan-week-of = { $from } to { $to }
work-plan-day = Day
work-plan-planned = Agreed
work-plan-worked = Came to
work-plan-sum = In all
work-plan-gap = – means that nothing was written.
work-plan-talk = It came to fewer hours than agreed. Talk with your workplace and your team about what is possible.
work-plan-log = Write today's hours
work-plan-before = The week before
work-plan-after = The week after

pause-title = Pause
pause-intro = If you are ill or on holiday, you can pause. Meanwhile nothing is planned, nothing counts as not done, and reminders of exercises, diary and scoring are silent.
pause-no-flare = In a flare-up a pause is seldom the best: turn down, but keep going.
pause-none = not paused
pause-open = paused
pause-until = paused until { $day }
pause-now = You are paused today.
pause-days = { $from } to { $to }
pause-days-open = From { $from }
pause-new = Pause
pause-reason = Why?
pause-from = First day
pause-to = Last day
pause-to-hint = Leave it empty if you do not know.
pause-to-wrong = Choose a day that is not before the first.
pause-save = Pause
pause-end = End now
pause-end-spoken = End the pause now: { $pause }
pause-remove-spoken = Remove the pause: { $pause }

closer-title = Closer follow-up
closer-intro = For a while you and your team can agree to measure more, four weeks at most. Measuring more can help for a time, but it also costs energy, and so it ends by itself.
closer-none = not agreed
closer-until = until { $day }
closer-days = { $from } to { $until }
closer-with = Agreed with { $name }
closer-check-in = My week every day
closer-pain = pain with each exercise
closer-day-after = the day after exercises
closer-new = Agree on a time from today
closer-what = What will you follow more closely?
closer-tick-check-in = My week every day instead of every week
closer-tick-pain = Pain when I note an exercise
closer-tick-day-after = Whether I hurt more the day after exercises
closer-nothing = Choose at least one thing.
closer-weeks = For how long?
closer-weeks-1 = One week
closer-weeks-2 = Two weeks
closer-weeks-3 = Three weeks
closer-weeks-4 = Four weeks
closer-agreed = Agreed with
closer-save = Begin
closer-end = End now

course-title = Course
course-change = Change
course-own-logging = You can always write in the diary, wherever the course stands.
course-about-active = You score your activities every 14 days.
course-about-open = Until { $day } you can make contact again yourself. You score your activities every six weeks.
course-about-closed = You score your activities whenever you like. If you have a relapse, the course can begin again.
course-to-active = The course is running again
course-to-open_access = The course goes over to open access
course-to-closed = The course has ended
course-look-over = The change is saved. Look over whether you still want to share the same.
course-sharing = See what you share

today-flare-text = You have a flare-up. It will pass, and it is good to move a little meanwhile.
today-flare-plan = Your relapse plan
today-flare-write = Write a relapse plan
today-flare-over = It is over
today-goals = Goals
today-goal-occasion = Each time: { $amount } (step { $number } of { $of })
today-goal-day = Today: { $amount } (step { $number } of { $of })
today-goal-week = This week: { $amount } (step { $number } of { $of })
today-goal-easier = In your flare-up { $amount } is enough.
today-goal-enough = That is enough for today
today-goal-enough-week = That is enough for this week

today-asked = { $questions ->
    [one] A professional asks whether you will share something. See who, and answer yes or no
   *[other] { $questions } professionals ask whether you will share something. See who, and answer yes or no
 }
today-news = News from those you share with: { $messages ->
    [0] no messages
    [one] 1 message
   *[other] { $messages } messages
 }, { $reviews ->
    [0] no follow-ups
    [one] 1 follow-up
   *[other] { $reviews } follow-ups
 }. Read
