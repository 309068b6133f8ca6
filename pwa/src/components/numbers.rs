//! *Se tallene*: the table behind a picture. It is made when it is opened, since a year of numbers takes its time.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::wording::use_wording;

/// A row's name and its cells; `None` is a gap.
pub(super) type Rows = Vec<(AttrValue, Vec<Option<AttrValue>>)>;

/// [`Numbers`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct NumbersProps {
    /// `data-test` of what opens it.
    pub(super) test: AttrValue,
    /// Whose numbers they are, for who hears the region's name.
    pub(super) title: AttrValue,
    /// The column heads, the first that of the days.
    pub(super) heads: Vec<AttrValue>,
    /// The rows, made when they are looked at.
    pub(super) rows: Callback<(), Rows>,
    /// What a gap stands for.
    pub(super) gap: AttrValue,
}

/// A folded table.
#[component]
pub(super) fn Numbers(props: &NumbersProps) -> Html {
    let w = use_wording();
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            open.set(event.target_dyn_into::<HtmlElement>().is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details {ontoggle}>
            <summary data-test={props.test.clone()}>
                { w.t("words-see-numbers") }<span class="unseen">{ format!(": {}", props.title) }</span>
            </summary>
            if *open {
                <div class="scroll" tabindex="0" role="region" aria-label={props.title.clone()}>
                    <table data-test={format!("{}-table", props.test)}>
                        <thead><tr>{ for props.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                        <tbody>
                            { for props.rows.emit(()).into_iter().map(|(name, cells)| html! {
                                <tr>
                                    <th scope="row">{ name }</th>
                                    { for cells.into_iter().map(|cell| html! { <td>{ cell.unwrap_or(AttrValue::Static("–")) }</td> }) }
                                </tr>
                            }) }
                        </tbody>
                    </table>
                    <p class="hint">{ format!("– {}", props.gap) }</p>
                </div>
            }
        </details>
    }
}
