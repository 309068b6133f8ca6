//! A question over the screen, in the browser's own `<dialog>`: it holds the focus, Escape closes it, and the focus
//! returns to where it came from.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// [`Dialog`]'s properties.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Unique on the screen; also `data-test`.
    pub name: AttrValue,
    /// The question.
    pub title: AttrValue,
    /// Whether it is shown.
    pub open: bool,
    /// When it was closed with Escape. The owner sets `open` to false.
    pub on_close: Callback<()>,
    /// What it says.
    pub children: Html,
    /// The buttons, the safest first.
    #[prop_or_default]
    pub actions: Html,
}

/// A modal dialog.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.open), |(node, open)| {
        let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
        if *open && !dialog.open() {
            // Fails only for a dialog that is open already or not on the page.
            let _ = dialog.show_modal();
        } else if !*open && dialog.open() {
            dialog.close();
        }
    });
    // The owner decides: `cancel` is stopped, and the next rendering closes it.
    let oncancel = props.on_close.reform(|event: Event| event.prevent_default());
    let title_id = format!("{}-title", props.name);
    html! {
        <dialog ref={node} data-test={props.name.clone()} aria-labelledby={title_id.clone()} {oncancel}>
            if props.open {
                <div class="stack">
                    <h2 id={title_id}>{ &props.title }</h2>
                    { props.children.clone() }
                    <div class="buttons">{ props.actions.clone() }</div>
                </div>
            }
        </dialog>
    }
}
