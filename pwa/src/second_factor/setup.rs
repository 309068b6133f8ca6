//! Setting a second factor up: the app, the picture or the key, the first code, and then the reserve codes.

use domain::second_factor::{Enrolment, Proof, ReserveCodes};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::codes::Codes;
use super::proof::ProofForm;
use crate::api::{self, Failure};
use crate::components::{Banner, Button, Qr, Skeleton, Tone};
use crate::wording::use_wording;

/// [`Setup`]'s properties.
#[derive(Properties, PartialEq)]
pub struct SetupProps {
    /// Whether this is a phone, which may have the app itself.
    #[prop_or_default]
    pub on_a_phone: bool,
    /// When it counts and the codes are kept.
    pub on_done: Callback<()>,
    /// A way out before it counts.
    #[prop_or_default]
    pub children: Html,
}

/// The key in groups of four, as it is typed.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The steps.
#[component]
pub fn Setup(props: &SetupProps) -> Html {
    let w = use_wording();
    let begun = use_state(|| None::<Result<Enrolment, Failure>>);
    let round = use_state(|| 0_u32);
    let busy = use_state(|| false);
    let refused = use_state(|| None::<Failure>);
    let codes = use_state(|| None::<Vec<String>>);
    use_effect_with(*round, {
        let begun = begun.setter();
        move |_| spawn_local(async move { begun.set(Some(api::post("/api/v1/second-factor", &String::new()).await)) })
    });
    if let Some(codes) = &*codes {
        return html! { <Codes codes={codes.clone()} on_kept={props.on_done.clone()} /> };
    }
    let enrolment = match &*begun {
        None => return html! { <Skeleton lines={4} /> },
        Some(Err(failure)) => {
            let again = {
                let (begun, round) = (begun.setter(), round.clone());
                Callback::from(move |()| {
                    begun.set(None);
                    round.set(*round + 1);
                })
            };
            return html! {
                <Banner tone={Tone::Error} test="second-factor-failed">
                    <p>{ w.t(&failure.wording()) }</p>
                    <Button test="second-factor-retry" on_press={again}>{ w.t("words-try-again") }</Button>
                </Banner>
            };
        }
        Some(Ok(enrolment)) => enrolment.clone(),
    };
    let on_proof = {
        let (busy, refused, codes) = (busy.setter(), refused.setter(), codes.setter());
        Callback::from(move |proof: Proof| {
            let (busy, refused, codes) = (busy.clone(), refused.clone(), codes.clone());
            busy.set(true);
            refused.set(None);
            spawn_local(async move {
                let answer = api::post::<ReserveCodes>("/api/v1/second-factor/confirmation", &proof).await;
                busy.set(false);
                match answer {
                    Ok(answer) => codes.set(Some(answer.codes)),
                    Err(failure) => refused.set(Some(failure)),
                }
            });
        })
    };
    html! {
        <ol class="plain stack" data-test="second-factor-setup">
            <li class="stack">
                <h2>{ w.t("second-factor-step-app") }</h2>
                <p>{ w.t("second-factor-step-app-text") }</p>
            </li>
            <li class="stack">
                <h2>{ w.t("second-factor-step-scan") }</h2>
                <p>{ w.t("second-factor-step-scan-text") }</p>
                <Qr text={enrolment.address.clone()} label={w.t("second-factor-picture")} test="second-factor-picture" />
                if props.on_a_phone {
                    <p><a class="button quiet" href={enrolment.address.clone()} data-test="second-factor-same-phone">{ w.t("second-factor-same-phone") }</a></p>
                }
                <p class="strong">{ w.t("second-factor-key") }</p>
                <output class="code" dir="ltr" data-test="second-factor-key">{ grouped(&enrolment.secret) }</output>
            </li>
            <li class="stack">
                <h2>{ w.t("second-factor-step-code") }</h2>
                <p>{ w.t("second-factor-step-code-text") }</p>
                <ProofForm
                    reserve=false label={w.t("second-factor-confirm")} busy={*busy} refused={(*refused).clone()} {on_proof}
                >
                    { props.children.clone() }
                </ProofForm>
            </li>
        </ol>
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn the_key_stands_in_fours() {
        assert_eq!(grouped("GEZDGNBVGY"), "GEZD GNBV GY");
    }
}
