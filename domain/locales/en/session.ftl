# More: account, language, devices, sign out, about.

more-title = More
more-reminders = Reminders
more-psfs = My activities
more-devices = Devices and sign out
more-help = When to get help now
more-account = Signed in as
more-language = Language
more-language-offline = The language has changed here. Reminders change language the next time you choose it while online.
more-about = About Rygrad and your data
more-about-what = Rygrad is a diary. It makes no diagnosis, proposes no treatment and is not for emergencies.
more-about-phone = What you write is kept on the phone first and then sent to the server of those who run Rygrad. They are the controller of the diary.
more-about-purpose = Your data are used so that you can follow your course, and to show what you choose to share. Nobody else gets them, nor does a jobcentre or an employer.
more-about-push = Reminders travel through Apple, Google or Mozilla. They say nothing about your health.
more-about-keep = If an account has not been used for 24 months you are told; after 25 months it is erased.
more-about-rights = You can complain to the Danish Data Protection Agency (Datatilsynet). Ask those who run Rygrad if you want to know more.
more-about-demo = This installation is a demonstration. Whoever runs Rygrad for real people writes their name and contact here.

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
