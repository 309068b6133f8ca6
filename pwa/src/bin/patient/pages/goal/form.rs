//! One more goal: what is to become possible, what it is counted in, and over what.

use domain::goal::Per;
use domain::id::GoalId;
use pwa::components::{Button, Chips, Field, Look, Page, Way, use_focus_on_mistake};
use pwa::goal::{Counted, Draft, Mistake, counted, pers};
use pwa::hooks::{use_draft, use_navigator, use_record};
use pwa::ids;
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn NewGoal() -> Html {
    let w = use_wording();
    let (record, navigator, saver) = (use_record(), use_navigator(), use_saver());
    let draft = use_draft(Route::NewGoal, Draft::default);
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, mistake, saver, today) = (draft.clone(), mistake.clone(), saver.clone(), record.today());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let goal = match draft.parse(today) {
                Ok(goal) => goal,
                Err(found) => return mistake.set(Some(found)),
            };
            let (pen, navigator, id) = (draft.pen(), navigator.clone(), ids::fresh(GoalId::new));
            saver.run(async move { pen.save_goal(id, &goal).await }, move |()| navigator.replace(Route::Goal { id }));
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let back = html! { <Way to={Route::Goals} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("goal-new")} {back}>
            <form class="stack loose" {onsubmit} novalidate=true data-test="goal-form">
                { continued(&w, &draft) }
                <Field
                    name="goal-what"
                    label={w.t("goal-what")}
                    hint={w.t("goal-what-hint")}
                    value={draft.what.clone()}
                    max_length={120}
                    autocomplete="off"
                    mistake={said(Mistake::What, "goal-what-missing")}
                    on_input={draft.change(|draft, text| draft.what = text)}
                />
                <Chips<Counted>
                    name="goal-unit"
                    label={w.t("goal-unit")}
                    choices={counted(&w)}
                    value={draft.counted}
                    on_change={draft.change(|draft, counted| draft.counted = counted)}
                    mistake={said(Mistake::Counted, "plan-choose-one")}
                />
                if draft.counted == Some(Counted::Own) {
                    <Field
                        name="goal-word"
                        label={w.t("goal-word")}
                        value={draft.word.clone()}
                        max_length={40}
                        autocomplete="off"
                        mistake={said(Mistake::Word, "goal-word-missing")}
                        on_input={draft.change(|draft, text| draft.word = text)}
                    />
                }
                <Chips<Per>
                    name="goal-per"
                    label={w.t("goal-per")}
                    choices={pers(&w)}
                    value={draft.per}
                    on_change={draft.change(|draft, per| draft.per = per)}
                    mistake={said(Mistake::Per, "plan-choose-one")}
                />
                <SaveFailed saver={saver.clone()} />
                <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="goal-save">{ w.t("words-save") }</Button>
            </form>
        </Page>
    }
}
