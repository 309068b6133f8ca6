//! One's own account: the second factor, before anything else where there is none yet, and afterwards to change it.

use domain::account::Account;
use pwa::api;
use pwa::components::{Page, Skeleton};
use pwa::second_factor::{Settings, Setup};
use pwa::wording::{isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::seat::use_seat;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The account as it is now.
    pub(crate) renewed: Callback<Account>,
}

/// Asks who one is once more: what is due follows from it.
fn renew(renewed: &Callback<Account>) -> Callback<()> {
    let renewed = renewed.clone();
    Callback::from(move |()| {
        let renewed = renewed.clone();
        spawn_local(async move {
            match api::get::<Account>("/api/v1/account").await {
                Ok(account) => renewed.emit(account),
                // The next request says it again.
                Err(failure) => web_sys::console::warn_1(&format!("account not read: {failure:?}").into()),
            }
        });
    })
}

/// Before anything of the unit is shown.
#[component]
pub(crate) fn Due(props: &Props) -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("second-factor-due-title")}>
            <p>{ w.t("second-factor-due") }</p>
            <Setup on_done={renew(&props.renewed)} />
        </Page>
    }
}

/// *Min konto*.
#[component]
pub(crate) fn AccountPage(props: &Props) -> Html {
    let w = use_wording();
    let Some(seat) = use_seat() else { return html! { <Skeleton /> } };
    html! {
        <Page title={w.t("team-nav-account")}>
            <p class="soft">{ w.ta("team-recovery-for", &[("email", isolated(&seat.account.email))]) }</p>
            <Settings required={!seat.account.memberships.is_empty()} on_off={renew(&props.renewed)} />
        </Page>
    }
}
