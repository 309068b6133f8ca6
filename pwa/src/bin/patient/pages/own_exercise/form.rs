//! The form for an own exercise, new or changed: a name, and if wanted how, how much and on which days.

use domain::id::OwnExerciseId;
use domain::json::Json;
use domain::own_exercise::OwnExercise;
use domain::programme::{Count, DayName, Dosage, Seconds, Weekdays};
use domain::text::{Line, Text, TextError};
use pwa::components::{Button, Chips, Choice, Field, Look, Page, TextArea, ToggleDays, Way, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_navigator};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// How an own exercise is dosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[serde(rename_all = "snake_case")]
enum By {
    Repetitions,
    Hold,
    Minutes,
}

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    title: String,
    instruction: String,
    by: Option<By>,
    sets: String,
    amount: String,
    days: Vec<DayName>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Title,
    Instruction,
    Sets,
    Amount,
}

impl Draft {
    fn of(own: &OwnExercise) -> Self {
        let (by, sets, amount) = match own.dosage {
            None => (None, String::new(), String::new()),
            Some(Dosage::Repetitions { sets, repetitions }) => {
                (Some(By::Repetitions), sets.value().to_string(), repetitions.value().to_string())
            }
            Some(Dosage::Hold { sets, seconds }) => {
                (Some(By::Hold), sets.value().to_string(), seconds.value().to_string())
            }
            Some(Dosage::Minutes { minutes }) => (Some(By::Minutes), String::new(), minutes.value().to_string()),
        };
        Self {
            title: own.title.to_string(),
            instruction: own.instruction.as_ref().map(ToString::to_string).unwrap_or_default(),
            by,
            sets,
            amount,
            days: own.days.map(Vec::from).unwrap_or_default(),
        }
    }

    /// What is changed keeps what the form does not ask for.
    fn parse(&self, before: Option<&OwnExercise>) -> Result<OwnExercise, Mistake> {
        let title = Line::parse(self.title.trim()).map_err(|_| Mistake::Title)?;
        let instruction = match Text::parse(self.instruction.clone()) {
            Ok(text) => Some(text),
            Err(TextError::Empty) => None,
            Err(_) => return Err(Mistake::Instruction),
        };
        Ok(OwnExercise {
            title,
            instruction,
            dosage: self.dosage()?,
            days: Weekdays::try_from(self.days.clone()).ok(),
            prescription: before.and_then(|own| own.prescription),
            retired_on: before.and_then(|own| own.retired_on),
        })
    }

    fn dosage(&self) -> Result<Option<Dosage>, Mistake> {
        let number = |typed: &str, mistake| typed.trim().parse::<i64>().map_err(|_| mistake);
        let count = |typed: &str, mistake| Count::try_from(number(typed, mistake)?).map_err(|_| mistake);
        let Some(by) = self.by else { return Ok(None) };
        Ok(Some(match by {
            By::Minutes => Dosage::Minutes { minutes: count(&self.amount, Mistake::Amount)? },
            By::Repetitions => Dosage::Repetitions {
                sets: count(&self.sets, Mistake::Sets)?,
                repetitions: count(&self.amount, Mistake::Amount)?,
            },
            By::Hold => Dosage::Hold {
                sets: count(&self.sets, Mistake::Sets)?,
                seconds: Seconds::try_from(number(&self.amount, Mistake::Amount)?).map_err(|_| Mistake::Amount)?,
            },
        }))
    }
}

/// The screen for one more.
#[component]
pub(crate) fn NewOwnExercise() -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let on_saved = Callback::from(move |_| navigator.push(Route::OwnExercises));
    let back = html! { <Way to={Route::OwnExercises} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! { <Page title={w.t("own-new")} {back}><OwnForm {on_saved} /></Page> }
}

/// [`OwnForm`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct OwnFormProps {
    /// The exercise to change; `None` for a new one.
    #[prop_or_default]
    pub(super) before: Option<(OwnExerciseId, OwnExercise)>,
    /// Once it is on the phone.
    pub(super) on_saved: Callback<OwnExerciseId>,
}

