//! The patient's entry of the app: what a person meets on their phone. Screens in `pages`, one file each.

mod app;
mod asked;
mod day;
mod forms;
mod log;
mod pages;
mod parts;
mod route;
mod say;
mod shell;
mod undo;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
