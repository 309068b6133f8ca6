# Before the diary: a new account, a new password, and what happens with one's data.

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
account-name = Your name
account-name-wrong = Write your name, at most 100 characters.
account-password-hint = At least 10 characters. A short sentence is easy to remember.
account-password-wrong = The password needs at least 10 and at most 200 characters.
account-code-wrong = This cannot be the code. Look at the letters again.
