//! What was written last time, offered: a press fills it in, nothing is filled in by itself.

use yew::prelude::*;

/// One value that can be taken over.
pub(crate) struct Offer<T> {
    /// What is filled in.
    pub(crate) value: T,
    /// `data-test`.
    pub(crate) test: AttrValue,
    /// What stands on it.
    pub(crate) label: AttrValue,
}

/// The offers under a title; nothing where there are none.
pub(crate) fn offers<T: Clone + 'static>(title: AttrValue, offers: Vec<Offer<T>>, on_take: &Callback<T>) -> Html {
    if offers.is_empty() {
        return Html::default();
    }
    let one = |Offer { value, test, label }: Offer<T>| {
        let onclick = on_take.reform(move |_: MouseEvent| value.clone());
        html! { <button type="button" class="chip" dir="auto" data-test={test} {onclick}>{ label }</button> }
    };
    html! {
        <div class="chips" role="group" aria-label={&title}>
            <p class="soft">{ &title }</p>
            <div class="chip-row">{ for offers.into_iter().map(one) }</div>
        </div>
    }
}
