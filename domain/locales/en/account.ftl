# Account: signing in, a new account, back in after a forgotten password, and the frame around every screen.

account-doors = The app's four doors and more
account-door-today = Today
account-door-diary = Diary
account-door-progress = Progress
account-door-sharing = Sharing
account-door-more = More
account-update-ready = New version ready.
account-update-take = Load it now
account-not-found-title = No such page
account-part-missing = This page is not on the phone yet. It comes when there is a connection.
account-not-found = This address leads nowhere. Use the doors at the bottom.
account-no-storage-title = The phone cannot save
account-language = Language
account-email = E-mail
account-email-wrong = Write an e-mail address, for example name@example.dk.
account-password = Password
account-password-missing = Write your password.

sign-in-title = Sign in
sign-in-do = Sign in
sign-in-register = I am new here
sign-in-forgot = Forgot password
sign-in-team = I am a professional
sign-in-what = Rygrad is your own diary for your back: your exercises, what you do, and how it goes. You decide who may see it.
sign-in-erased = The account has been erased, and the diary is gone from this device.
sign-in-ended = You were signed out because your session has ended. Sign in to go on.
session-ended = You are signed out on { $device }.
sign-in-waiting = { $n ->
    [one] One entry waits on this phone. It is sent when the person who wrote it signs in.
   *[other] { $n } entries wait on this phone. They are sent when the person who wrote them signs in.
 }

notice-title = How your data is used
