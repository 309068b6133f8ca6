//! *Se hvad de ser*: the recipient's own screen, before and after the decision. It is the team entry that shows it.

use domain::preview::PreviewOf;
use pwa::components::{Banner, Button, Tone};
use pwa::hooks::use_session;
use pwa::preview::{Handed, open};
use pwa::wording::{isolated, use_wording};
use yew::prelude::*;

use crate::route::Route;

/// [`Preview`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    /// Whose screen, and by what.
    pub(super) of: PreviewOf,
    /// What they are called.
    pub(super) name: AttrValue,
    /// Where to come back to.
    pub(super) back: Route,
}

/// The button. Without a connection there is nothing to see: the server cuts it.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let w = use_wording();
    let account = use_session().account();
    let failed = use_state(|| false);
    let Some(account) = account else { return Html::default() };
    let on_press = {
        let (of, name, back) = (props.of.clone(), props.name.to_string(), props.back.to_path());
        let (account, failed) = (account.id, failed.setter());
        Callback::from(move |()| {
            let handed = Handed { account, of: of.clone(), name: name.clone(), back: back.clone() };
            failed.set(!open(&handed));
        })
    };
    html! {
        <>
            <div class="buttons">
                <Button test="grant-preview" spoken={w.ta("sharing-preview-spoken", &[("name", isolated(&props.name))])} {on_press}>
                    { w.t("sharing-preview") }
                </Button>
            </div>
            if *failed {
                <Banner tone={Tone::Error}>{ w.t("sharing-preview-failed") }</Banner>
            }
        </>
    }
}
