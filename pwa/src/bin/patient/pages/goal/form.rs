//! One more goal: what is to become possible, what it is counted in, and over what.

use domain::goal::{Goal, Per, Unit};
use domain::id::GoalId;
use domain::json::Json;
use domain::text::Line;
use pwa::components::{Button, Chips, Choice, Field, Look, Page, Way, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_navigator, use_record};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::exercise::name;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// What a goal is counted in, before an own word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[serde(rename_all = "snake_case")]
enum Counted {
    Minutes,
    Times,
    Metres,
    Own,
}

const COUNTED: [Counted; 4] = [Counted::Minutes, Counted::Times, Counted::Metres, Counted::Own];

#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    what: String,
    counted: Option<Counted>,
    word: String,
    per: Option<Per>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    What,
    Counted,
    Word,
    Per,
}

impl Draft {
    fn parse(&self, set_on: domain::LocalDay) -> Result<Goal, Mistake> {
        let what = Line::parse(self.what.trim()).map_err(|_| Mistake::What)?;
        let unit = match self.counted.ok_or(Mistake::Counted)? {
            Counted::Minutes => Unit::Minutes,
            Counted::Times => Unit::Times,
            Counted::Metres => Unit::Metres,
            Counted::Own => Unit::Own { word: Line::parse(self.word.trim()).map_err(|_| Mistake::Word)? },
        };
        let per = self.per.ok_or(Mistake::Per)?;
        Ok(Goal { what, unit, per, set_on, tries: Vec::new(), steps: Vec::new(), ended_on: None })
    }
}

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
                    choices={COUNTED.map(|counted| choice(&w, counted, "goal-unit")).to_vec()}
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
                    choices={Per::ALL.map(|per| choice(&w, per, "goal-per")).to_vec()}
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

fn choice<T: domain::json::Word + Copy>(w: &Wording, value: T, keys: &str) -> Choice<T> {
    let key = name(value);
    Choice { value, label: w.t(&format!("{keys}-{key}")), key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_in_what_and_over_what() {
        let today = domain::LocalDay::from_days_since_epoch(20_000);
        let draft = Draft { what: "gå".to_owned(), counted: Some(Counted::Own), ..Draft::default() };
        assert_eq!(Draft::default().parse(today), Err(Mistake::What));
        assert_eq!(draft.parse(today), Err(Mistake::Word));
        let draft = Draft { word: "runder".to_owned(), ..draft };
        assert_eq!(draft.parse(today), Err(Mistake::Per));
        let goal = Draft { per: Some(Per::Week), ..draft }.parse(today).unwrap();
        assert_eq!((goal.check(), goal.set_on), (Ok(()), today));
    }
}
