//! The team entry: what a professional works with, under `/team`. Nothing it reads is stored on the device: the session's
//! token, the patient on the screen and a programme being typed live in memory and go with the tab.

mod answer;
mod back;
mod desk;
mod figure;
mod frame;
mod listen;
mod pages;
mod route;
mod say;
mod seat;
mod table;

use pwa::hooks::AddressProvider;
use pwa::wording::{Source, WordingProvider};
use pwa::wording_sources;
use yew::prelude::*;

use crate::desk::Desk;

static WORDS: [Source; 10] = wording_sources![
    "words",
    "reading",
    "people",
    "supporter",
    "agreed",
    "team",
    "library",
    "second_factor",
    "review",
    "statement"
];

/// The whole entry.
#[component]
fn App() -> Html {
    html! {
        <WordingProvider files={WORDS.as_slice()}>
            <AddressProvider>
                <Desk />
            </AddressProvider>
        </WordingProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
