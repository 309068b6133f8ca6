# The professional's app. Keys begin with "team-"; shared words stand in words.ftl.

team-nav = Pages
team-nav-worklist = Patients
team-nav-unit = Unit
team-nav-account = My account
team-nav-choose = Change unit
team-language = Language
team-sign-out = Sign out
team-sign-out-unsent = No connection: the screen is emptied, but you are not signed out on the server yet. Try again before you leave this computer.
team-signed-in-as = { $name }, { $unit }
team-demo = Demonstration: every person is made up.
team-demo-person = made up
team-offline = No connection. Patients’ information is not kept on this computer, so it can only be shown when the network is back.
team-refresh = Fetch again
team-not-found-title = No such page
team-not-found = The address leads nowhere. Go to the list of patients and find your way from there.
team-try-later = Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
 }.
team-fields-wrong = Put the marked fields right. Nothing is saved yet.

# Signing in
team-sign-in-title = Sign in as a professional
team-sign-in-email = E-mail
team-sign-in-password = Password
team-sign-in = Sign in
team-sign-in-again = You have been signed out. Sign in again to go on.
team-to-register = I have been given an invitation code
team-to-recover = I have forgotten my password
team-to-sign-in = I have an account already
team-to-patient = Are you a patient? Go to your own page
team-email-wrong = Write an e-mail address, for example name@example.com.
team-password-missing = Write your password.

# Registering
team-register-title = Register as a professional
team-register-intro = You got the code from the lead of your unit. It can be used once.
team-register-code = Invitation code
team-register-code-hint = Ten characters. Capitals and hyphens do not matter.
team-register-name = Your name
team-register-name-hint = As patients and colleagues see it.
team-register-email-hint = The one you want to sign in with.
team-register-password = Choose a password
team-register-password-hint = At least 10 characters. A short sentence is easy to remember.
team-register = Register
team-name-missing = Write your name on one line.
team-name-long = The name can be at most 100 characters.
team-code-wrong = The code cannot be read. Look at the letters again.
team-password-short = The password must have at least 10 characters.
team-password-long = The password can be at most 200 characters.

# Forgotten password
team-recover-title = New password
team-recover-intro = You need the recovery code you were given when you registered. Nobody else can open the account for you.
team-recover-code = Recovery code
team-recover-code-hint = Twenty characters.
team-recover-password = New password
team-recover = Save the new password

# The recovery code
team-recovery-title = Your recovery code
team-recovery-intro = It is the only way in if you forget your password, and it is shown only now. Print it or write it down, and keep it in a safe place.
team-recovery-print = Print the code
team-recovery-saved = I have put the code away
team-recovery-for = Belongs to { $email }

# Choosing a unit
team-choose-title = In which unit are you working now?
team-choose-intro = You see only the patients who share with you or with the unit.
team-choose-open = { $unit } – { $profession }
team-no-unit-title = You do not belong to a unit
team-no-unit = This page is for professionals. If a lead has given you an invitation code, write it here.
team-redeem = Use the code
team-lead = lead
team-treating = treats patients
team-not-treating = does not treat patients

# The worklist
team-worklist-title = Patients
team-worklist-caption = Patients who share with you. The newest that calls for you comes first.
team-worklist-keys = Arrow down goes into the list, Enter opens.
team-worklist-search = Search by name
team-worklist-person = Name
team-worklist-heard = Last heard from
team-worklist-recent = New since last time
team-worklist-adherence = Exercises in 14 days
team-worklist-psfs = PSFS
team-worklist-next = Next
team-worklist-never = not heard from yet
team-worklist-recent-count = { $n ->
    [0] nothing new
    [one] 1 new
   *[other] { $n } new
 }
team-worklist-review-overdue = time for follow-up, { $day }
team-worklist-review = follow-up { $day }
team-worklist-end = ends { $day }
team-worklist-ended = ended { $day }
team-worklist-no-programme = no programme
team-worklist-until = shared until { $day }
team-worklist-flares = { $n ->
    [one] flare-up
   *[other] flare-up { $n } times
 }
team-worklist-worse = more pain for hours–days { $n } times
team-worklist-stopped = { $n ->
    [one] stopped once because it hurt
   *[other] stopped { $n } times because it hurt
 }
