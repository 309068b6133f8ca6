//! What stands around every screen: the way past the doors, a new version, help, and the four doors at thumb height.

use pwa::components::{Banner, Button, Way};
use pwa::hooks::{use_navigator, use_worker};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::route::{Route, use_route};

/// [`Shell`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ShellProps {
    /// Whether the diary is open.
    pub(crate) doors: bool,
    /// The screen.
    pub(crate) children: Html,
}

/// The frame.
#[component]
pub(crate) fn Shell(props: &ShellProps) -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let update = use_worker(Callback::from(move |url: String| {
        let path = url.split(['?', '#']).next().unwrap_or("/");
        navigator.push(Route::of_path(path));
    }));
    let here = use_route();
    html! {
        <div class="app">
            <a class="skip" href="#content" data-test="content-skip">{ w.t("words-skip") }</a>
            if let Some(take_over) = update {
                <Banner test="update-ready">
                    { w.t("account-update-ready") }
                    <Button test="update-take" on_press={take_over}>{ w.t("account-update-take") }</Button>
                </Banner>
            }
            { props.children.clone() }
            if here != Route::Help {
                <footer class="foot"><Way to={Route::Help} test="help-open" class="help-link">{ w.t("help-link") }</Way></footer>
            }
            if props.doors {
                <Doors here={here} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DoorsProps {
    here: Route,
}

#[component]
fn Doors(props: &DoorsProps) -> Html {
    let w = use_wording();
    let doors = [
        (Route::Today, "door-today"),
        (Route::Diary, "door-diary"),
        (Route::Progress, "door-progress"),
        (Route::Sharing, "door-sharing"),
        (Route::More, "door-more"),
    ];
    let behind = behind(&props.here);
    let door = |(route, key): (Route, &'static str)| {
        let open = behind == Some(&route);
        html! {
            <li class={classes!(open.then_some("here"))}>
                <Way to={route.clone()} test={key}>
                    { w.t(&format!("account-{key}")) }
                </Way>
            </li>
        }
    };
    html! {
        <nav class="doors" aria-label={w.t("account-doors")}>
            <ul>{ for doors.into_iter().map(door) }</ul>
        </nav>
    }
}

/// The door behind which a screen lies.
fn behind(route: &Route) -> Option<&'static Route> {
    match route {
        Route::Today
        | Route::Exercise { .. }
        | Route::OwnExercise { .. }
        | Route::Activity
        | Route::CheckIn
        | Route::Note
        | Route::FlareUp
        | Route::WorkDay
        | Route::DayAfter
        | Route::Psfs => Some(&Route::Today),
        Route::Diary | Route::DiaryDay { .. } | Route::Entry { .. } | Route::Paper | Route::PaperFill => {
            Some(&Route::Diary)
        }
        Route::Progress | Route::OnePage => Some(&Route::Progress),
        Route::Sharing | Route::NewSharing | Route::Relatives | Route::SharingLog => Some(&Route::Sharing),
        Route::More | Route::Reminders | Route::Phone | Route::Devices | Route::Messages => Some(&Route::More),
        _ => None,
    }
}
