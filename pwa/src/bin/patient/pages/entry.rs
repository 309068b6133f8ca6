//! One entry: how it came to be, correct it, take it away.

use domain::entry::{Body, Entry};
use domain::id::EntryId;
use pwa::components::{Banner, Button, Dialog, Empty, Field, Look, Page, Tone, Way};
use pwa::hooks::{RecordHandle, use_navigator, use_record};
use pwa::record::Kept;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::diary::{marks, says, title};
use crate::forms::FormProps;
use crate::forms::activity::ActivityForm;
use crate::forms::check_in::CheckInForm;
use crate::forms::exercise::{ExerciseMore, name};
use crate::forms::note::NoteForm;
use crate::forms::psfs::ScoringForm;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log;
use crate::route::Route;
use crate::say::{Said, use_say};

/// After something was kept: says so, and goes back to *I dag*.
#[hook]
pub(crate) fn use_saved() -> Callback<EntryId> {
    let (w, say, navigator) = (use_wording(), use_say(), use_navigator());
    Callback::from(move |_| {
        say.emit(Some(Said { text: w.t("words-saved-here"), actions: Vec::new(), on: Route::Today }));
        navigator.push(Route::Today);
    })
}

/// [`EntryPage`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct EntryPageProps {
    /// Which entry.
    pub(crate) id: EntryId,
}

