//! The parts of the app that are fetched apart from what *I dag* needs, and the screens in each.
//!
//! A part is one more wasm beside the entry's, cut out by the build at the functions marked here. Its screens are only
//! reached through the function it hands out; anything that names them elsewhere pulls them into the first load, which
//! a test of the build refuses. Parts are fetched once, kept by the service worker and then there without a network.

use std::cell::Cell;

use domain::LocalDay;
use domain::json::Word as _;
use pwa::components::{Banner, Button, Page, Skeleton, Tone};
use pwa::wording::{MoreWording, Source, use_wording};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::log::Which;
use crate::pages;
use crate::route::Route;

/// What a part hands out.
#[derive(Clone, Copy)]
struct Content {
    /// Its screens.
    screens: fn(Route) -> Html,
    /// What of it stands in the first load.
    of_day: fn(Place, LocalDay) -> Html,
    /// Their words.
    words: &'static [Source],
}

/// Where in the first load something of a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On *I dag*, over the exercises: a flare-up.
    Above,
    /// On *I dag*, under the exercises: what waits to be read, goals.
    Below,
    /// On *I dag*, at the top: what the server does not take, what was changed in two places, a clock that is off.
    Top,
    /// Over every screen: that somebody sits with the patient.
    Together,
}

impl Place {
    /// Of which part it is.
    fn part(self) -> Part {
        match self {
            Self::Above | Self::Below => Part::Plans,
            Self::Top | Self::Together => Part::Everyday,
        }
    }
}

/// A part of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What is opened most days beside *I dag*: the diary, progress, scoring, forms.
    Everyday,
    /// What is opened now and then: sharing, reminders, devices.
    Seldom,
    /// What comes before a diary: registration, recovery, the notice.
    Account,
    /// Goals, plans, own exercises, pauses, the course.
    Plans,
    /// Statements for others.
    Statements,
}

thread_local! {
    static LOADED: [Cell<Option<Content>>; 5] = const { [const { Cell::new(None) }; 5] };
}

impl Part {
    fn content(self) -> Option<Content> {
        LOADED.with(|parts| parts.get(self as usize).and_then(Cell::get))
    }

    async fn load(self) -> Result<(), SplitLoaderError> {
        let content = match self {
            Self::Everyday => everyday().await?,
            Self::Seldom => seldom().await?,
            Self::Account => account().await?,
            Self::Plans => plans().await?,
            Self::Statements => statements().await?,
        };
        LOADED.with(|parts| {
            if let Some(place) = parts.get(self as usize) {
                place.set(Some(content));
            }
        });
        Ok(())
    }
}

#[wasm_split(everyday, fallible)]
fn everyday() -> Result<Content, SplitLoaderError> {
    fn screens(route: Route) -> Html {
        match route {
            Route::Exercise { prescription } => {
                html! { <pages::exercise::Exercise key={prescription.to_string()} which={Which::Prescribed(prescription)} /> }
            }
            Route::OwnExercise { id } => {
                html! { <pages::exercise::Exercise key={id.to_string()} which={Which::Own(id)} /> }
            }
            Route::Activity => html! { <pages::activity::Activity /> },
            Route::CheckIn => html! { <pages::check_in::CheckIn /> },
            Route::Note => html! { <pages::note::NotePage /> },
            Route::FlareUp => html! { <pages::flare_up::FlareUp /> },
            Route::WorkDay => html! { <pages::work_day::WorkDay /> },
            Route::DayAfter => html! { <pages::day_after::DayAfter /> },
            Route::Psfs => html! { <pages::psfs::Psfs /> },
            Route::Diary => html! { <pages::diary::Diary /> },
            Route::DiaryDay { day } => html! { <pages::diary::DiaryDay key={day.to_string()} {day} /> },
            Route::Entry { id } => html! { <pages::entry::EntryPage key={id.to_string()} {id} /> },
            Route::Paper => html! { <pages::paper::Paper /> },
            Route::PaperFill => html! { <pages::paper::fill::PaperFill /> },
            Route::Progress => html! { <pages::progress::Progress /> },
            Route::OnePage => html! { <pages::one_page::OnePage /> },
            _ => html! {},
        }
    }
    fn of_day(place: Place, _: LocalDay) -> Html {
        match place {
            Place::Top => html! {
                <>
                    <pages::today::refused::AllRefused />
                    <pages::today::merged::Merged />
                </>
            },
            Place::Together => html! { <pages::diary::together::Together /> },
            Place::Above | Place::Below => html! {},
        }
    }
    static WORDS: [Source; 4] = pwa::wording_sources!["reading", "diary", "psfs", "progress"];
    Ok(Content { screens, of_day, words: &WORDS })
}

#[wasm_split(seldom, fallible)]
fn seldom() -> Result<Content, SplitLoaderError> {
    fn screens(route: Route) -> Html {
        match route {
            Route::Sharing => html! { <pages::sharing::Sharing /> },
            Route::NewSharing => html! { <pages::sharing::NewSharing /> },
            Route::Relatives => html! { <pages::sharing::Relatives /> },
            Route::SharingLog => html! { <pages::sharing::SharingLog /> },
            Route::More => html! { <pages::more::More /> },
            Route::Reminders => html! { <pages::reminders::Reminders /> },
            Route::Phone => html! { <pages::phone::Phone /> },
            Route::Devices => html! { <pages::devices::Devices /> },
            Route::MyData => html! { <pages::my_data::MyData /> },
            Route::Messages => html! { <pages::message::Messages /> },
            _ => html! {},
        }
    }
    static WORDS: [Source; 11] = pwa::wording_sources![
        "people",
        "supporter",
        "session",
        "sharing",
        "disclosure",
        "export",
        "reminder",
        "second_factor",
        "reading",
        "review",
        "messages",
    ];
    Ok(Content { screens, of_day: nothing, words: &WORDS })
}

