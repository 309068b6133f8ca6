//! *Forlæng*: the same decision for six months from today. A decision is never edited, so another begins and this one ends;
//! the new one is written first, so that there is no gap.

use domain::LocalDay;
use domain::grant::{NewGrant, PROPOSED_MONTHS};
use domain::id::GrantId;
use pwa::components::{Banner, Button, Tone};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The same decision until in six months, if that is later than it lasts now.
pub(super) fn extended(decision: &NewGrant, today: LocalDay) -> Option<NewGrant> {
    let until = today.plus_months(PROPOSED_MONTHS);
    (until > decision.until).then(|| NewGrant { until, ..decision.clone() })
}

/// [`Extend`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct ExtendProps {
    pub(super) id: GrantId,
    pub(super) name: AttrValue,
    /// What it becomes.
    pub(super) decision: NewGrant,
}

/// The button, which says until when.
#[component]
pub(super) fn Extend(props: &ExtendProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let busy = use_state(|| false);
    let failed = use_state(|| None::<&'static str>);
    let day = w.date(props.decision.until, record.today());
    let on_press = {
        let (id, decision, busy, failed) = (props.id, props.decision.clone(), busy.clone(), failed.setter());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            let (record, decision, busy, failed) = (record.clone(), decision.clone(), busy.clone(), failed.clone());
            spawn_local(async move {
                let mut kept = record.save_grant(ids::fresh(GrantId::new), &decision).await;
                if kept.is_ok() {
                    kept = record.stop_grant(id).await;
                }
                if let Err(error) = kept {
                    failed.set(Some(error.wording()));
                    busy.set(false);
                }
            });
        })
    };
    let day = [("day", day.as_str().into())];
    let spoken = [day.clone().as_slice(), &[("name", isolated(&props.name))]].concat();
    html! {
        <>
            <Button test="grant-extend" off={*busy} spoken={w.ta("sharing-extend-spoken", &spoken)} {on_press}>
                { w.ta("sharing-extend", &day) }
            </Button>
            if let Some(key) = *failed {
                <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::category::{Category, CategorySet};
    use domain::grant::{Purpose, RecipientRef};
    use domain::id::UnitId;

    #[test]
    fn only_the_last_day_changes_and_only_to_a_later_one() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        let decision = NewGrant {
            recipient: RecipientRef::Unit { unit: UnitId::new(1, [1; 10]) },
            categories: CategorySet::EMPTY.with(Category::Pain),
            purpose: Purpose::Treatment,
            from: Some(today.plus_days(-90)),
            until: today.plus_days(10),
        };
        let longer = extended(&decision, today).unwrap();
        assert_eq!(longer.until.to_string(), "2027-05-23");
        assert_eq!(NewGrant { until: decision.until, ..longer.clone() }, decision);
        assert_eq!(extended(&longer, today), None);
        assert_eq!(longer.check(today), Ok(()));
    }
}
