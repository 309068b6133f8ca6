//! Whether everything has reached the server; what has not, counted, with a way to send it; and an app too old to send.

use pwa::components::{Banner, Button, Look, Tone};
use pwa::hooks::{renew, use_record};
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

/// The lines above the exercises. The first is always there and always as high, so that what a finger is about to press
/// stays where it is when something is written or sent.
#[component]
pub(crate) fn Waiting() -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let send = {
        let record = record.clone();
        Callback::from(move |()| record.sync_now())
    };
    let test = match kept.waiting {
        0 if kept.online => "sync-done",
        0 => "sync-offline",
        _ => "sync-waiting",
    };
    html! {
        <>
            <div class="row apart sent soft small" role="status" data-test={test}>
                <span>{ sent(&w, &kept) }</span>
                if kept.online && kept.waiting > 0 {
                    <Button look={Look::Plain} test="sync-send" on_press={send}>{ w.t("today-send") }</Button>
                }
            </div>
            if kept.too_old {
                <Banner tone={Tone::Warm} test="app-too-old">
                    <p>{ w.t("today-too-old") }</p>
                    <Button test="app-renew" on_press={Callback::from(|()| renew())}>{ w.t("account-update-take") }</Button>
                </Banner>
            }
        </>
    }
}

/// One line, two on a narrow screen.
fn sent(w: &Wording, kept: &Record) -> AttrValue {
    let waiting = ("n", kept.waiting.into());
    match (kept.online, kept.last_sync, kept.waiting) {
        (true, Some(_), 0) if kept.refused.is_empty() => w.t("today-sent"),
        (true, _, 0) => AttrValue::default(),
        (true, ..) => w.ta("today-waiting", &[waiting]),
        (false, None, _) => w.t("today-offline"),
        (false, Some(at), 0) => w.ta("today-offline-since", &[("when", w.moment(at).as_str().into())]),
        (false, Some(at), _) => w.ta("today-offline-waiting", &[("when", w.moment(at).as_str().into()), waiting]),
    }
}