team-worklist-contact = would like to be contacted
team-worklist-unanswered = has written
team-worklist-reviewed = since the follow-up { $day }
team-worklist-unreviewed = in 14 days
team-worklist-empty-title = Nobody shares with you yet
team-worklist-empty = Give the patient an invitation code. When the patient has used it, they choose under “Sharing” what you may see. Only then do they stand here.
team-worklist-empty-invite = Invite a patient
team-worklist-no-match = No patient matches “{ $search }”.
team-worklist-clear = Show all
team-worklist-range = { $from }–{ $to } of { $total }
team-connected-nav = Patients who do not share with you
team-connected-title = Not sharing with you
team-connected-why = They are connected with { $unit } and have not chosen to share anything with you. It is voluntary. Open a name to ask. The patient's log says that you have seen the name.
team-connected-since = connected { $moment }
team-connected-asked = asked { $moment }, no answer yet
team-connected-no = has said no; you can ask again from { $day }
team-connected-empty-title = Nobody here
team-connected-empty = Everybody who has used a code from the unit shares something with you, or nobody has used one yet.
team-worklist-pages = Pages of the list
team-worklist-previous = Previous
team-worklist-next-page = Next

# The patient's page
team-patient-title = Patient
team-patient-refresh-note = Fetched at { $moment }
team-patient-gone-title = The patient no longer shares this with you
team-patient-gone = The page has been emptied. What you have read and written in your own record stays there. The patient can share again.
team-patient-gone-typed = What you had written and not saved
team-patient-absent-title = The page cannot be shown
team-patient-absent = There is no such patient, or they share nothing with you.
team-patient-to-worklist = To the list of patients
team-patient-self-reported = Written by the patient. Nobody watches the diary between follow-ups.
team-patient-window = { $from } – { $to }
team-patient-well-title = What went well
team-patient-symptoms-title = Pain, sleep and medicine
team-patient-psfs-title = Function (PSFS)
team-patient-reasons-title = What got in the way
team-patient-diary-title = Diary
team-patient-programme-title = Home programme

# What went well
team-adherence-exercises = Exercises
team-adherence-caption = Exercises { $from } – { $to }
team-adherence-exercise = Exercise
team-adherence-done = Done
team-adherence-partly = Partly
team-adherence-not-done = Not today
team-adherence-no-entry = Without a note
team-adherence-open = Can still be done
team-adherence-extra = Extra
team-adherence-of = { $done } of { $due }
team-adherence-none = No exercises were on the programme in this period.
team-exercise-unknown = exercise of an earlier programme
team-activities = Activities
team-activities-caption = Activities in the period
team-activities-what = Activity
team-activities-times = Times
team-activities-minutes = Minutes in all
team-activities-none = No activities written in this period.

# My week
team-symptoms-caption = Answers in “My week”, oldest first. Each is about the last seven days.
team-symptoms-question = Question
team-symptoms-none = No answers in “My week” in this period.
team-scale-ends = 0 { $low } – 10 { $high }

# PSFS
team-psfs-none = not scored yet
team-psfs-first = { $score }, first scoring
team-psfs-change-values = { $first } → { $latest }
team-psfs-mean = Mean of the same { $n } activities
team-psfs-mean-none = No mean: the latest scoring has a gap, or fewer than three activities.
team-psfs-ceiling = Started high and cannot rise by { $activity } points.
team-psfs-rule = Clear means at least { $mean } points for the mean and at least { $activity } for one activity (minimal detectable change, Stratford 1995).
team-psfs-caption = PSFS, activity by activity
team-psfs-activity = Activity
team-psfs-change = First → latest
team-psfs-reading = Reads as
team-psfs-retired = put aside { $day }

# Reasons
team-reasons-caption = Reasons why an exercise was not done in full
team-reasons-reason = Reason, as the patient answered
team-reasons-times = Times
team-reasons-none = No reasons written in this period.
team-reasons-part = Reasons about pain, illness and energy are shown only when the patient shares pain and well-being.

# Diary
team-diary-none = Nothing was written in this period.
team-diary-more = { $n ->
    [one] One more day
   *[other] { $n } more days
 }
