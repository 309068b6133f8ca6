//! One entry: how it came to be, correct it, take it away.

mod removed;
mod versions;

use domain::LocalDay;
use domain::entry::{Body, Entry, TypedBy};
use domain::id::EntryId;
use domain::sync::Noun;
use pwa::components::{Banner, Button, Dialog, Empty, Field, Look, Page, Tick, Tone, Way};
use pwa::hooks::{RecordHandle, use_navigator, use_record};
use pwa::json;
use pwa::record::Kept;
use pwa::wording::{Wording, apart, use_wording};
use yew::prelude::*;

use self::removed::Removed;
use self::versions::Versions;
use super::diary::{times, title, typed};
use crate::forms::FormProps;
use crate::forms::activity::ActivityForm;
use crate::forms::check_in::CheckInForm;
use crate::forms::day_after::DayAfterForm;
use crate::forms::exercise::ExerciseMore;
use crate::forms::flare_up::FlareUpForm;
use crate::forms::note::NoteForm;
use crate::forms::psfs::ScoringForm;
use crate::forms::saving::{SaveFailed, Saver, use_saver};
use crate::forms::work_day::WorkDayForm;
use crate::log::{self, Log};
use crate::route::Route;
use crate::say::{Said, use_say};
use crate::undo::{Done, before, use_done};

