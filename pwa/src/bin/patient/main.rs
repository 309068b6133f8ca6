//! The patient entry of the app.

mod pages;
mod route;

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Rygrad" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
