//! A picture or video of an exercise, as wide as its place.

use std::rc::Rc;

use yew::prelude::*;

use crate::media::Address;

/// [`Medium`]'s properties.
#[derive(Properties, PartialEq)]
pub struct MediumProps {
    /// Where it lies.
    pub address: Rc<Address>,
    /// What it shows, in words.
    pub shows: AttrValue,
}

/// The picture, or the video with its buttons; it never starts by itself.
#[component]
pub fn Medium(props: &MediumProps) -> Html {
    let url = props.address.url.clone();
    if props.address.video {
        return html! {
            <video
                class="medium"
                data-test="medium"
                src={url}
                aria-label={props.shows.clone()}
                controls=true
                playsinline=true
                preload="metadata"
            ></video>
        };
    }
    html! { <img class="medium" data-test="medium" src={url} alt={props.shows.clone()} /> }
}
