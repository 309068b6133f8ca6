# Reminders: what, when, which days.

reminder-title = Reminders
reminder-intro = You decide whether and when the phone reminds you of something. If it is already done, none comes.
reminder-neutral = The lock screen only says “Reminder from Rygrad”.
reminder-list-title = Your reminders
reminder-empty = You have no reminders.
reminder-what = What do you want to be reminded of?
reminder-what-mistake = Choose what to be reminded of.
reminder-what-exercises = Today's exercises
reminder-what-activity = The activity diary
reminder-what-check_in = My week
reminder-what-psfs = My activities
reminder-what-programme_review = When the programme is due for review
reminder-what-grant_ending = When a sharing is about to end
reminder-what-measure_period = Closer follow-up
reminder-time = When?
reminder-time-mistake = Write a time, for example 08:00.
reminder-days = Which days?
reminder-days-mistake = Choose at least one day.
reminder-line = at { $time }, { $days }
reminder-waiting = Waiting to be sent. It works once the server has it.
reminder-refused = The server did not take it: { $reason }
reminder-remove = Remove
reminder-remove-spoken = Remove: { $what } { $line }
reminder-new = A new reminder
reminder-save = Save the reminder
reminder-weeks = How often?
reminder-weeks-1 = Every week
reminder-weeks-2 = Every second week
reminder-until = Until and including
reminder-until-mistake = Choose a day that has not passed, or leave it empty.
reminder-follows = Follow the phone on journeys
reminder-follows-hint = Otherwise the time stays in the time zone here.
reminder-every = every { $weeks } weeks
reminder-last = until { $day }
reminder-in-zone = time in { $zone }
reminder-quiet-title = Quiet hours
reminder-quiet = No reminders in the quiet hours
reminder-quiet-hint = A reminder in those hours comes afterwards if it is still of use the same day. Otherwise it only stands in the app.
reminder-quiet-from = From
reminder-quiet-to = To
reminder-quiet-mistake = Write two different times, for example 22:00 and 07:00.
reminder-quiet-save = Save the quiet hours

# Messages on this phone
push-title = Messages on this phone
push-on = This phone gets the reminders.
push-off = This phone does not get them yet.
push-ask = Switch messages on
push-asking = One moment …
push-stop = Switch messages off here
push-why = The phone asks whether Rygrad may send messages. They travel through the browser's own service (Apple, Google or Mozilla), which cannot read them.
push-missing = This browser cannot show reminders. On an iPhone or iPad, first add Rygrad to the home screen: tap the Share button in Safari and choose “Add to Home Screen”. Your reminders are kept all the same and work on your other devices.
push-denied = The browser was told no to messages from Rygrad. You can change that in the browser's settings for this page.
push-devices = Where they arrive
push-here = This device
push-arrived = Last arrived { $moment }
push-never-arrived = No message has arrived yet.
push-test = Try now
push-test-spoken = Try now: { $device }
push-tested-accepted = Sent. The message shows in a moment if the device is on.
push-tested-gone = The device gets no messages any more. Switch them on again there.
push-tested-later = The message service is not answering right now. Try again in a moment.
push-tested-refused = The message service did not take the message.
push-closed = If the browser is closed on a computer, the message shows when it is opened again.
problem-push_missing = This browser cannot show reminders.
problem-push_denied = The browser was told no to messages. You can change that in the browser's settings for this page.
problem-push_no_service = The browser's message service did not answer. Try again in a moment.
problem-endpoint_refused = The browser's address for messages cannot be used.

# Right now
reminder-due-title = Right now
reminder-due-at = at { $time }
reminder-later-30 = In half an hour
reminder-later-120 = In two hours
reminder-later-spoken = { $what }: remind me again. { $later }
reminder-again-at = It comes again at { $time }.
reminder-not-again = It does not come again today. It stands here until it is done.

# The calendar
calendar-title = In your own calendar
calendar-why = If you would rather have the reminders in your calendar, it can fetch them by a secret link. All it says is "Reminder from Rygrad".
calendar-how = Calendars fetch a few times a day, so a new reminder is not there at once.
calendar-make = Make a link for the calendar
calendar-made = Here is the link. It is shown this once only.
calendar-secret = Whoever has the link can see when you are reminded of something. Give it to your own calendar only.
calendar-open = Open in the calendar
calendar-copy = Copy the link
calendar-copied = Copied
calendar-since = There is a link from { $moment }.
calendar-fetched = A calendar fetched the reminders { $moment }.
calendar-never-fetched = No calendar has fetched them yet.
calendar-anew = Make a new link
calendar-anew-hint = The old one then stops working.
calendar-revoke = Close the link
calendar-revoked = The link is closed. What your calendar has fetched, you delete in the calendar.

# Suggestions by professionals
reminder-suggestions-title = Suggested to you
reminder-suggestions-waiting = { $count ->
    [one] 1 suggestion
   *[other] { $count } suggestions
}
reminder-suggestions-hint = A suggestion works only when you say yes. Your treatment does not change if you say no.
reminder-suggested-by = { $name }, { $unit } suggests:
reminder-suggestion-yes = Yes please
reminder-suggestion-no = No thanks