team-kind-exercise_log = Exercise
team-kind-activity = Activity
team-kind-psfs = PSFS
team-kind-check_in = My week
team-kind-own_exercise_log = Own exercise
team-kind-day_after = The day after
team-kind-flare_up = Flare-up
team-kind-work_day = Work
team-kind-note = Note
team-kind-part = Answers whose rest is not shared
team-field-prescription = Exercise
team-field-outcome = How it went
team-field-reason = Reason
team-field-pain = Pain while doing it
team-field-effort = Effort
team-field-what = What
team-field-words = Own words
team-field-minutes = How long
team-field-pain_before = Pain before
team-field-pain_after = Pain after
team-field-scores = Scores
team-field-back_pain = Back pain
team-field-leg_pain = Leg pain
team-field-sleep = Sleep
team-field-fatigue = Fatigue
team-field-mood = Mood
team-field-trust = Trust in moving
team-field-work = Work
team-field-medicine = Medicine for the back
team-field-medicine_helped = The medicine helped function
team-field-own_exercise = Own exercise
team-field-goal = Counts towards
team-field-amount = Amount
team-field-exercises_on = The exercises of
team-field-hurt_more = More pain afterwards
team-field-to = Until
team-field-helped = What helped
team-field-worked = At work
team-field-planned = As planned
team-field-went_well = Went well
team-field-went_badly = Did not go well
team-goal-unknown = A goal
team-agreed-title = Goals, plans and work
team-agreed-plans = Goals and plans
team-agreed-no-goals = No goals
team-personal-none = not written yet
team-personal-edit = Change
team-personal-write = Write with the patient
team-personal-edit-spoken = Change: { $plan }
team-personal-hint = The patient sees it on the phone, can change it, and can see who wrote each version.
team-personal-empty = Write at least one of the three.
team-personal-long = Write it a little shorter.
team-personal-action-what = What the patient wants
team-personal-action-how = How the patient goes about it
team-personal-action-who = Who helps
team-personal-relapse-what = What the patient notices
team-personal-relapse-how = What the patient does first
team-personal-relapse-who = Whom the patient calls
team-agreed-goal-step = Step { $number } of { $of }: { $amount } { $per }
team-agreed-goal-none = No step today
team-agreed-goal-ended = Ended { $day }
team-agreed-written = written { $day }
team-agreed-work = Work
team-agreed-work-none = No plan for returning to work and no days at work in this period.
team-agreed-work-caption = Hours as planned and at work, day by day
team-agreed-work-day = Day
team-agreed-work-planned = As planned
team-agreed-work-worked = At work
team-agreed-accommodations = Accommodations
team-agreed-exercises = Pauses, own exercises and closer follow-up
team-agreed-exercises-none = No pauses, own exercises or closer follow-up.
team-agreed-pause = Paused { $from } – { $to }
team-agreed-pause-open = Paused from { $from }
team-agreed-own = Own exercise: { $title }
team-agreed-closer = Closer follow-up { $from } – { $until }
team-minutes = { $n } min

# Home programme
team-programme-none = There is no home programme at the moment.
team-programme-elsewhere = Made elsewhere
team-programme-by = { $name }, { $profession }, { $unit }
team-programme-days = { $from } – { $until } · follow-up { $review }
team-programme-version = Version { $n }, from { $day }
team-programme-earlier = Earlier versions and programmes
team-programme-coming = New version from { $day }
team-programme-edit = Edit the programme
team-programme-new = Make a new programme
team-programme-may-not = You can make a programme when the patient shares exercises with you.
team-programme-precautions = Special considerations
team-programme-stop-if = Stop and contact me if …
team-dosage-repetitions = { $sets } × { $repetitions }
team-dosage-hold = { $sets } × hold { $seconds } s
team-frequency-times = { $n ->
    [one] once a week
   *[other] { $n } times a week
 }

# Beside it
team-rail = Sharing and dates
team-rail-shared-title = What is shared with you
team-rail-shared = shared
team-rail-until = Until and including { $day }
team-rail-team-title = Others in the team
team-rail-team-you = The patient has chosen you as coordinator.
team-rail-team-unit = { $unit }
team-rail-team-person = { $name }, { $profession }, { $unit }
team-rail-team-coordinator = { $name }, { $profession }, { $unit } – coordinator
team-rail-team-alone = Nobody but you.
team-rail-heard-title = Last heard from
team-rail-heard-never = Nothing has come from the patient’s phone yet.
team-rail-dates-title = Next dates
team-rail-review = Follow-up { $day }
team-rail-review-overdue = Time for follow-up since { $day }
team-rail-end = The programme ends { $day }
team-rail-psfs = PSFS again { $day }
team-rail-until-date = The sharing ends { $day }

