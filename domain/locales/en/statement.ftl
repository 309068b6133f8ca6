# A released statement as its recipient reads it: with a professional, on the page of the link, and with oneself.

statement-from = Statement from { $name }
statement-to = To { $name }
statement-released = Released { $day }
statement-period = About the time from { $from } to { $to }
statement-chosen = The citizen has read, chosen and released what stands here.
statement-self-reported = The information is the citizen's own.
statement-not-certificate = It is not a medical certificate.
statement-own-words = In their own words
statement-demo = Demo – made-up person

# The page of the link, without an account
statement-code-title = A statement from a citizen
statement-code-intro = A citizen has chosen to give you a statement. It opens with the code that the citizen gave you.
statement-code-label = Code
statement-code-hint = Eight characters, for example 7KQ2-M9XC. Capitals or not does not matter.
statement-code-open = Open the statement
statement-code-log = The citizen can see when the statement was opened and when somebody tried.
statement-code-wrong = The statement cannot be opened. The code is wrong or too old, or the citizen has withdrawn the statement.
statement-code-wrong-more = A code works for seven days. After five wrong tries it works no more. Ask the citizen for a new one.
statement-code-too-many = There were too many tries from here. Wait a quarter of an hour and try again.
statement-page-print = The page can be printed from the browser's menu.
statement-page-close = Close the page when you are done. It is not kept here.
