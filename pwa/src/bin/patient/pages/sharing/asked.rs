//! Who asks to be shared with. The patient chooses what they may see, or says no; nobody learns why.

use domain::access_request::AccessRequest;
use domain::grant::RecipientRef;
use domain::id::AccessRequestId;
use pwa::api;
use pwa::components::{Banner, Button, Look, Tone, Way};
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::granted;
use super::towards::sharing_with;
use crate::pages::cached::use_cached;

/// Under which name this phone keeps the list.
const QUESTIONS: &str = "access-requests";

/// The open questions; nothing where there are none.
#[component]
pub(super) fn Questions() -> Html {
    let w = use_wording();
    let (asked, again) = use_cached::<Vec<AccessRequest>>("/api/v1/access-requests", QUESTIONS);
    let failed = use_state(|| None::<AttrValue>);
    let busy = use_state(|| false);
    let Some(answer) = asked.answer.filter(|answer| !answer.value.is_empty()) else { return html! {} };
    let decline = |id: AccessRequestId| {
        let (w, failed, busy, again) = (w.clone(), failed.clone(), busy.clone(), again.clone());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            let (w, failed, busy, again) = (w.clone(), failed.clone(), busy.clone(), again.clone());
            spawn_local(async move {
                match api::delete(&format!("/api/v1/access-requests/{id}")).await {
                    Ok(()) => {
                        failed.set(None);
                        again.emit(());
                    }
                    Err(failure) => failed.set(Some(w.t(&failure.wording()))),
                }
                busy.set(false);
            });
        })
    };
    let question = |request: &AccessRequest| {
        let name = isolated(&request.asker.name);
        let profession = w.t(&format!("profession-{}", request.asker.profession.name()));
        let who = [
            ("name", name.clone()),
            ("profession", profession.as_str().into()),
            ("unit", isolated(&request.asker.unit)),
        ];
        let what = granted::categories(&w, request.asked.categories);
        let asker = RecipientRef::Membership { membership: request.asker.membership };
        html! {
            <li class="card stack" key={request.asked.id.to_string()}>
                <h3>{ w.ta("sharing-asked-who", &who) }</h3>
                <p>{ w.ta("sharing-asked-what", &[("what", what.as_str().into())]) }</p>
                if let Some(words) = &request.asked.words {
                    <blockquote class="soft" dir="auto">{ words.as_str() }</blockquote>
                }
                <Way to={sharing_with(asker)} test="asked-choose" class="button primary wide">
                    { w.t("sharing-asked-choose") }
                </Way>
                <Button
                    look={Look::Quiet}
                    test="asked-no"
                    wide=true
                    off={*busy}
                    spoken={w.ta("sharing-asked-no-spoken", &[("name", name)])}
                    on_press={decline(request.asked.id)}
                >
                    { w.t("sharing-asked-no") }
                </Button>
            </li>
        }
    };
    html! {
        <section class="stack" data-test="asked">
            <h2>{ w.t("sharing-asked-title") }</h2>
            <ul class="plain stack">{ for answer.value.iter().map(question) }</ul>
            if let Some(why) = &*failed {
                <Banner tone={Tone::Error} test="asked-failed">{ w.ta("sharing-asked-failed", &[("reason", why.as_str().into())]) }</Banner>
            }
            <p class="soft">{ w.t("sharing-asked-voluntary") }</p>
        </section>
    }
}