# The programme
team-editor-new-title = New home programme
team-editor-edit-title = Edit the home programme
team-editor-for = For { $name }
team-editor-edit-note = The change becomes a new version from the day you choose. What was done before counts by the old one.
team-editor-running-note = A programme is running already. A new one comes on top; to change it, edit it instead.
team-editor-unsaved = You were in the middle of this. What you wrote still stands here; it is not saved.
team-editor-start-over = Start over
team-editor-days-title = Days
team-editor-from = From
team-editor-from-version = The change holds from
team-editor-from-past = The day lies before today. The days behind will count as exercise days.
team-editor-until = Until and including
team-editor-review = Follow-up
team-editor-review-hint = The day you look at the programme together.
team-editor-weeks = in { $n } weeks
team-editor-exercises-title = Exercises
team-editor-exercises-hint = Three to five.
team-editor-exercise = Exercise { $n }
team-editor-title = Name
team-editor-instruction = How to do it
team-editor-instruction-hint = Plain words that the patient can read at home.
team-editor-easier = Easier step
team-editor-easier-hint = Offered to the patient in the first seven days of a flare-up: turn down, but keep going.
team-editor-harder = Harder step
team-editor-harder-hint = Stands with the exercise, so that the patient knows what comes next.
team-editor-step-how = Write how the step is done.
team-editor-dosage = How much
team-editor-by-repetitions = Repetitions
team-editor-by-hold = Hold
team-editor-by-minutes = Minutes
team-editor-sets = Sets
team-editor-repetitions = Repetitions
team-editor-seconds = Seconds
team-editor-minutes = Minutes
team-editor-frequency = How often
team-editor-by-weekdays = Certain days
team-editor-by-times = Times a week
team-editor-weekdays = Days
team-editor-times = Times a week
team-editor-add = Add an exercise
team-editor-remove = Remove exercise { $n }
team-editor-up = Move up: exercise { $n }
team-editor-up-short = Move up
team-editor-sixth = Three to five exercises are done more often. Add it all the same?
team-editor-sixth-yes = Add it all the same
team-editor-sixth-no = No, leave it
team-editor-most = A programme can hold at most 12 exercises.
team-editor-words-title = To the patient
team-editor-save = Save the programme
team-editor-save-version = Save as a new version
team-editor-saved = The programme is saved. The patient gets it the next time their phone is connected.
team-editor-no-exercise = Add at least one exercise.
team-editor-title-missing = Write what the exercise is called.
team-editor-title-long = The name can be at most 80 characters.
team-editor-instruction-long = The instruction can be at most 2000 characters.
team-editor-text-long = The text can be at most 1000 characters.
team-editor-text-odd = The text holds characters that cannot be saved.
team-editor-number-100 = Write a whole number from 1 to 100.
team-editor-number-600 = Write a whole number from 1 to 600.
team-editor-number-7 = Write a whole number from 1 to 7.
team-editor-no-weekday = Choose at least one day.
team-editor-day-missing = Choose a day.
team-editor-end-before-start = The last day lies before the first.
team-editor-too-long = A programme lasts at most a year.
team-editor-review-outside = The follow-up must lie between the first and the last day.
team-editor-from-early = A new version cannot begin before the one before it, { $day }.
team-editor-refused = The programme was not saved: the patient no longer shares exercises with you. The text still stands here, so that you can copy it.
team-editor-not-sent = No connection. The programme is not saved; the text still stands here. Try again when the network is back.

# The unit
team-unit-no-patients = You lead the unit and do not treat patients yourself, so you see no patient’s information.
team-unit-members = Colleagues
team-unit-members-caption = Who works in the unit
team-unit-name = Name
team-unit-profession = Profession
team-unit-role = Role
team-unit-invite = Invite
team-unit-invite-intro = A code connects a person with the unit. It shares nothing: the patient chooses that afterwards.
team-unit-invite-whom = Who is the code for?
team-unit-invite-patient = A patient
team-unit-invite-professional = A colleague
team-unit-invite-profession = Profession
team-unit-invite-treating = Treats patients
team-unit-invite-lead = Leads the unit
team-unit-invite-note = Note for the list
team-unit-invite-note-hint = Only the unit sees it, for example the colleague’s initials.
team-unit-invite-note-long = The note is one line of at most 100 characters.
team-unit-invite-make = Make a code
team-unit-invite-choose = Choose who the code is for.
team-unit-profession-choose = Choose a profession
team-unit-invite-nobody = Only leads and colleagues who treat patients can invite.
team-unit-code-title = The code is shown only now
team-unit-code-until = Can be used once, until { $moment }.
team-unit-code-patient = Give the code to the patient. It is written at { $address }, or in the app under “Sharing”.
team-unit-code-professional = Give the code to the colleague. It is written at { $address }.
team-unit-code-print = Print the code
team-unit-open = Open invitations
team-unit-open-caption = Codes that are not used yet
team-unit-open-none = None.
team-unit-open-for = For
team-unit-open-by = Made by
team-unit-open-until = Can be used until
team-unit-open-patient = Patient

