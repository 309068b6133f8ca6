//! *Fortryd*: beside every word that something was kept stands the way to take it back. What was new goes, what was
//! corrected or removed stands again as it did. One step, kept like any other write, so that it works offline.

use domain::entry::Entry;
use domain::id::EntryId;
use pwa::components::SnackAction;
use pwa::hooks::{RecordHandle, use_record};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;
use crate::say::{Said, use_say};

/// An entry as it was before: `None` where there was none.
pub(crate) type Before = (EntryId, Option<Entry>);

/// How an entry stands before it is written to.
pub(crate) fn before(record: &RecordHandle, id: EntryId) -> Before {
    (id, record.record().entries.get(&id).map(|kept| kept.body.clone()))
}

/// What was just kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Done {
    /// What the bar says.
    pub(crate) text: AttrValue,
    /// The screen it stands on.
    pub(crate) on: Route,
    /// What it was before, for each entry written.
    pub(crate) before: Vec<Before>,
    /// What else can be done about it.
    pub(crate) more: Option<SnackAction>,
    /// Once it is taken back.
    pub(crate) then: Callback<()>,
}

impl Done {
    /// One entry kept, to be said on this screen.
    pub(crate) fn one(text: AttrValue, on: Route, before: Before) -> Self {
        Self { text, on, before: vec![before], more: None, then: Callback::noop() }
    }
}

/// Says at the bottom what was kept, with *Fortryd*.
#[hook]
pub(crate) fn use_done() -> Callback<Done> {
    let (w, record, say) = (use_wording(), use_record(), use_say());
    Callback::from(move |done: Done| {
        let Done { text, on, before, more, then } = done;
        let undo = {
            let (w, record, say, on) = (w.clone(), record.clone(), say.clone(), on.clone());
            Callback::from(move |()| {
                let (w, record, say, on) = (w.clone(), record.clone(), say.clone(), on.clone());
                let (before, then) = (before.clone(), then.clone());
                spawn_local(async move {
                    let text = match record.put_back(before).await {
                        Ok(()) => "words-undone",
                        Err(error) => error.wording(),
                    };
                    say.emit(Some(Said { text: w.t(text), actions: Vec::new(), on }));
                    then.emit(());
                });
            })
        };
        let undo = SnackAction { label: w.t("words-undo"), test: "undo".into(), on_press: undo };
        say.emit(Some(Said { text, actions: std::iter::once(undo).chain(more).collect(), on }));
    })
}
