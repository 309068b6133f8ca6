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
account-name = Your name
account-name-wrong = Write your name, at most 100 characters.
account-email = E-mail
account-email-wrong = Write an e-mail address, for example name@example.dk.
account-password = Password
account-password-hint = At least 10 characters. A short sentence is easy to remember.
account-password-wrong = The password needs at least 10 and at most 200 characters.
account-password-missing = Write your password.
account-code-wrong = This cannot be the code. Look at the letters again.

sign-in-title = Sign in
sign-in-do = Sign in
sign-in-register = I am new here
sign-in-forgot = Forgot password
sign-in-team = I am a professional
sign-in-what = Rygrad is your own diary for your back: your exercises, what you do, and how it goes. You decide who may see it.
sign-in-erased = The account has been erased, and the diary is gone from this device.
sign-in-ended = You were signed out because your session has ended. Sign in to go on.
sign-in-waiting = { $n ->
    [one] One entry waits on this phone. It is sent when the person who wrote it signs in.
   *[other] { $n } entries wait on this phone. They are sent when the person who wrote them signs in.
 }

register-title = New account
register-intro = You can start entirely on your own. If your clinician gave you a code, write it at the bottom.
register-code = Code from your clinician
register-code-hint = Looks like 7KQ2-M9XC-4T. The code shares nothing; you decide that afterwards.
register-do = Create account
register-notice = How your data is used

recovery-title = Keep your key
recovery-why = If you forget your password, this code is the only way back in. Nobody else can give you a new one.
recovery-where = Write it down or print it, and put it somewhere safe. It is shown only this once.
recovery-print = Print the code
recovery-kept = I have kept the code
recovery-not-kept = Keep the code first, then tick the box.

recover-title = New password
recover-intro = Use the code you kept when you created your account. You are signed out everywhere else.
recover-code = The code you kept
recover-code-hint = 20 characters. Spaces and hyphens do not matter.
recover-password = New password
recover-do = Save new password
recover-wrong = E-mail and code do not belong together, or the code has been used.

notice-title = How your data is used
notice-begin = I have read it – begin
notice-why-title = What it is for
notice-why = Rygrad is your diary. The data is used so that you can follow along yourself, and for your treatment if you choose to share it. The app makes no diagnosis and proposes no treatment.
notice-who-title = Who is responsible
notice-who = The authority that runs Rygrad where you are is responsible for the diary. Ask your clinician who that is and how to reach them. Each unit you share with is responsible for what it writes itself.
notice-seen-title = Who can see it
notice-seen = Nobody, until you say yes. You choose who, what and for how long, and you can stop again. Under Sharing you see every time somebody has seen something. Nobody watches your diary; if it is urgent, use "Get help".
notice-kept-title = How long it is kept
notice-kept = As long as you have your account. A copy lies on the phone as long as you are signed in.
notice-push-title = Reminders
notice-push = If you switch reminders on, they travel through Apple, Google or Mozilla. Their text says nothing about your health.
notice-rights-title = Your rights
notice-rights = You can see, correct and remove what you have written. Your treatment does not change if you do not want to share. You can complain to the Danish Data Protection Agency.
notice-age-title = Age
notice-age = You can create an account yourself from the age of 15. Parents get no access by themselves.
