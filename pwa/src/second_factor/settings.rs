//! How it stands with one's second factor, and switching it on, renewing the reserve codes, switching it off.

use domain::second_factor::{Proof, ReserveCodes, SecondFactor};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::codes::Codes;
use super::proof::ProofForm;
use super::setup::Setup;
use crate::api::{self, Failure};
use crate::components::{Banner, Button, Skeleton, Tone};
use crate::wording::use_wording;

const PATH: &str = "/api/v1/second-factor";

/// [`Settings`]'s properties.
#[derive(Properties, PartialEq)]
pub struct SettingsProps {
    /// Whether one works in a unit, and so must have one.
    #[prop_or_default]
    pub required: bool,
    /// When it was switched off.
    #[prop_or_default]
    pub on_off: Callback<()>,
}

/// What is being done.
#[derive(Debug, Clone, PartialEq)]
enum Doing {
    Nothing,
    SettingUp,
    Renewing,
    Ending,
    Keeping(Vec<String>),
}

/// The section.
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    let w = use_wording();
    let found = use_state(|| None::<Result<SecondFactor, Failure>>);
    let doing = use_state(|| Doing::Nothing);
    let round = use_state(|| 0_u32);
    let busy = use_state(|| false);
    let refused = use_state(|| None::<Failure>);
    let ended = use_state(|| false);
    use_effect_with(*round, {
        let found = found.setter();
        move |_| spawn_local(async move { found.set(Some(api::get(PATH).await)) })
    });
    let go = |next: Doing| {
        let (doing, refused, ended) = (doing.setter(), refused.setter(), ended.setter());
        Callback::from(move |()| {
            doing.set(next.clone());
            refused.set(None);
            ended.set(false);
        })
    };
    let again = {
        let (doing, round) = (doing.setter(), round.clone());
        Callback::from(move |()| {
            doing.set(Doing::Nothing);
            round.set(*round + 1);
        })
    };
    let on_proof = {
        let (doing, busy, refused, ended) = (doing.clone(), busy.setter(), refused.setter(), ended.setter());
        let (again, on_off) = (again.clone(), props.on_off.clone());
        Callback::from(move |proof: Proof| {
            let (doing, busy, refused, ended) = (doing.clone(), busy.clone(), refused.clone(), ended.clone());
            let (again, on_off) = (again.clone(), on_off.clone());
            busy.set(true);
            refused.set(None);
            spawn_local(async move {
                let outcome = if *doing == Doing::Ending {
                    api::delete_with(PATH, &proof).await.map(|()| None)
                } else {
                    let renewed = api::post::<ReserveCodes>("/api/v1/second-factor/reserve-codes", &proof).await;
                    renewed.map(|renewed| Some(renewed.codes))
                };
                busy.set(false);
                match outcome {
                    Ok(Some(codes)) => doing.set(Doing::Keeping(codes)),
                    Ok(None) => {
                        ended.set(true);
                        again.emit(());
                        on_off.emit(());
                    }
                    Err(failure) => refused.set(Some(failure)),
                }
            });
        })
    };
    let cancel =
        html! { <Button test="second-factor-cancel" on_press={go(Doing::Nothing)}>{ w.t("words-cancel") }</Button> };
    let proof = |label: &str, text: &str| {
        html! {
            <>
                <p>{ w.t(text) }</p>
                <ProofForm reserve=true label={w.t(label)} busy={*busy} refused={(*refused).clone()} on_proof={on_proof.clone()}>
                    { cancel.clone() }
                </ProofForm>
            </>
        }
    };
    let content = match (&*doing, &*found) {
        (Doing::SettingUp, _) => html! { <Setup on_a_phone={!props.required} on_done={again}>{ cancel }</Setup> },
        (Doing::Keeping(codes), _) => html! { <Codes codes={codes.clone()} on_kept={again} /> },
        (Doing::Renewing, _) => proof("second-factor-renew", "second-factor-renew-text"),
        (Doing::Ending, _) if props.required => proof("second-factor-end", "second-factor-end-text-team"),
        (Doing::Ending, _) => proof("second-factor-end", "second-factor-end-text"),
        (Doing::Nothing, None) => html! { <Skeleton lines={2} /> },
        (Doing::Nothing, Some(Err(failure))) => html! {
            <Banner tone={Tone::Error} test="second-factor-failed">
                <p>{ w.t(&failure.wording()) }</p>
                <Button test="second-factor-retry" on_press={again}>{ w.t("words-try-again") }</Button>
            </Banner>
        },
        (Doing::Nothing, Some(Ok(SecondFactor { since: None, .. }))) => html! {
            <>
                <p class="soft" data-test="second-factor-off">{ w.t("second-factor-off") }</p>
                <Button test="second-factor-begin" on_press={go(Doing::SettingUp)}>{ w.t("second-factor-begin") }</Button>
            </>
        },
        (Doing::Nothing, Some(Ok(SecondFactor { since: Some(since), reserve_codes }))) => html! {
            <>
                <p data-test="second-factor-on">{ w.ta("second-factor-on", &[("day", w.moment(*since).as_str().into())]) }</p>
                <p data-test="second-factor-left">{ w.ta("second-factor-left", &[("n", i64::from(*reserve_codes).into())]) }</p>
                <div class="buttons">
                    <Button test="second-factor-renew" on_press={go(Doing::Renewing)}>{ w.t("second-factor-renew") }</Button>
                    <Button test="second-factor-end" on_press={go(Doing::Ending)}>{ w.t("second-factor-end") }</Button>
                </div>
            </>
        },
    };
    html! {
        <section class="card stack" data-test="second-factor">
            <h2>{ w.t("second-factor-title") }</h2>
            <p>{ w.t("second-factor-why") }</p>
            if *ended {
                <Banner test="second-factor-ended">{ w.t("second-factor-ended") }</Banner>
            }
            { content }
        </section>
    }
}
