//! An amount of a goal, typed and kept at once: one more try, or what was done today.

use domain::goal::{Amount, Unit};
use pwa::components::{Button, Field, Look, use_focus_on_mistake};
use pwa::hooks::{Drafting, use_draft};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::typed;
use crate::forms::saving::{SaveFailed, Saver};

/// No day has more minutes.
const MINUTES_OF_A_DAY: u32 = 1440;

/// [`AmountForm`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct AmountFormProps {
    /// Of the field; the button's is `<name>-save`.
    pub(super) name: &'static str,
    /// Where it is kept while it is half typed.
    pub(super) address: AttrValue,
    /// What is asked.
    pub(super) label: AttrValue,
    /// What it is counted in.
    pub(super) unit: Unit,
    /// What stands on the button.
    pub(super) save: AttrValue,
    #[prop_or_default]
    pub(super) look: Look,
    /// Keeps it, by the form that holds it.
    pub(super) saver: Saver,
    /// An amount that can be.
    pub(super) on_amount: Callback<(Drafting<String>, Amount)>,
}

/// The form.
#[component]
pub(super) fn AmountForm(props: &AmountFormProps) -> Html {
    let w = use_wording();
    let draft = use_draft(props.address.clone(), String::new);
    let wrong = use_state(|| false);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (draft, wrong, unit, on_amount) =
            (draft.clone(), wrong.clone(), props.unit.clone(), props.on_amount.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let fits = |amount: &Amount| unit != Unit::Minutes || amount.value() <= MINUTES_OF_A_DAY;
            let amount = typed(&draft).filter(fits);
            wrong.set(amount.is_none());
            if let Some(amount) = amount {
                on_amount.emit((draft.clone(), amount));
            }
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <Field
                name={props.name}
                label={props.label.clone()}
                hint={w.unit(&props.unit)}
                value={(*draft).clone()}
                inputmode="numeric"
                autocomplete="off"
                mistake={wrong.then(|| w.t("plan-whole-number"))}
                on_input={draft.change(|text, typed| *text = typed)}
            />
            <SaveFailed saver={props.saver.clone()} />
            <Button look={props.look} submit=true wide=true off={props.saver.busy()} test={format!("{}-save", props.name)}>{ &props.save }</Button>
        </form>
    }
}
