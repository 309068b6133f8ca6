# The exercise library and the templates that a unit's members share.

library-nav = Exercises
library-title = Exercises and templates
library-intro = Shared by everybody in { $unit }. No patient is named here.
library-exercises = Exercises
library-exercise = The exercise
library-search = Search for an exercise
library-show-retired = Show those put aside
library-new = New exercise
library-change = Change the exercise
library-empty-title = The library is empty so far
library-empty = Write the exercises you use often once. Then everybody in the unit can put them into a programme.
library-none = No exercises match that.
library-no-dose = none proposed
library-shows = Picture
library-has-medium = picture or video
library-no-medium = –
library-steps = Other steps
library-easier = easier
library-harder = harder
library-pages = Pages of exercises
library-changed = Changed by { $name } { $moment }.
library-copy-note = Programmes it was already copied to stay as they are.
library-retire = Put aside
library-retire-named = Put aside: { $title }
library-bring-back = Bring back
library-medium = Picture or short video
library-medium-of = What it looks like: { $title }
library-medium-hint = JPEG, PNG, WebP or MP4. At most 16 MB, a video at most one minute. Place and camera are removed. Show nobody who can be recognised unless they have said yes.
library-medium-remove = Remove the picture
library-medium-busy = Sending …
library-medium-large = The file is too large. It may have at most 16 MB.
library-medium-unfit = The file is no picture or video that can be shown everywhere. Use JPEG, PNG, WebP or an MP4 of at most one minute.
library-pick = Take from the library
library-add = Add
library-add-named = Add { $title }
library-more = { $n ->
    [one] One more. Search to find it.
   *[other] { $n } more. Search to find them.
}
library-is-copy = Copied from the library. What you change here is for this patient only.
library-many = Three to five exercises are done more often.
library-begin = Begin from something you have
library-template-use = Template
library-template-use-hint = Everything can be changed afterwards. You choose the last day and the review here.
library-template-choose = Choose a template
library-paste = { $n ->
    [one] Insert the copied programme (one exercise)
   *[other] Insert the copied programme ({ $n } exercises)
}
library-reuse = Use the programme again
library-template-make = Save as template
library-template-name = What shall the template be called?
library-template-note = It is shared with everybody in the unit. Write nothing about the patient in the texts.
library-template-keep = Save the template
library-template-made = The template is saved and can be used by everybody in the unit.
library-template-title-wrong = Write a name of at most 80 characters.
library-copy = Copy to another patient
library-copied = The programme is copied, without the patient's name and without days. Open another patient, choose New programme, and insert it there.
library-templates = Templates
library-templates-empty-title = No templates yet
library-templates-empty = Make a programme for a patient and save it as a template at the bottom of the page.
library-count = { $n ->
    [one] one exercise
   *[other] { $n } exercises
}
