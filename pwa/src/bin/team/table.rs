//! A table whose rows become cards on a narrow screen. Its roles are spelled out, because showing rows as cards would take
//! them away; each cell carries its column's name along for the eye.

use pwa::wording::Wording;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// `data-test`.
    pub(crate) test: AttrValue,
    /// Said to a screen reader.
    pub(crate) caption: AttrValue,
    /// The columns' names.
    pub(crate) heads: Vec<AttrValue>,
    /// Reaches the table.
    #[prop_or_default]
    pub(crate) node: NodeRef,
    /// Rows made by [`row`], or components that make one.
    pub(crate) children: Html,
}

/// The table.
#[component]
pub(crate) fn Table(props: &Props) -> Html {
    html! {
        <table class="as-cards" role="table" ref={props.node.clone()} data-test={props.test.clone()}>
            <caption class="unseen">{ &props.caption }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { for props.heads.iter().map(|head| html! { <th scope="col" role="columnheader">{ head }</th> }) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ props.children.clone() }</tbody>
        </table>
    }
}

/// The names of columns by their wording keys.
pub(crate) fn heads(w: &Wording, keys: &[&str]) -> Vec<AttrValue> {
    keys.iter().map(|key| w.t(key)).collect()
}

/// A row: what it is about, then its cells, each with its column's name.
pub(crate) fn row(test: AttrValue, about: Html, cells: Vec<(AttrValue, Html)>) -> Html {
    let cell = |(name, content): (AttrValue, Html)| {
        html! {
            <td role="cell">
                <span class="cell-name" aria-hidden="true">{ name }</span>
                <div>{ content }</div>
            </td>
        }
    };
    html! {
        <tr role="row" data-test={test}>
            <th scope="row" role="rowheader">{ about }</th>
            { for cells.into_iter().map(cell) }
        </tr>
    }
}
