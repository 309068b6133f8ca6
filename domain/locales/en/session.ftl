# More: account, language, devices, sign out, about.

more-title = More
more-reminders = Reminders
more-psfs = My activities
more-devices = Devices and sign out
more-help = When to get help now
more-account = Signed in as
more-language = Language
more-language-offline = The language has changed here. Reminders change language the next time you choose it while online.

session-title = Devices and sign out
session-intro = These are the phones and computers where you are signed in.
session-current = this device
session-used = Last used { $moment }
session-started = Signed in { $moment }
session-end = Sign out there
session-end-spoken = Sign out there: { $device }
session-ended = You are signed out on { $device }.
session-unknown = An unknown device
session-failed = The list cannot be fetched right now. { $reason }
session-end-failed = It did not work. { $reason }
session-leave = Sign out on this device
session-leave-title = Sign out?
session-leave-text = The diary is taken off this device. It is on the server and comes back when you sign in.
session-leave-waiting = { $n ->
    [one] One thing has not been sent yet. It stays
   *[other] { $n } things have not been sent yet. They stay
 } on the device, locked to you, and will be sent when you sign in here again.
