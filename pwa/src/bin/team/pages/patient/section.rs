//! One part of the patient's page, under its own heading.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Also `data-test`.
    pub(super) name: AttrValue,
    pub(super) title: AttrValue,
    pub(super) children: Html,
}

/// The part.
#[component]
pub(super) fn Section(props: &Props) -> Html {
    let heading = format!("{}-title", props.name);
    html! {
        <section class="card" aria-labelledby={heading.clone()} data-test={props.name.clone()}>
            <h2 id={heading}>{ props.title.clone() }</h2>
            { props.children.clone() }
        </section>
    }
}
