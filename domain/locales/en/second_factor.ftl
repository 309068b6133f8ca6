# Sign-in in two steps: the password and a code from an app, and reserve codes for the day the phone is gone.

second-factor-title = Sign-in in two steps
second-factor-why = Then the password alone is not enough to get in. When you sign in you also type a code of six digits from an app on your phone.
second-factor-off = Switched off
second-factor-on = Switched on { $day }
second-factor-left = { $n ->
    [0] You have no reserve codes left. Make new ones now.
    [one] You have one reserve code left. Make new ones in good time.
   *[other] You have { $n } reserve codes left.
 }
second-factor-begin = Switch on
second-factor-renew = Make new reserve codes
second-factor-renew-text = The old reserve codes no longer work once the new ones are made.
second-factor-end = Switch off
second-factor-end-text = After that the password is enough to get in. If you have a new phone, switch off here and on again with the new one.
second-factor-end-text-team = What patients share is closed to you until you have switched on again. If you have a new phone, switch off here and on again with the new one.
second-factor-ended = Sign-in in two steps is switched off.

second-factor-due-title = Protect what patients share
second-factor-due = You work with other people's health data. So your sign-in must have two steps before you can go on. It takes a few minutes and happens once.
second-factor-step-app = 1. Find the app
second-factor-step-app-text = Open an authenticator app on your phone. If you have none, get one: search for "authenticator" where you get apps.
second-factor-step-scan = 2. Set it up
second-factor-step-scan-text = Choose in the app to add an account, and hold the camera up to the picture. If that cannot be done, type the key.
second-factor-picture = Picture for the camera: the key for your app
second-factor-same-phone = Is the app on this phone? Open it here
second-factor-key = The key
second-factor-step-code = 3. Type the code
second-factor-step-code-text = The app now shows six digits for Rygrad. They change every half minute. Your other devices are signed out.
second-factor-digits = The six digits
second-factor-digits-wrong = Type the six digits that the app shows right now.
second-factor-code-wrong = Type six digits from the app or a reserve code of ten characters.
second-factor-password = Your password
second-factor-password-missing = Type your password.
second-factor-wrong-password = The password is wrong.
second-factor-confirm = Switch on

second-factor-codes-title = Your reserve codes
second-factor-codes-text = If the phone is gone, you get in with one of these codes instead of the six digits. Each code works once. Print them and keep them somewhere other than the phone. They are shown only now.
second-factor-codes-print = Print
second-factor-codes-kept = I have kept the codes
second-factor-codes-not-kept = Tick the box when you have kept the codes. Without them you may be locked out.