# Answers that only professionals can get
problem-not_allowed = Your role does not allow that.
problem-not_shared = It is not shared with you, or the sharing was stopped.
problem-second_factor_due = Switch on sign-in in two steps first.

## Asking to be shared with

team-ask = Ask to see more
team-ask-what = What would you like to see?
team-ask-nothing = Choose at least one thing.
team-ask-words = What do you need it for?
team-ask-words-hint = The patient reads it. At most 200 characters; may be empty.
team-ask-words-long = Write it in at most 200 characters.
team-ask-voluntary = It is voluntary for the patient. If they say no, you are not told why, and you can ask again in six months.
team-ask-send = Ask
team-ask-open = You asked { $moment } to see { $what }. The patient has not answered yet.
team-ask-no = The patient has said no to sharing more. You can ask again from { $day }.
# Follow-up and messages
team-review-title = 14-day follow-up
team-review-open = Hold a follow-up
team-review-due = Due for follow-up since { $day }.
team-review-next = Next follow-up { $day }.
team-review-said = Your words on: { $part }
team-review-recognition = Your words of recognition
team-review-recognition-missing = Write at least a few words of recognition.
team-review-told = The patient sees that the follow-up took place and everything you write here. It cannot be changed afterwards; the patient can put an answer beside it.
team-review-kept = What you have written here stays meanwhile.
team-review-changed = Something new has come while you were writing. The figures have been fetched again: look through them and then save. Your words are still here.
team-review-save = Save the follow-up
team-review-saved = The follow-up is saved, and the patient can read it.
team-review-held = Follow-ups in the unit
team-review-none = None yet.
team-review-copy = Copy to record
team-review-copied = Copied as plain text. The patient’s list of who has seen what says so.
team-review-by-hand = The browser did not allow copying. Select the text and copy it yourself.
team-message-title = Messages
team-message-none = No messages yet.
team-message-write = Short message to the patient
team-message-send = Send message
team-message-recognise = Send as recognition
team-answer-title = Answering time
team-answer-said = The unit usually answers within { $n ->
    [one] 1 weekday
   *[other] { $n } weekdays
 }.
team-answer-unsaid = The unit has not said how soon it answers. That is what stands at the patient’s message field.
team-answer-days = Weekdays (1–30)
team-answer-hint = Stands at every field where a patient writes to the unit. Leave it empty to take the word back.
team-answer-wrong = Write a whole number from 1 to 30.

## Suggested reminders
team-suggest-title = Reminders your unit suggested
team-suggest-hint = The patient says yes or no. Before a yes there are none, and what the patient later does with the reminder is their own.
team-suggest-what = What do you want to suggest?
team-suggest-what-mistake = Choose what to suggest.
team-suggest-what-exercises = Today's exercises
team-suggest-what-activity = The activity diary
team-suggest-what-check_in = My week
team-suggest-what-psfs = My activities (PSFS)
team-suggest-what-programme_review = When the programme is due for review
team-suggest-what-grant_ending = When a sharing is about to end
team-suggest-what-measure_period = Closer follow-up
team-suggest-time = When?
team-suggest-time-mistake = Write a time, for example 08:00.
team-suggest-days = Which days?
team-suggest-days-mistake = Choose at least one day.
team-suggest-send = Suggest
team-suggest-line = at { $time }, { $days }
team-suggest-waits = waiting for an answer
team-suggest-accepted = yes
team-suggest-declined = no
# Statements that citizens released
team-nav-statements = Statements
team-statements-title = Statements
team-statements-intro = A citizen can give you or your unit a statement that the citizen has read and chosen.
team-statements-empty = There are no statements.
team-statements-empty-text = When a citizen releases a statement to you or your unit, it stands here until the citizen withdraws it.
team-statement-to-unit = to the unit
team-statement-to-me = to you
team-statement-title = Statement
team-statement-print = Print
team-statement-gone-title = The statement cannot be opened
team-statement-gone = The citizen has withdrawn the statement, or it is not for you.
team-statement-logged = The citizen can see that you have opened the statement.

