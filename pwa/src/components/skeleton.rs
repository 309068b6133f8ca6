//! The shape of what is on its way.

use yew::prelude::*;

use crate::wording::use_wording;

/// [`Skeleton`]'s properties.
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// How many lines.
    #[prop_or(3)]
    pub lines: u8,
}

/// Grey lines; a screen reader hears that something is being fetched.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    let w = use_wording();
    html! {
        <div role="status" data-test="skeleton">
            <span class="unseen">{ w.t("words-loading") }</span>
            <div class="skeleton" aria-hidden="true">
                { for (0..props.lines).map(|_| html! { <span></span> }) }
            </div>
        </div>
    }
}