/// After something was kept: says so, and goes back to *I dag*.
#[hook]
pub(crate) fn use_saved() -> Callback<EntryId> {
    let (w, done, navigator) = (use_wording(), use_done(), use_navigator());
    Callback::from(move |id| {
        done.emit(Done::one(w.t("words-saved-here"), Route::Today, (id, None)));
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
    let key = (Noun::Entry, props.id.to_string());
    let merged = kept_record.merged.contains(&key);
    let revision = |kept: &Kept<Entry>| html! { <Versions id={props.id} revision={kept.revision} both={merged} /> };
    if let Some(kept) = kept_record.removed.get(&props.id) {
        return html! {
            <Removed id={props.id} kept={kept.clone()} {back}>
                { revision(kept) }
                <Erasing id={props.id} />
            </Removed>
        };
    }
    let Some(kept) = kept_record.entries.get(&props.id) else {
        return html! { <Page title={w.t("entry-gone-title")} {back}><Empty title={w.t("entry-gone")} test="entry-gone" /></Page> };
    };
    let refused = kept_record.refused.iter().find(|refused| refused.id == props.id.to_string());
    html! {
        <Page title={apart(&title(&w, &kept_record, &kept.body.body))} {back}>
            <div class="stack tight">
                <p class="strong">{ w.day_long(kept.body.day) }</p>
                <p class="soft" data-test="entry-history">{ history(&w, kept) }</p>
            </div>
            if let Some(refused) = refused {
                <Banner tone={Tone::Warm} test="entry-refused">{ w.t(&format!("problem-{}", refused.code.name())) }</Banner>
            }
            // Begun anew where an earlier version was taken up again, or another device corrected it.
            <Correcting key={json::write(&kept.body)} id={props.id} entry={kept.body.clone()} />
            { revision(kept) }
            <Removing id={props.id} />
            <Erasing id={props.id} />
        </Page>
    }
}

/// When and by whom it was typed, and what became of it.
fn history(w: &Wording, kept: &Kept<Entry>) -> String {
    let typed_by = typed(w, &kept.body);
    let recorded = w.moment(kept.body.recorded_at);
    let when = w.ta("entry-recorded", &[("typed", typed_by.as_str().into()), ("when", recorded.as_str().into())]);
    // By whom it was typed stands before the moment already.
    std::iter::once(when.to_string()).chain(times(w, kept)).collect::<Vec<_>>().join(" · ")
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
    let (done, navigator, saver) = (use_done(), use_navigator(), use_saver());
    let said = done.clone();
    let day = use_state(|| props.entry.day);
    // As it stood when the correction was begun.
    let before = use_memo((), |()| props.entry.clone());
    let leave = {
        let w = w.clone();
        Callback::from(move |id: EntryId| {
            done.emit(Done::one(w.t("words-saved-here"), Route::Diary, (id, Some((*before).clone()))));
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
    let on_together = {
        let (record, saver, id, old, w) = (record.clone(), saver.clone(), props.id, props.entry.clone(), w.clone());
        Callback::from(move |together: bool| {
            let typed_by = if together { TypedBy::Together } else { TypedBy::Myself };
            let (record, entry) = (record.clone(), Entry { typed_by, ..old.clone() });
            let (done, text, old) = (said.clone(), w.t("words-saved-here"), old.clone());
            saver.run(async move { record.save_entry(id, &entry).await }, move |()| {
                done.emit(Done::one(text, Route::Entry { id }, (id, Some(old))));
            });
        })
    };
    let entry = Some((props.id, props.entry.clone()));
    let form = match &props.entry.body {
        Body::ExerciseLog(log) => html! { <CorrectingLog id={props.id} day={*day} log={Log::from(log)} {leave} /> },
        Body::OwnExerciseLog(log) => html! { <CorrectingLog id={props.id} day={*day} log={Log::from(log)} {leave} /> },
        Body::Activity(_) => html! { <ActivityForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::CheckIn(_) => html! { <CheckInForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::Psfs(_) => html! { <ScoringForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::DayAfter(_) => html! { <DayAfterForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::FlareUp(_) => html! { <FlareUpForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::WorkDay(_) => html! { <WorkDayForm ..FormProps { day: *day, entry, on_saved: leave } /> },
        Body::Note(_) => html! { <NoteForm ..FormProps { day: *day, entry, on_saved: leave } /> },
    };
    html! {
        <section class="stack loose" aria-label={w.t("entry-correct")}>
            if props.entry.typed_by != TypedBy::Professional {
                <Tick name="entry-together" label={w.t("entry-together")} checked={props.entry.typed_by == TypedBy::Together} on_change={on_together} />
            }
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
struct CorrectingLogProps {
    id: EntryId,
    day: LocalDay,
    log: Log,
    leave: Callback<EntryId>,
}

/// How an exercise went, all of it.
#[component]
fn CorrectingLog(props: &CorrectingLogProps) -> Html {
    let saver = use_saver();
    let on_save = {
        let (saver, leave, id, day) = (saver.clone(), props.leave.clone(), props.id, props.day);
        Callback::from(move |(pen, log): (RecordHandle, Log)| {
            let leave = leave.clone();
            saver.run(async move { log::keep(&pen, Some(id), day, log).await }, move |id| leave.emit(id));
        })
    };
    let address = AttrValue::from(Route::Entry { id: props.id });
    let busy = saver.busy();
    html! {
        <>
            <SaveFailed {saver} />
            <ExerciseMore log={props.log.clone()} {address} {on_save} with_outcome=true {busy} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EndingProps {
    id: EntryId,
}

/// Takes the entry away.
#[component]
fn Removing(props: &EndingProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (done, navigator) = (use_done(), use_navigator());
    let saver = use_saver();
    let on_yes = {
        let (saver, id, w) = (saver.clone(), props.id, w.clone());
        Callback::from(move |()| {
            let before = before(&record, id);
            let (record, done, navigator, w) = (record.clone(), done.clone(), navigator.clone(), w.clone());
            saver.run(async move { record.remove_entry(id).await }, move |()| {
                done.emit(Done::one(w.t("entry-removed"), Route::Diary, before));
                navigator.push(Route::Diary);
            });
        })
    };
    html! { <Asked name="entry-remove" yes={w.t("words-remove")} {saver} {on_yes} /> }
}

/// *Slet helt*: erases the entry with every version. It cannot be put back.
#[component]
fn Erasing(props: &EndingProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (say, navigator) = (use_say(), use_navigator());
    let saver = use_saver();
    let on_yes = {
        let (saver, id, w) = (saver.clone(), props.id, w.clone());
        Callback::from(move |()| {
            let (record, say, navigator, w) = (record.clone(), say.clone(), navigator.clone(), w.clone());
            saver.run(async move { record.erase_entry(id).await }, move |()| {
                say.emit(Some(Said { text: w.t("entry-erased"), actions: Vec::new(), on: Route::Diary }));
                navigator.push(Route::Diary);
            });
        })
    };
    html! { <Asked name="entry-erase" look={Look::Plain} yes={w.t("entry-erase")} {saver} {on_yes} /> }
}

#[derive(Properties, PartialEq)]
struct AskedProps {
    /// Of the button; the question is `<name>-title` and `<name>-text`.
    name: &'static str,
    /// What the answer that does it is called.
    yes: AttrValue,
    #[prop_or_default]
    look: Look,
    saver: Saver,
    on_yes: Callback<()>,
}

/// A button that ends the entry after one question, which says what that means.
#[component]
fn Asked(props: &AskedProps) -> Html {
    let w = use_wording();
    let asking = use_state(|| false);
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let name = props.name;
    let actions = html! {
        <>
            <Button test={format!("{name}-no")} on_press={ask(false)}>{ w.t("entry-keep") }</Button>
            <Button look={Look::Primary} test={format!("{name}-yes")} on_press={props.on_yes.clone()}>{ &props.yes }</Button>
        </>
    };
    html! {
        <>
            <SaveFailed saver={props.saver.clone()} />
            <Button look={props.look} test={name} on_press={ask(true)}>{ w.t(name) }</Button>
            <Dialog
                name={format!("{name}-dialog")}
                title={w.t(&format!("{name}-title"))}
                open={*asking}
                on_close={ask(false)}
                {actions}
            >
                <p>{ w.t(&format!("{name}-text")) }</p>
            </Dialog>
        </>
    }
}
