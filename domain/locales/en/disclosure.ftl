# Who has seen my data: every showing and every refusal.

disclosure-title = Who has seen my data?
disclosure-intro = Here is every time somebody saw something from you, and every time somebody got no access. Nobody can delete a line.
disclosure-empty = Nobody has seen anything yet.
disclosure-empty-text = When somebody you share with sees something from you, it will stand here.
disclosure-checked = The list has been checked: nothing was removed or changed.
disclosure-checked-since = The list has been checked: nothing was removed or changed since you last saw it.
disclosure-broken = The list does not fit together at line { $line }. Something may have been removed or changed. Tell those who run Rygrad where you are.
disclosure-offline = No connection. The list is from { $moment }.
disclosure-unavailable = The list cannot be fetched right now. { $reason }
disclosure-reader = { $name }, { $profession }
disclosure-shown = Saw { $what } { $where }
disclosure-name-only = your name
disclosure-where-worklist = in the list of patients
disclosure-where-patient_page = on the page about you
disclosure-where-prescribe = in connection with your programme
disclosure-where-edit_plans = about your plans
disclosure-refused-never_shared = Got no access – you have not shared anything with them
disclosure-refused-stopped = Got no access – the sharing was stopped
disclosure-refused-expired = Got no access – the sharing had run out
disclosure-refused-not_this_part = Got no access – that part is not shared
disclosure-times = { $n } times that day
disclosure-erased = A line whose contents were erased
