//! Answers that several forms ask for: scales with their ends in words, and a note with its own tick.

use domain::Score;
use domain::entry::Note;
use domain::json::Json;
use domain::text::{Text, TextError};
use pwa::components::{Scale, TextArea, Tick};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

/// The most characters in a note.
const NOTE_MAX: u32 = 4000;

/// A scale. `ends` names its two ends in the wording: `scale-<ends>-low` and `-high`.
pub(crate) fn scale(
    w: &Wording,
    name: &'static str,
    question: &str,
    ends: &str,
    value: Option<Score>,
    on_change: Callback<Option<Score>>,
) -> Html {
    html! {
        <Scale
            {name}
            label={w.t(question)}
            low={w.t(&format!("scale-{ends}-low"))}
            high={w.t(&format!("scale-{ends}-high"))}
            {value}
            {on_change}
        />
    }
}

/// A note while it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub(crate) struct NoteDraft {
    /// As typed.
    pub(crate) text: String,
    /// Ticked.
    pub(crate) shared: bool,
}

impl NoteDraft {
    /// The draft of a note that is there.
    pub(crate) fn of(note: Option<&Note>) -> Self {
        note.map_or_else(Self::default, |note| Self { text: note.text.as_str().to_owned(), shared: note.shared })
    }

    /// The note; `None` where nothing was written.
    pub(crate) fn parse(&self) -> Result<Option<Note>, TextError> {
        match Text::parse(self.text.clone()) {
            Ok(text) => Ok(Some(Note { text, shared: self.shared })),
            Err(TextError::Empty) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// What to say of a mistake.
    pub(crate) fn mistake(&self, w: &Wording) -> Option<AttrValue> {
        self.parse().err().map(|_| w.ta("note-too-long", &[("max", NOTE_MAX.into())]))
    }
}

/// [`NoteField`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct NoteFieldProps {
    pub(crate) draft: NoteDraft,
    pub(crate) on_change: Callback<NoteDraft>,
    /// Where the note is the whole entry.
    #[prop_or_default]
    pub(crate) alone: bool,
    /// Unique on the screen: `<name>-text` and `<name>-share`.
    #[prop_or(AttrValue::Static("note"))]
    pub(crate) name: AttrValue,
    /// What to write, where it is not just a note.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

/// A note and whether it is shared: private until ticked, note by note.
#[component]
pub(crate) fn NoteField(props: &NoteFieldProps) -> Html {
    let w = use_wording();
    let on_input = {
        let draft = props.draft.clone();
        props.on_change.reform(move |text| NoteDraft { text, ..draft.clone() })
    };
    let on_tick = {
        let draft = props.draft.clone();
        props.on_change.reform(move |shared| NoteDraft { shared, ..draft.clone() })
    };
    html! {
        <div class="stack">
            <TextArea
                name={format!("{}-text", props.name)}
                label={props.label.clone().unwrap_or_else(|| w.t("note-label"))}
                hint={w.t("words-nobody-watches")}
                value={props.draft.text.clone()}
                {on_input}
                mistake={props.draft.mistake(&w)}
                optional={!props.alone}
                rows={if props.alone { 6 } else { 3 }}
                max_length={NOTE_MAX}
            />
            <Tick
                name={format!("{}-share", props.name)}
                label={w.t("note-share")}
                hint={w.t("note-share-hint")}
                checked={props.draft.shared}
                on_change={on_tick}
            />
        </div>
    }
}