/// The screen.
#[component]
pub(crate) fn EntryPage(props: &EntryPageProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let kept_record = record.record();
    let back = html! { <Way to={Route::Diary} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let Some(kept) = kept_record.entries.get(&props.id) else {
        return html! { <Page title={w.t("entry-gone-title")} {back}><Empty title={w.t("entry-gone")} test="entry-gone" /></Page> };
    };
    let refused = kept_record.refused.iter().find(|refused| refused.id == props.id.to_string());
    html! {
        <Page title={title(&w, &kept_record, &kept.body.body)} {back}>
            <div class="stack tight">
                <p class="strong">{ w.day_long(kept.body.day) }</p>
                <p class="soft" data-test="entry-history">{ history(&w, kept) }</p>
            </div>
            if let Some(refused) = refused {
                <Banner tone={Tone::Warm} test="entry-refused">{ w.t(&format!("problem-{}", refused.code.name())) }</Banner>
            }
            <Correcting id={props.id} entry={kept.body.clone()} />
            <Removing id={props.id} />
            <Erasing id={props.id} />
        </Page>
    }
}

/// When and by whom it was typed, and what became of it.
fn history(w: &Wording, kept: &Kept<Entry>) -> String {
    let typed = w.t(&format!("typed-{}", name(kept.body.typed_by)));
    let recorded = w.moment(kept.body.recorded_at);
    let when = w.ta("entry-recorded", &[("typed", typed.as_str().into()), ("when", recorded.as_str().into())]);
    std::iter::once(when.to_string()).chain(marks(w, kept)).collect::<Vec<_>>().join(" · ")
}

#[derive(Properties, PartialEq)]
struct CorrectingProps {
    id: EntryId,
    entry: Entry,
}

/// The day, and the form of its kind.
#[component]
fn Correcting(props: &CorrectingProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (say, navigator) = (use_say(), use_navigator());
    let day = use_state(|| props.entry.day);
    let saver = use_saver();
    let leave = {
        let w = w.clone();
        Callback::from(move |_: EntryId| {
            say.emit(Some(Said { text: w.t("words-saved-here"), actions: Vec::new(), on: Route::Diary }));
            navigator.push(Route::Diary);
        })
    };
    let on_day = {
        let (day, today) = (day.clone(), record.today());
        Callback::from(move |typed: String| {
            if let Some(chosen) = typed.parse().ok().filter(|chosen| *chosen <= today) {
                day.set(chosen);
            }
        })
    };
    let entry = Some((props.id, props.entry.clone()));
    let form = match &props.entry.body {
        Body::ExerciseLog(log) => {
            let keep = {
                let (saver, leave, id, day) = (saver.clone(), leave.clone(), props.id, *day);
                move |(pen, log): (RecordHandle, _), stay: bool| {
                    let leave = leave.clone();
                    saver.run(async move { log::keep(&pen, Some(id), day, log).await }, move |id| {
                        if !stay {
                            leave.emit(id);
                        }
                    });
                }
            };
            let (on_save, on_reason) = {
                let again = keep.clone();
                (Callback::from(move |log| keep(log, false)), Callback::from(move |log| again(log, true)))
            };
            html! { <ExerciseMore log={log.clone()} address={Route::Entry { id: props.id }} {on_save} {on_reason} busy={saver.busy()} /> }
        }
        Body::Activity(_) => html! { <ActivityForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::CheckIn(_) => html! { <CheckInForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::Psfs(_) => html! { <ScoringForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        body @ (Body::OwnExerciseLog(_) | Body::DayAfter(_) | Body::FlareUp(_) | Body::WorkDay(_)) => html! {
            <p dir="auto" data-test="entry-says">{ says(&w, body).unwrap_or_default() }</p>
        },
        Body::Note(_) => html! { <NoteForm ..FormProps { day: *day, entry, on_saved: leave } /> },
    };
    html! {
        <section class="stack loose" aria-label={w.t("entry-correct")}>
            <Field
                name="entry-day"
                kind="date"
                label={w.t("entry-day")}
                value={day.to_string()}
                min="1900-01-01"
                max={record.today().to_string()}
                on_input={on_day}
            />
            <SaveFailed {saver} />
            { form }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RemovingProps {
    id: EntryId,
}

/// Takes the entry away, after one question.
#[component]
fn Removing(props: &RemovingProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (say, navigator) = (use_say(), use_navigator());
    let asking = use_state(|| false);
    let saver = use_saver();
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let remove = {
        let (saver, id, w) = (saver.clone(), props.id, w.clone());
        Callback::from(move |()| {
            // A half-written correction goes with it.
            let record = record.finishing(&Route::Entry { id }.into());
            let (say, navigator, w) = (say.clone(), navigator.clone(), w.clone());
            saver.run(async move { record.remove_entry(id).await }, move |()| {
                say.emit(Some(Said { text: w.t("entry-removed"), actions: Vec::new(), on: Route::Diary }));
                navigator.push(Route::Diary);
            });
        })
    };
    let actions = html! {
        <>
            <Button test="entry-keep" on_press={ask(false)}>{ w.t("entry-keep") }</Button>
            <Button look={Look::Primary} test="entry-remove-yes" on_press={remove}>{ w.t("words-remove") }</Button>
        </>
    };
    html! {
        <>
            <SaveFailed {saver} />
            <Button test="entry-remove" on_press={ask(true)}>{ w.t("entry-remove") }</Button>
            <Dialog name="entry-remove-dialog" title={w.t("entry-remove-title")} open={*asking} on_close={ask(false)} {actions}>
                <p>{ w.t("entry-remove-text") }</p>
            </Dialog>
        </>
    }
}

/// *Slet helt*: erases the entry with every version, after one question that says what that means.
#[component]
fn Erasing(props: &RemovingProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (say, navigator) = (use_say(), use_navigator());
    let asking = use_state(|| false);
    let saver = use_saver();
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let erase = {
        let (saver, id, w) = (saver.clone(), props.id, w.clone());
        Callback::from(move |()| {
            let (record, say, navigator, w) = (record.clone(), say.clone(), navigator.clone(), w.clone());
            saver.run(async move { record.erase_entry(id).await }, move |()| {
                say.emit(Some(Said { text: w.t("entry-erased"), actions: Vec::new(), on: Route::Diary }));
                navigator.push(Route::Diary);
            });
        })
    };
    let actions = html! {
        <>
            <Button test="entry-erase-no" on_press={ask(false)}>{ w.t("entry-keep") }</Button>
            <Button look={Look::Primary} test="entry-erase-yes" on_press={erase}>{ w.t("entry-erase") }</Button>
        </>
    };
    html! {
        <>
            <SaveFailed {saver} />
            <Button look={Look::Plain} test="entry-erase" on_press={ask(true)}>{ w.t("entry-erase") }</Button>
            <Dialog name="entry-erase-dialog" title={w.t("entry-erase-title")} open={*asking} on_close={ask(false)} {actions}>
                <p>{ w.t("entry-erase-text") }</p>
            </Dialog>
        </>
    }
}
