# The diary and a single entry.

diary-title = Diary
diary-empty = Your diary is still empty.
diary-empty-text = Your exercises, activities, weeks and notes gather here, day by day. Start with today.
diary-today = Today, { $day }
diary-yesterday = Yesterday, { $day }
diary-open-day = Open the day
diary-nothing-that-day = Nothing written.
diary-more = Show more days
diary-written = Written for that day
diary-day-to-come = That day has not come yet.
diary-waiting = waits to be sent
diary-written-next-day = written the day after
diary-pain = pain { $score }
diary-pain-after = pain after { $score }
diary-effort = effort { $score }

entry-gone-title = The entry is not here
entry-gone = It was removed, or it lies on another phone and has not arrived yet.
entry-recorded = { $typed }, { $when }
entry-correct = Correct
entry-day = Day
entry-unnamed-activity = An activity you have chosen
entry-remove = Remove the entry
entry-remove-title = Remove the entry?
entry-remove-text = It no longer counts, and nobody else sees it any more. What somebody has already read cannot be called back.
entry-keep = Keep
entry-erase = Erase completely
entry-erase-title = Erase completely?
entry-erase-text = The note is erased with all its earlier versions, here, on the server and on your other devices. It cannot be brought back.
entry-erased = Erased completely.
entry-removed = Removed
