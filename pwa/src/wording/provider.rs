//! The language in the tree of components: chosen once at the root, remembered on the device, set on the page.

use domain::locale::Language;
use yew::prelude::*;

use super::{Source, Wording};

/// Where the choice of language is kept in `localStorage`: it holds before anybody signs in.
const KEPT_AS: &str = "language";

/// [`WordingProvider`]'s properties.
#[derive(Properties, PartialEq)]
pub struct ProviderProps {
    /// The files this entry, or this part of it, needs, from [`crate::wording_sources!`].
    pub files: &'static [Source],
    /// The app.
    pub children: Html,
}

/// Gives everything below it [`use_wording`]. Stands at the root of each entry.
#[component]
pub fn WordingProvider(props: &ProviderProps) -> Html {
    let language = use_state(first_language);
    let change = {
        let language = language.clone();
        use_callback((), move |chosen: Language, ()| {
            keep(chosen);
            language.set(chosen);
        })
    };
    let wording = use_memo((*language, props.files), |(language, files)| Wording::new(*language, files, change));
    use_effect_with(*language, |language| {
        if let Some(root) = page().and_then(|document| document.document_element()) {
            // Fails only for a name that is no attribute's.
            let _ = root.set_attribute("lang", language.tag());
        }
    });
    html! {
        <ContextProvider<Wording> context={(*wording).clone()}>
            { props.children.clone() }
        </ContextProvider<Wording>>
    }
}

/// Adds files to the words of everything below it. Stands at the root of each part of an entry.
#[component]
pub fn MoreWording(props: &ProviderProps) -> Html {
    let outer = use_wording();
    let wording = use_memo((outer, props.files), |(wording, files)| wording.with(files));
    html! {
        <ContextProvider<Wording> context={(*wording).clone()}>
            { props.children.clone() }
        </ContextProvider<Wording>>
    }
}

/// The words of the language being read.
#[hook]
pub fn use_wording() -> Wording {
    use_context::<Wording>().unwrap_or_else(|| Wording::new(Language::default(), &[], Callback::noop()))
}

/// Sets the page's title while the component is shown: `"I dag – Rygrad"`.
#[hook]
pub fn use_title(text: AttrValue) {
    let name = use_wording().t("app-name");
    use_effect_with((text, name), |(text, name)| {
        if let Some(document) = page() {
            document.set_title(&format!("{text} – {name}"));
        }
    });
}

fn page() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// What was chosen on this device, else the first language of the browser that we have, else Danish.
fn first_language() -> Language {
    let window = web_sys::window();
    let kept =
        window.as_ref().and_then(|window| window.local_storage().ok().flatten()?.get_item(KEPT_AS).ok().flatten());
    let spoken = window.as_ref().and_then(|window| window.navigator().language());
    [kept, spoken].into_iter().flatten().find_map(|tag| Language::of_tag(&tag)).unwrap_or_default()
}

/// Keeps the choice. A browser that forbids storage asks again at the next start.
fn keep(language: Language) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.set_item(KEPT_AS, language.tag());
    }
}
