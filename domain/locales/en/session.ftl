# More: account, language, devices, sign out, about.

more-title = More
more-reminders = Reminders
more-psfs = My activities
more-paper = My week on paper
more-plans = Plans and exercises
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

phone-title = Rygrad on the phone
phone-install-title = Put Rygrad on the home screen
phone-installed = Rygrad is on the home screen. All is as it should be.
phone-install-why = Then the diary opens with one tap and works without a network. You fetch nothing from a store.
phone-install-do = Put on the home screen
phone-apple-share = Tap Share, the square with an arrow up.
phone-apple-add = Choose "Add to Home Screen".
phone-apple-open = Open Rygrad from there, and sign in again.
phone-apple-reminders = On iPhone and iPad reminders only come to an app on the home screen.
phone-android-menu = Tap the browser's menu, the three dots.
phone-android-add = Choose "Add to Home screen" or "Install app".
phone-computer = On a computer: look for a sign to install in the address bar, or keep the page as a bookmark.
phone-keeping-title = What lies here
phone-promised = The browser has promised not to delete the diary on this device by itself.
phone-not-promised = If the device runs out of room, the browser may delete the diary here. What is sent is on the server too.
phone-short = There is hardly any room left. Delete something else, so that what you write can be kept.
