//! The picture or video of a prescribed exercise: fetched once, kept with the account on this phone, and then there without
//! a network until the account signs out.

use std::rc::Rc;

use domain::media::MediaId;
use pwa::api::Failure;
use pwa::components::{Medium, Skeleton};
use pwa::hooks::{RecordHandle, use_record};
use pwa::media::{self, Address};
use pwa::wording::{isolated, use_wording};
use wasm_bindgen::JsCast as _;
use web_sys::Blob;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: MediaId,
    /// The exercise's name.
    pub(super) title: AttrValue,
}

/// What is known of it.
#[derive(Clone, PartialEq)]
enum Shown {
    Waiting,
    Here(Rc<Address>),
    /// Not on this phone, and no network.
    Later,
    /// It can no longer be had; the words are there.
    Gone,
}

/// The picture or video.
#[component]
pub(super) fn ExerciseMedium(props: &Props) -> Html {
    let w = use_wording();
    let record = use_record();
    let online = record.record().online;
    let shown = use_state(|| Shown::Waiting);
    {
        let shown = shown.clone();
        use_effect_with((props.id.clone(), online), move |(id, _)| {
            let id = id.clone();
            if !matches!(*shown, Shown::Here(_)) {
                spawn_local(async move {
                    shown.set(match get(&record, &id).await {
                        Ok(blob) => Address::of(&blob).map_or(Shown::Gone, |address| Shown::Here(Rc::new(address))),
                        Err(Failure::Offline) => Shown::Later,
                        Err(_) => Shown::Gone,
                    });
                });
            }
        });
    }
    match &*shown {
        Shown::Here(address) => {
            let key = if address.video { "exercise-video" } else { "exercise-picture" };
            let shows = w.ta(key, &[("title", isolated(&props.title))]);
            html! { <Medium address={Rc::clone(address)} {shows} /> }
        }
        Shown::Waiting => html! { <Skeleton lines={3} /> },
        Shown::Later => html! { <p class="hint" data-test="medium-later">{ w.t("exercise-medium-later") }</p> },
        Shown::Gone => html! {},
    }
}

/// From this phone, or else from the server, and then kept.
async fn get(record: &RecordHandle, id: &MediaId) -> Result<Blob, Failure> {
    let name = media::kept_as(id);
    if let Some(blob) = record.recall_value(&name).await.ok().and_then(|value| value.dyn_into::<Blob>().ok()) {
        return Ok(blob);
    }
    let blob = media::fetch(id).await?;
    if record.remember_value(&name, &blob).await.is_err() {
        // A phone without room shows it all the same, with a network.
        web_sys::console::warn_1(&"the picture was not kept".into());
    }
    Ok(blob)
}