#[wasm_split(account, fallible)]
fn account() -> Result<Content, SplitLoaderError> {
    fn screens(route: Route) -> Html {
        match route {
            Route::Register => html! { <pages::register::Register /> },
            Route::Recover => html! { <pages::recover::Recover /> },
            Route::Notice => html! { <pages::notice::Notice /> },
            _ => html! {},
        }
    }
    static WORDS: [Source; 1] = pwa::wording_sources!["register"];
    Ok(Content { screens, of_day: nothing, words: &WORDS })
}

#[wasm_split(plans, fallible)]
fn plans() -> Result<Content, SplitLoaderError> {
    fn screens(route: Route) -> Html {
        match route {
            Route::Plans => html! { <pages::plans::Plans /> },
            Route::OwnExercises => html! { <pages::own_exercise::OwnExercises /> },
            Route::NewOwnExercise => html! { <pages::own_exercise::NewOwnExercise /> },
            Route::ChangeOwnExercise { id } => {
                html! { <pages::own_exercise::ChangeOwnExercise key={id.to_string()} {id} /> }
            }
            Route::Goals => html! { <pages::goal::Goals /> },
            Route::NewGoal => html! { <pages::goal::NewGoal /> },
            Route::Goal { id } => html! { <pages::goal::GoalPage key={id.to_string()} {id} /> },
            Route::WorkPlan => html! { <pages::work_plan::WorkPlanPage /> },
            Route::PersonalPlan { purpose } => {
                html! { <pages::personal_plan::PersonalPlanPage key={purpose.word()} {purpose} /> }
            }
            Route::Pauses => html! { <pages::pause::Pauses /> },
            Route::MeasurePeriods => html! { <pages::measure_period::MeasurePeriods /> },
            Route::Course => html! { <pages::course::CoursePage /> },
            _ => html! {},
        }
    }
    fn of_day(place: Place, day: LocalDay) -> Html {
        match place {
            Place::Above => html! { <pages::today::flare_up::Flare {day} /> },
            Place::Below => html! {
                <>
                    <pages::today::news::News />
                    <pages::today::goals::Goals {day} />
                </>
            },
            Place::Top | Place::Together => html! {},
        }
    }
    static WORDS: [Source; 2] = pwa::wording_sources!["plan", "agreed"];
    Ok(Content { screens, of_day, words: &WORDS })
}

#[wasm_split(statements, fallible)]
fn statements() -> Result<Content, SplitLoaderError> {
    fn screens(route: Route) -> Html {
        match route {
            Route::Statements => html! { <pages::statement::Statements /> },
            Route::NewStatement => html! { <pages::statement::NewStatementPage /> },
            _ => html! {},
        }
    }
    static WORDS: [Source; 4] = pwa::wording_sources!["statement", "statement_draft", "people", "reading"];
    Ok(Content { screens, of_day: nothing, words: &WORDS })
}

fn nothing(_: Place, _: LocalDay) -> Html {
    html! {}
}

/// [`OfDay`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct OfDayProps {
    pub(crate) place: Place,
    pub(crate) day: LocalDay,
}

/// What stands in the first load and is of a part that is not: it comes with its part, and until then the screen stands
/// without it.
#[component]
pub(crate) fn OfDay(props: &OfDayProps) -> Html {
    let again = use_force_update();
    let part = props.place.part();
    use_effect_with((), move |()| {
        if part.content().is_none() {
            spawn_local(async move {
                // Without a network before it ever came it is not here; its screens say so.
                if part.load().await.is_ok() {
                    again.force_update();
                }
            });
        }
    });
    match part.content() {
        Some(Content { of_day, words, .. }) => {
            html! { <MoreWording files={words}>{ of_day(props.place, props.day) }</MoreWording> }
        }
        None => html! {},
    }
}

/// [`Apart`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ApartProps {
    pub(crate) part: Part,
    pub(crate) route: Route,
}

/// A screen of a part: at once if the part is here, else as soon as it has come.
#[component]
pub(crate) fn Apart(props: &ApartProps) -> Html {
    let w = use_wording();
    let failed = use_state(|| false);
    let again = use_force_update();
    let part = props.part;
    let load = Callback::from({
        let failed = failed.clone();
        move |()| {
            let (failed, again) = (failed.clone(), again.clone());
            failed.set(false);
            spawn_local(async move {
                match part.load().await {
                    Ok(()) => again.force_update(),
                    Err(_) => failed.set(true),
                }
            });
        }
    });
    use_effect_with(part, {
        let load = load.clone();
        move |part| {
            if part.content().is_none() {
                load.emit(());
            }
        }
    });
    match part.content() {
        Some(Content { screens, words, .. }) => {
            html! { <MoreWording files={words}>{ screens(props.route.clone()) }</MoreWording> }
        }
        None if *failed => html! {
            <Page title={w.t("app-name")}>
                <Banner tone={Tone::Error} test="part-missing">{ w.t("account-part-missing") }</Banner>
                <Button test="part-again" on_press={load}>{ w.t("words-try-again") }</Button>
            </Page>
        },
        None => html! { <Page title={w.t("app-name")}><Skeleton lines={5} /></Page> },
    }
}
