# My data: take everything along, or erase it.

export-title = My data
export-take = Take a copy
export-what = You can download everything you can see yourself: the diary with its corrections, activities, reminders, sharing, programmes, and who has seen your data. The file is not locked. Keep it where only you can reach it.
export-csv = Download as tables
export-csv-what = A zip file with a sheet for each kind. Opens in a spreadsheet. Needs a connection.
export-json = Download everything in one file
export-json-what = A JSON file that other programs can read. Without a connection you get what is on the phone.
export-ready = The file is ready.
export-share = Save or send the file
export-taken = The file has been downloaded. You find it among your downloads.
export-from-phone = There is no connection. The file holds what is on the phone. Earlier versions and the list of who has seen your data are not in it.
erase-title = Erase my account
erase-intro = This is what happens if you erase your account:
erase-diary = The diary is erased at once, on the server and on your devices. So are corrections, activities and reminders.
erase-sharing = All sharing stops. Nobody can open your data any more.
erase-stays = What professionals wrote themselves, a home programme for example, stays with them. Your name no longer stands there. What somebody has read cannot be called back.
erase-no-way-back = It cannot be undone.
erase-do = Erase my account
erase-sure = Erase the account and the diary?
erase-waiting = Something on this phone has not been sent. It is erased too.
erase-password = Type your password
erase-wrong-password = The password does not fit. Try again.
