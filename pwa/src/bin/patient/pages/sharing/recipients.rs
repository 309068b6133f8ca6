//! Whom one can share with: the units one is connected with and their treating members, and one's relatives. From the
//! server, or from the copy on this phone.

use domain::grant::RecipientRef;
use domain::supporter::Supporter;
use domain::unit::{Member, ReachableUnit};
use pwa::components::{Banner, Skeleton, Tone};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::pages::cached::Asked;

/// Under which name this phone keeps the list.
pub(super) const RECIPIENTS: &str = "recipients";

/// "Mette Holm, fysioterapeut", the unit's name, or "Jonas Holm, pårørende".
pub(super) fn name(
    w: &Wording,
    (units, relatives): (&[ReachableUnit], &[Supporter]),
    recipient: RecipientRef,
) -> Option<AttrValue> {
    match recipient {
        RecipientRef::Unit { unit } => {
            units.iter().find(|reachable| reachable.unit.id == unit).map(|reachable| reachable.unit.name.clone().into())
        }
        RecipientRef::Membership { membership } => {
            let mut members = units.iter().flat_map(|reachable| &reachable.members);
            members.find(|member| member.id == membership).map(|member| member_name(w, member))
        }
        RecipientRef::Supporter { account } => {
            relatives.iter().find(|one| one.account == account).map(|one| relative_name(w, &one.name))
        }
    }
}

/// "Jonas Holm, pårørende".
pub(super) fn relative_name(w: &Wording, name: &str) -> AttrValue {
    w.ta("supporter-named", &[("name", isolated(name))])
}

fn member_name(w: &Wording, member: &Member) -> AttrValue {
    let profession = w.t(&format!("profession-{}", member.profession.name()));
    w.ta("sharing-who-member", &[("name", isolated(&member.name)), ("profession", profession.as_str().into())])
}

/// [`Recipients`]' properties.
#[derive(Properties)]
pub(super) struct RecipientsProps {
    pub(super) asked: Asked<Vec<ReachableUnit>>,
    pub(super) relatives: Vec<Supporter>,
    pub(super) chosen: Option<RecipientRef>,
    pub(super) on_choose: Callback<RecipientRef>,
    pub(super) mistake: Option<AttrValue>,
}

impl PartialEq for RecipientsProps {
    fn eq(&self, other: &Self) -> bool {
        let same_answer = match (&self.asked.answer, &other.asked.answer) {
            (Some(one), Some(two)) => std::rc::Rc::ptr_eq(one, two),
            (one, two) => one.is_none() && two.is_none(),
        };
        same_answer
            && self.relatives == other.relatives
            && self.asked.failure == other.asked.failure
            && self.asked.asking == other.asked.asking
            && self.chosen == other.chosen
            && self.on_choose == other.on_choose
            && self.mistake == other.mistake
    }
}

/// One to choose, none chosen beforehand.
#[component]
pub(super) fn Recipients(props: &RecipientsProps) -> Html {
    let w = use_wording();
    let Some(answer) = &props.asked.answer else {
        return if props.asked.asking {
            html! { <Skeleton /> }
        } else {
            html! { <Banner tone={Tone::Warm} test="recipients-offline">{ w.t("sharing-who-offline") }</Banner> }
        };
    };
    if answer.value.is_empty() && props.relatives.is_empty() {
        return html! { <p class="soft" data-test="recipients-none">{ w.t("sharing-who-none") }</p> };
    }
    let choice = |recipient: RecipientRef, test: &'static str, text: AttrValue| {
        let onchange = props.on_choose.reform(move |_: Event| recipient);
        html! {
            <label class="tick">
                <input type="radio" name="recipient" data-test={test} checked={props.chosen == Some(recipient)} {onchange} />
                <span dir="auto">{ text }</span>
            </label>
        }
    };
    let unit = |reachable: &ReachableUnit| {
        let values = [("unit", isolated(&reachable.unit.name)), ("n", reachable.members.len().into())];
        let whole = RecipientRef::Unit { unit: reachable.unit.id };
        html! {
            <div class="stack tight">
                <h3 dir="auto">{ &reachable.unit.name }</h3>
                { for reachable.members.iter().map(|member| {
                    let to = RecipientRef::Membership { membership: member.id };
                    choice(to, "recipient-member", member_name(&w, member))
                }) }
                { choice(whole, "recipient-unit", w.ta("sharing-who-unit", &values)) }
            </div>
        }
    };
    html! {
        <fieldset class="card" aria-describedby={props.mistake.as_ref().map(|_| "recipient-mistake")}>
            <legend class="unseen">{ w.t("sharing-who") }</legend>
            if props.asked.failure.is_some() {
                <Banner tone={Tone::Still}>
                    { w.ta("sharing-who-cached", &[("moment", w.moment(answer.at).as_str().into())]) }
                </Banner>
            }
            { for answer.value.iter().map(unit) }
            if !props.relatives.is_empty() {
                <div class="stack tight">
                    <h3>{ w.t("supporter-group") }</h3>
                    { for props.relatives.iter().map(|one| {
                        let to = RecipientRef::Supporter { account: one.account };
                        choice(to, "recipient-relative", AttrValue::from(one.name.clone()))
                    }) }
                    <p class="hint">{ w.t("supporter-only-see") }</p>
                </div>
            }
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id="recipient-mistake">{ mistake }</p>
            }
        </fieldset>
    }
}
