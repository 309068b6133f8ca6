# Sharing: who may see what, for how long – and how it is stopped.

sharing-title = Sharing
sharing-intro = You decide who may see what. Nobody sees anything before you have shared it.
sharing-voluntary = It is voluntary. Your treatment does not change if you say no.
sharing-new = Share with somebody
sharing-list-title = Who can see your data?
sharing-empty = You are not sharing anything right now.
sharing-empty-text = You can share what you choose with your team – for as long as you like – and stop again with one tap.
sharing-log = Who has seen my data?
sharing-statements = Statements for others (e.g. the jobcentre)
sharing-preview = See what they see
sharing-preview-spoken = See what they see: { $name }
sharing-preview-failed = The page cannot be shown in this browser.
sharing-ended-title = Earlier sharing
sharing-until = Lasts until { $day }, that day included
sharing-from-day = What is from { $day } on
sharing-from-all = Everything, also what is older
sharing-state-waiting = Waiting to be sent. They cannot see this yet.
sharing-state-ending = Stopped here – waiting to be sent. Until then they can still see it.
sharing-state-refused = The server did not take the sharing: { $reason }
sharing-state-ended = Stopped { $moment }
sharing-state-expired = Ran out { $day }
sharing-discard = Remove it here
sharing-unknown = A recipient
sharing-stop = Stop sharing
sharing-stop-spoken = Stop sharing with { $name }
sharing-stop-title = Stop sharing with { $name }?
sharing-stop-text = They cannot see more from you as soon as the server has been told. What they have already read cannot be unread, and what they wrote in their own record stays there.
sharing-stop-keep = Keep sharing
sharing-stop-all = Stop all { $n } sharings
sharing-stop-all-title = Stop all sharing?
sharing-extend = Extend to { $day }, that day included
sharing-extend-spoken = Extend sharing with { $name } to { $day }, that day included
sharing-cannot-undo = You can stop again at any time. What they have read by then cannot be unread, and what they wrote in their own record stays there.
sharing-failed = It was not saved. { $reason }

# A new sharing
sharing-new-title = Share with somebody
sharing-who = Who shall be able to see it?
sharing-who-unit = All of { $unit }: { $n ->
    [one] one professional
   *[other] { $n } professionals
 }
sharing-who-member = { $name }, { $profession }
sharing-who-mistake = Choose whom to share with.
sharing-who-cached = No connection right now. The list is from { $moment }.
sharing-who-offline = The list of whom you can share with must be fetched the first time. Try again when you are online.
sharing-who-none = You are not connected with anybody yet.
sharing-what = What may they see?
sharing-what-hint = Notes only go along when you tick the single note.
sharing-what-mistake = Choose at least one thing.
sharing-preset-physio = Suggest: what a physiotherapist uses
sharing-preset-all = Everything
sharing-preset-none = Nothing
sharing-from = From when?
sharing-from-today = Today
sharing-from-everything = Everything I have written
sharing-from-chosen = A certain day
sharing-from-label = From
sharing-from-mistake = Choose a day that is not after the last day.
sharing-until-label = Until, that day included
sharing-until-hint = Six months are suggested; twelve at most at a time.
sharing-until-mistake = Choose a day from today and at most twelve months ahead.
sharing-summary = { $who } can see { $what }. { $from }. { $until }.
sharing-save = Share

# Being connected with a unit
sharing-connect-title = Were you given a code?
sharing-connect-text = A code from a hospital, a municipality or a practice connects you with them. It shares nothing.
sharing-connect-code = Code
sharing-connect-hint = Ten characters, for example 7KQ2-M9XC-4T. Capital and small letters are the same.
sharing-connect-mistake = That does not look like a code. Look at the letters again.
sharing-connect-save = Use the code
sharing-connect-done = The code has been used. Nothing is shared before you choose it.

## Somebody asks to be shared with

sharing-asked-title = Somebody asks whether you will share
sharing-asked-who = { $name }, { $profession }, { $unit }
sharing-asked-what = Would like to see { $what }.
sharing-asked-choose = Choose what they may see
sharing-asked-no = No, thank you
sharing-asked-no-spoken = No, thank you to { $name }
sharing-asked-failed = Your answer did not get through. { $reason }
sharing-asked-voluntary = You decide. You can share less than they ask for. If you say no, they are not told why.

# The treating team.
sharing-team-title = Your treating team
sharing-team-coordinator = Who holds the threads together?
sharing-team-coordinator-hint = You can choose a coordinator among those you share with. It gives no access to more.
sharing-team-nobody = Nobody chosen
sharing-team-gone = You no longer share with the one you had chosen. So nobody is coordinator right now.
sharing-team-visible = They may see who else is in my team
sharing-team-visible-hint = They see names and places, not what you share with whom. Without a tick none of them knows of the others. Relatives never stand there.
sharing-team-waiting = Waiting to be sent.
