//! Where the course stands (section 4): active, open access for three months, closed, and active again on relapse. Own
//! logging goes on whatever the state; at each change the person looks over what is shared.

use domain::course::{Course, State};
use domain::id::CourseId;
use domain::json::Word as _;
use pwa::components::{Banner, Button, Look, Page, Tone, Way};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::plans;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn CoursePage() -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let turned = use_state(|| false);
    let (kept, today) = (record.record(), record.today());
    let state = kept.course_on(today);
    let turn = |to: State| {
        let (record, saver, turned) = (record.clone(), saver.clone(), turned.clone());
        let on_press = Callback::from(move |()| {
            let (record, turned) = (record.clone(), turned.clone());
            let course = Course { state: to, since: today };
            saver.run(async move { record.save_course(ids::fresh(CourseId::new), &course).await }, move |()| {
                turned.set(true)
            });
        });
        let word = to.word();
        html! { <Button look={Look::Quiet} wide=true test={format!("course-{word}")} {on_press}>{ w.t(&format!("course-to-{word}")) }</Button> }
    };
    html! {
        <Page title={w.t("course-title")} back={plans::back(&w)}>
            <section class="card">
                <p class="strong" data-test="course-state">{ w.t(&format!("course-state-{}", state.word())) }</p>
                <p>{ about(&w, &kept, state) }</p>
            </section>
            if *turned {
                <Banner tone={Tone::Good} test="course-look-over">
                    <p>{ w.t("course-look-over") }</p>
                    <Way to={Route::Sharing} test="course-sharing" class="button quiet">{ w.t("course-sharing") }</Way>
                </Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <section class="stack" aria-label={w.t("course-change")}>
                { for State::ALL.into_iter().filter(|to| *to != state).map(turn) }
            </section>
            <p class="soft">{ w.t("course-own-logging") }</p>
        </Page>
    }
}

/// What the state means, with its end where it has one.
fn about(w: &Wording, kept: &Record, state: State) -> AttrValue {
    let open_until = kept.course.values().filter_map(|turn| turn.body.open_until()).max();
    match (state, open_until) {
        (State::OpenAccess, Some(until)) => w.ta("course-about-open", &[("day", w.full_date(until).as_str().into())]),
        (State::Closed, _) => w.t("course-about-closed"),
        _ => w.t("course-about-active"),
    }
}