# The patient's own look at a recipient's page
team-preview-title = See what they see
team-preview-banner = This is the page as { $name } sees it
team-preview-only-you = Only you see this, and nothing can be written. Your own look is not in the list of who has seen your data.
team-preview-messages = Here stands what you and the unit write to each other. You read it under Messages in your own app.
team-preview-back = Back to Sharing
team-preview-nothing = There is nothing to show here.
team-preview-nothing-text = Open it from Sharing in your own app.
team-preview-unseen = { $name } sees nothing from you.
team-unit-leave-own = Leave the unit
team-unit-leave-own-spoken = Leave the unit
team-unit-leave-own-sure = Do you want to leave the unit?
team-unit-leave-other = End
team-unit-leave-other-spoken = End { $name } in the unit
team-unit-leave-other-sure = Shall { $name } no longer work here?
team-unit-leave-means = Access to the unit and to what patients share with it ends at once. What was written stays. One can come back with a new code.
team-unit-leave-only-lead = The unit must have a lead. Invite another lead first.
team-unit-code-picture = The code as a picture to scan
team-unit-code-picture-hint = Scan it with the phone's camera, and the code is filled in.

# Own patients, covering, and opening with a reason
team-worklist-mine = My patients
team-worklist-none-mine = Nobody is your patient yet. Take one over from the list below, or cover for a colleague.
team-worklist-covered = you cover for { $name }
team-worklist-give-up = Give up
team-worklist-give-up-spoken = Give up { $name }
team-names-title = Others in the unit
team-names-why = They share with the whole unit. You see the name only, until you open it with a reason or take the patient over.
team-names-nobody = with nobody yet
team-names-with = with { $names }
team-names-take-over = Take over
team-names-take-over-spoken = Take over { $name }
team-cover = Cover for a colleague
team-cover-now = You cover for { $name } until { $day }.
team-cover-end = Stop
team-cover-whom = Whom do you cover for?
team-cover-choose = Choose a colleague
team-cover-whom-missing = Choose whom you cover for.
team-cover-until = Until and including
team-cover-hint = At most 60 days. Everybody in the unit can see that you cover.
team-cover-until-wrong = Choose a day from today and at most 60 days ahead.
team-cover-begin = Cover
team-opening-title = Open the patient?
team-opening-why = The patient shares with the whole unit but is not one of your patients. Say why first, or take the patient over.
team-opening-reason = Why do you open it?
team-opening-logged = The patient can see that you opened it, and why. It holds for the rest of the day.
team-opening-missing = Choose why you open it.
team-opening-open = Open
team-opening-appointment = The patient is here or has an appointment
team-opening-contact = The patient got in touch
team-opening-colleague_asked = A colleague asked for help
team-opening-taking_over = I am taking over the treatment
problem-reason_due = Say first why you open the patient.

# A paper diary, typed in with the patient present.
team-paper-open = Type in a paper diary
team-paper-title = Type in a paper diary
team-paper-intro = The patient is to be present. You can type what is shared with you; the rest the patient writes.
team-paper-week = { $from } – { $to }
team-paper-before = The week before
team-paper-after = The week after
team-paper-there = In the diary already:
team-paper-all = All done
team-paper-all-spoken = All done, { $day }
team-paper-worked = Hours at work
team-paper-note = In the patient's own words
team-paper-share = The patient shares these words
team-paper-min-week = My week
team-paper-back-pain = Back pain
team-paper-leg-pain = Leg pain
team-paper-sleep = Sleep
team-paper-fatigue = Fatigue
team-paper-mood = Mood
team-paper-trust = Trust in moving
team-paper-work = Work
team-paper-minutes-wrong = Write a whole number from 1 to 1440.
team-paper-what-missing = Choose what the patient did.
team-paper-hours-wrong = Write hours in whole quarters, for example 4 or 4.5.
team-paper-note-long = The words are too long: 4000 characters at most.
team-paper-untold = Own words can be typed only when the patient shares them. Ask, and tick, or let the patient write them.
team-paper-empty = Type something before you save.
team-paper-told = The patient sees that you typed it, and can correct and remove it.
team-paper-save = Save in the patient's diary
team-paper-saved = { $n ->
    [one] One entry is saved in the patient's diary.
   *[other] { $n } entries are saved in the patient's diary.
 }
team-paper-kept = What you typed still stands here.
