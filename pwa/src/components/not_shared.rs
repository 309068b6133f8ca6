//! *Deles ikke*: the same calm words and colour wherever something is not shared with the reader.

use domain::Category;
use yew::prelude::*;

use crate::wording::use_wording;

/// [`NotShared`]'s properties.
#[derive(Properties, PartialEq)]
pub struct NotSharedProps {
    /// What is not shared, where the place itself does not say it.
    #[prop_or_default]
    pub category: Option<Category>,
}

/// "Deles ikke".
#[component]
pub fn NotShared(props: &NotSharedProps) -> Html {
    let w = use_wording();
    let what = props.category.map(|category| w.t(&format!("category-{}", category.name())));
    html! {
        <span class="not-shared" data-test="not-shared">
            if let Some(what) = what {
                { format!("{what}: ") }
            }
            { w.t("words-not-shared") }
        </span>
    }
}
