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
problem-push_missing = This browser cannot show reminders.
problem-push_denied = The browser was told no to messages. You can change that in the browser's settings for this page.
problem-push_no_service = The browser's message service did not answer. Try again in a moment.