/// The form.
#[component]
pub(super) fn OwnForm(props: &OwnFormProps) -> Html {
    let w = use_wording();
    let saver = use_saver();
    let address = props.before.as_ref().map_or(Route::NewOwnExercise, |(id, _)| Route::ChangeOwnExercise { id: *id });
    let before = props.before.clone();
    let draft = use_draft(address, || before.as_ref().map(|(_, own)| Draft::of(own)).unwrap_or_default());
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, mistake, saver, on_saved) = (draft.clone(), mistake.clone(), saver.clone(), props.on_saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let own = match draft.parse(before.as_ref().map(|(_, own)| own)) {
                Ok(own) => own,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let id = before.as_ref().map_or_else(|| ids::fresh(OwnExerciseId::new), |(id, _)| *id);
            let (pen, on_saved) = (draft.pen(), on_saved.clone());
            saver.run(async move { pen.save_own_exercise(id, &own).await }, move |()| on_saved.emit(id));
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let typed = |with: fn(&mut Draft, String)| draft.change(with);
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="own-form">
            { continued(&w, &draft) }
            <Field
                name="own-name"
                label={w.t("own-name")}
                value={draft.title.clone()}
                max_length={80}
                autocomplete="off"
                mistake={said(Mistake::Title, "own-name-missing")}
                on_input={typed(|draft, text| draft.title = text)}
            />
            <TextArea
                name="own-instruction"
                label={w.t("own-instruction")}
                value={draft.instruction.clone()}
                optional=true
                max_length={2000}
                mistake={said(Mistake::Instruction, "plan-text-long")}
                on_input={typed(|draft, text| draft.instruction = text)}
            />
            <Chips<By>
                name="own-by"
                label={w.t("own-by")}
                hint={w.t("own-by-hint")}
                choices={ways(&w)}
                value={draft.by}
                on_change={draft.change(|draft, by| draft.by = by)}
            />
            if let Some(by) = draft.by {
                <div class="numbers">
                    if by != By::Minutes {
                        { number("own-sets", w.t("own-sets"), &draft.sets, said(Mistake::Sets, "own-number"), typed(|draft, text| draft.sets = text)) }
                    }
                    { number("own-amount", w.t(amount_key(by)), &draft.amount, said(Mistake::Amount, "own-number"), typed(|draft, text| draft.amount = text)) }
                </div>
            }
            <div class="stack tight">
                <ToggleDays
                    name="own-days"
                    label={w.t("own-days")}
                    days={draft.days.clone()}
                    on_change={draft.change(|draft, days| draft.days = days)}
                />
                <p class="hint">{ w.t("own-days-hint") }</p>
            </div>
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="own-save">{ w.t("words-save") }</Button>
        </form>
    }
}

fn amount_key(by: By) -> &'static str {
    match by {
        By::Repetitions => "own-repetitions",
        By::Hold => "own-seconds",
        By::Minutes => "own-minutes",
    }
}

fn ways(w: &Wording) -> Vec<Choice<By>> {
    let way = |value, key: &'static str, label: &str| Choice { value, key: key.into(), label: w.t(label) };
    vec![
        way(By::Repetitions, "repetitions", "own-by-repetitions"),
        way(By::Hold, "hold", "own-by-hold"),
        way(By::Minutes, "minutes", "own-by-minutes"),
    ]
}

fn number(
    name: &'static str,
    label: AttrValue,
    value: &str,
    mistake: Option<AttrValue>,
    on_input: Callback<String>,
) -> Html {
    html! { <Field {name} {label} value={value.to_owned()} inputmode="numeric" autocomplete="off" {mistake} {on_input} /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_enough_and_what_is_changed_keeps_where_it_came_from() {
        let draft = Draft { title: " Svømme ".to_owned(), ..Draft::default() };
        let own = draft.parse(None).unwrap();
        assert_eq!((own.title.as_str(), own.dosage, own.days), ("Svømme", None, None));
        assert_eq!(Draft::default().parse(None), Err(Mistake::Title));
        let dosed = Draft { by: Some(By::Hold), sets: "3".to_owned(), amount: "601".to_owned(), ..draft.clone() };
        assert_eq!(dosed.parse(None), Err(Mistake::Amount));
        let dosed = Draft { amount: "20".to_owned(), days: vec![DayName::Mon], ..dosed };
        let retired_on = Some(domain::LocalDay::from_days_since_epoch(1));
        let before = OwnExercise { retired_on, ..own };
        let own = dosed.parse(Some(&before)).unwrap();
        assert_eq!(own.retired_on, retired_on);
        assert_eq!(Draft::of(&own), Draft { title: "Svømme".to_owned(), ..dosed });
    }
}
