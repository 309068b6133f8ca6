//! The team entry of the app.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Rygrad" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
