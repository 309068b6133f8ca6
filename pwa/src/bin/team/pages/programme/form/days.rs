//! The three days of a programme: from, until, review. An end and a review date are asked for from the first day.

use domain::LocalDay;
use pwa::components::{Button, Field, Look};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::pages::programme::draft::Draft;

/// Lengths offered for the programme, in weeks.
const LENGTHS: [i64; 4] = [4, 6, 8, 12];
/// Times offered for the review, in weeks.
const REVIEWS: [i64; 3] = [2, 4, 6];

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Draft,
    pub(super) today: LocalDay,
    pub(super) new_version: bool,
    /// What is wrong with from, until and review.
    pub(super) wrong: [Option<AttrValue>; 3],
    pub(super) on_change: Callback<Draft>,
}

/// The days.
#[component]
pub(super) fn Days(props: &Props) -> Html {
    let w = use_wording();
    let change = |set: fn(&mut Draft, String)| {
        let (draft, on_change) = (props.draft.clone(), props.on_change.clone());
        Callback::from(move |text: String| {
            let mut next = draft.clone();
            set(&mut next, text);
            on_change.emit(next);
        })
    };
    let from = Draft::day(&props.draft.from);
    let proposals = |name: &str, weeks: &[i64], set: fn(&mut Draft, String)| {
        let Some(from) = from else { return Html::default() };
        let proposal = |n: &i64| {
            let day = from.plus_days(n * 7).to_string();
            let on_press = change(set).reform(move |()| day.clone());
            html! {
                <Button test={format!("programme-{name}-{n}-weeks")} look={Look::Plain} {on_press}>
                    { w.ta("team-editor-weeks", &[("n", (*n).into())]) }
                </Button>
            }
        };
        html! { <div class="row">{ for weeks.iter().map(proposal) }</div> }
    };
    let [from_wrong, until_wrong, review_wrong] = props.wrong.clone();
    let past = from.is_some_and(|from| from < props.today);
    html! {
        <fieldset class="card">
            <legend class="unseen">{ w.t("team-editor-days-title") }</legend>
            <h2 aria-hidden="true">{ w.t("team-editor-days-title") }</h2>
            <div class="trio">
                <div class="stack tight">
                    <Field
                        name="programme-from"
                        kind="date"
                        label={w.t(if props.new_version { "team-editor-from-version" } else { "team-editor-from" })}
                        value={props.draft.from.clone()}
                        on_input={change(|draft, text| draft.from = text)}
                        mistake={from_wrong}
                    />
                    if past {
                        <p class="hint" role="status">{ w.t("team-editor-from-past") }</p>
                    }
                </div>
                <div class="stack tight">
                    <Field
                        name="programme-until"
                        kind="date"
                        label={w.t("team-editor-until")}
                        value={props.draft.until.clone()}
                        on_input={change(|draft, text| draft.until = text)}
                        mistake={until_wrong}
                    />
                    { proposals("until", &LENGTHS, |draft, text| draft.until = text) }
                </div>
                <div class="stack tight">
                    <Field
                        name="programme-review"
                        kind="date"
                        label={w.t("team-editor-review")}
                        hint={w.t("team-editor-review-hint")}
                        value={props.draft.review_on.clone()}
                        on_input={change(|draft, text| draft.review_on = text)}
                        mistake={review_wrong}
                    />
                    { proposals("review", &REVIEWS, |draft, text| draft.review_on = text) }
                </div>
            </div>
        </fieldset>
    }
}
