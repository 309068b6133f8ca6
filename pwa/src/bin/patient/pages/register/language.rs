//! The choice of language, from the first screen on.

use domain::locale::Language;
use pwa::wording::use_wording;
use yew::prelude::*;

/// Two buttons, each in its own language.
#[component]
pub(crate) fn LanguageChoice() -> Html {
    let w = use_wording();
    let one = |language: Language| {
        let onclick = {
            let w = w.clone();
            Callback::from(move |_: MouseEvent| w.set_language(language))
        };
        let tag = language.tag();
        html! {
            <button
                type="button"
                class="chip"
                lang={tag}
                aria-pressed={(w.language() == language).to_string()}
                data-test={format!("language-{tag}")}
                {onclick}
            >
                { w.t(&format!("language-{tag}")) }
            </button>
        }
    };
    html! { <div class="chip-row" role="group" aria-label={w.t("account-language")}>{ for Language::ALL.into_iter().map(one) }</div> }
}
