//! The root: words, session, router, and which screen an address shows in which phase of the session.

use domain::id::ReminderId;
use pwa::components::{Banner, Page, Skeleton, Tone};
use pwa::hooks::{
    AddressProvider, Phase, RecordProvider, Redirect, SessionProvider, use_navigator, use_record, use_session,
};
use pwa::wording::{Source, WordingProvider, use_wording};
use yew::prelude::*;

use crate::asked::Asked;
use crate::pages::help::Help;
use crate::pages::sign_in::SignIn;
use crate::pages::today::Today;
use crate::parts::{Apart, OfDay, Part, Place};
use crate::route::{Route, use_route};
use crate::say::SayProvider;
use crate::shell::Shell;

/// The words of every start. Those of the other screens are in their parts.
static WORDS: [Source; 4] = pwa::wording_sources!["words", "account", "today", "help"];

/// The patient's app.
#[component]
pub(crate) fn App() -> Html {
    html! {
        <WordingProvider files={&WORDS[..]}>
            <AddressProvider>
                <SessionProvider>
                    <Root />
                </SessionProvider>
            </AddressProvider>
        </WordingProvider>
    }
}

#[component]
fn Root() -> Html {
    let session = use_session();
    let route = use_route();
    use_way_out(&session.phase);
    let screen = match (&route, &session.phase) {
        (Route::Help, _) => html! { <Help /> },
        (Route::Notice, _) => html! { <Apart part={Part::Account} {route} /> },
        (_, Phase::Open { .. }) => diary(route),
        (_, Phase::Opening) => html! { <Opening /> },
        (_, Phase::NoStorage(error)) => html! { <NoStorage key={error.wording()} /> },
        (_, Phase::NoDiary { .. }) => html! { <ToTeam /> },
        (Route::Register | Route::Recover, Phase::SignedOut { .. }) => html! { <Apart part={Part::Account} {route} /> },
        (_, Phase::SignedOut { .. }) => html! { <SignIn /> },
    };
    match &session.phase {
        Phase::Open { keeper, .. } => html! {
            <RecordProvider key={keeper.0.account().to_string()} keeper={keeper.clone()}>
                <SayProvider><Asked /><Shell doors={true}><Over />{ screen }</Shell></SayProvider>
            </RecordProvider>
        },
        _ => html! { <Shell doors={false}>{ screen }</Shell> },
    }
}

/// What stands over every screen of an open diary.
#[component]
fn Over() -> Html {
    let record = use_record();
    html! {
        if record.record().together {
            <OfDay place={Place::Together} day={record.today()} />
        }
    }
}

/// After a sign-out the next person begins at the beginning, not where this one was.
#[hook]
fn use_way_out(phase: &Phase) {
    let was_open = use_mut_ref(|| false);
    let navigator = use_navigator();
    let open = matches!(phase, Phase::Open { .. });
    let left = matches!(phase, Phase::SignedOut { ended: false, .. });
    use_effect_with((open, left), move |(open, left)| {
        let before = was_open.replace(*open);
        if before && *left {
            navigator.replace(Route::Today);
        }
    });
}

/// The screens of an open diary.
fn diary(route: Route) -> Html {
    match route {
        Route::Today => html! { <Today /> },
        Route::Exercise { .. }
        | Route::OwnExercise { .. }
        | Route::FlareUp
        | Route::WorkDay
        | Route::DayAfter
        | Route::Activity
        | Route::CheckIn
        | Route::Note
        | Route::Psfs
        | Route::Diary
        | Route::DiaryDay { .. }
        | Route::Entry { .. }
        | Route::Paper
        | Route::PaperFill
        | Route::Progress
        | Route::OnePage => html! { <Apart part={Part::Everyday} {route} /> },
        Route::Sharing
        | Route::NewSharing
        | Route::Relatives
        | Route::SharingLog
        | Route::More
        | Route::Reminders
        | Route::Phone
        | Route::Devices
        | Route::MyData
        | Route::Messages => {
            html! { <Apart part={Part::Seldom} {route} /> }
        }
        Route::Statements | Route::NewStatement => html! { <Apart part={Part::Statements} {route} /> },
        Route::Plans
        | Route::OwnExercises
        | Route::NewOwnExercise
        | Route::ChangeOwnExercise { .. }
        | Route::Goals
        | Route::NewGoal
        | Route::Goal { .. }
        | Route::WorkPlan
        | Route::PersonalPlan { .. }
        | Route::Pauses
        | Route::MeasurePeriods
        | Route::Course => html! { <Apart part={Part::Plans} {route} /> },
        Route::Due { rule } => html! { <Due {rule} /> },
        Route::Help => html! { <Help /> },
        Route::Notice => html! { <Apart part={Part::Account} {route} /> },
        // Signed in already.
        Route::SignIn | Route::Register | Route::Recover => html! { <Redirect to={Route::Today} /> },
        Route::NotFound => html! { <NotFound /> },
    }
}

#[derive(Properties, PartialEq)]
struct DueProps {
    rule: ReminderId,
}

/// Where a notification leads. It names the rule alone, so that not even the message says what for. A rule that was made on
/// another device may not be here yet: *I dag* stands here until it is.
#[component]
fn Due(props: &DueProps) -> Html {
    let record = use_record();
    let screen = record.record().reminders.get(&props.rule).map(|rule| rule.body.what.screen());
    use_effect_with(screen.is_none(), move |unknown| {
        if *unknown {
            record.sync_now();
        }
    });
    match screen {
        Some(screen) => html! { <Redirect to={screen} /> },
        None => html! { <Today /> },
    }
}

#[component]
fn Opening() -> Html {
    let w = use_wording();
    html! { <Page title={w.t("app-name")}><Skeleton lines={5} /></Page> }
}

#[component]
fn NotFound() -> Html {
    let w = use_wording();
    html! { <Page title={w.t("account-not-found-title")}><p>{ w.t("account-not-found") }</p></Page> }
}

#[component]
fn NoStorage() -> Html {
    let w = use_wording();
    let session = use_session();
    let Phase::NoStorage(error) = &session.phase else { return html! {} };
    html! {
        <Page title={w.t("account-no-storage-title")}>
            <Banner tone={Tone::Error} test="no-storage">{ w.t(error.wording()) }</Banner>
        </Page>
    }
}

/// Who works in a unit and keeps no diary belongs in the other entry.
#[component]
fn ToTeam() -> Html {
    use_effect_with((), |()| {
        if let Some(window) = web_sys::window() {
            // Fails only where the page may not be left.
            let _ = window.location().replace("/team/");
        }
    });
    html! { <Opening /> }
}
