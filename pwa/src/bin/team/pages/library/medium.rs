//! A picture or video as members see it, and sending one in. Never kept on the device.

use std::rc::Rc;

use domain::id::UnitId;
use domain::media::{MAX_UPLOAD_BYTES, MediaId};
use domain::problem::Code;
use pwa::api::Failure;
use pwa::components::{Banner, Button, Look, Medium, Tone};
use pwa::media::{self, Address};
use pwa::wording::use_wording;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::say;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) id: MediaId,
    /// What it shows, in words.
    pub(crate) shows: AttrValue,
}

/// The medium; nothing where this reader may not see it.
#[component]
pub(crate) fn TeamMedium(props: &Props) -> Html {
    let address = use_state(|| None::<Rc<Address>>);
    {
        let address = address.clone();
        use_effect_with(props.id.clone(), move |id| {
            let id = id.clone();
            spawn_local(async move {
                let blob = media::fetch(&id).await.ok();
                address.set(blob.and_then(|blob| Address::of(&blob)).map(Rc::new));
            });
        });
    }
    match &*address {
        Some(address) => html! { <Medium address={Rc::clone(address)} shows={props.shows.clone()} /> },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SendProps {
    pub(super) unit: UnitId,
    pub(super) id: Option<MediaId>,
    /// The exercise's name, as typed.
    pub(super) title: AttrValue,
    pub(super) on_change: Callback<Option<MediaId>>,
}

/// Why a file was not taken.
#[derive(Clone, PartialEq)]
enum Refused {
    TooLarge,
    Unfit,
    Otherwise(Failure),
}

/// The picture or video of an exercise: choose a file, see what is kept of it, take it away.
#[component]
pub(super) fn SendMedium(props: &SendProps) -> Html {
    let w = use_wording();
    let busy = use_state(|| false);
    let refused = use_state(|| None::<Refused>);
    let onchange = {
        let (busy, refused, on_change, unit) = (busy.clone(), refused.clone(), props.on_change.clone(), props.unit);
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // The same file can be chosen again.
            input.set_value("");
            if file.size() > MAX_UPLOAD_BYTES as f64 {
                refused.set(Some(Refused::TooLarge));
                return;
            }
            refused.set(None);
            busy.set(true);
            let (busy, refused, on_change) = (busy.clone(), refused.clone(), on_change.clone());
            spawn_local(async move {
                match media::send(unit, &file).await {
                    Ok(kept) => on_change.emit(Some(kept.id)),
                    Err(failure) => refused.set(Some(match failure.code() {
                        Some(Code::TooLarge) => Refused::TooLarge,
                        Some(Code::Invalid) => Refused::Unfit,
                        _ => Refused::Otherwise(failure),
                    })),
                }
                busy.set(false);
            });
        })
    };
    let remove = props.on_change.reform(|()| None);
    let shows = w.ta("library-medium-of", &[("title", pwa::wording::isolated(&props.title))]);
    html! {
        <div class="field" role="group" aria-labelledby="library-medium-label">
            <span id="library-medium-label" class="strong">{ w.t("library-medium") }</span>
            <p class="hint" id="library-medium-hint">{ w.t("library-medium-hint") }</p>
            if let Some(id) = &props.id {
                <TeamMedium key={id.to_string()} id={id.clone()} {shows} />
            }
            <div class="row">
                <input
                    type="file"
                    accept="image/jpeg,image/png,image/webp,video/mp4"
                    data-test="library-medium-file"
                    aria-labelledby="library-medium-label"
                    aria-describedby="library-medium-hint"
                    disabled={*busy}
                    {onchange}
                />
                if props.id.is_some() {
                    <Button test="library-medium-remove" look={Look::Plain} on_press={remove}>
                        { w.t("library-medium-remove") }
                    </Button>
                }
            </div>
            if *busy {
                <p class="hint" role="status">{ w.t("library-medium-busy") }</p>
            }
            if let Some(refused) = &*refused {
                <Banner tone={Tone::Error} test="library-medium-refused">
                    {
                        match refused {
                            Refused::TooLarge => w.t("library-medium-large"),
                            Refused::Unfit => w.t("library-medium-unfit"),
                            Refused::Otherwise(failure) => say::failure(&w, failure),
                        }
                    }
                </Banner>
            }
        </div>
    }
}
