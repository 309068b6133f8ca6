//! Adherence in words: "9 af 12 lavet, 1 delvist", and beside it what was said no to, left open, extra or never written.
//! Counts only, never per cent; *partly* is not *done*, and no note is not a no.

use domain::adherence::Counts;
use yew::prelude::*;

use crate::wording::{Wording, use_wording};

/// [`AdherenceCounts`]' properties.
#[derive(Properties, PartialEq)]
pub struct AdherenceCountsProps {
    /// The counts.
    pub counts: Counts,
    /// Only the first line, for a row in a list.
    #[prop_or_default]
    pub short: bool,
}

/// The counts in words.
#[component]
pub fn AdherenceCounts(props: &AdherenceCountsProps) -> Html {
    let w = use_wording();
    let rest = rest(&w, props.counts);
    if props.short {
        return html! { <span class="number" data-test="adherence-counts">{ adherence_words(&w, props.counts) }</span> };
    }
    html! {
        <div class="counts" data-test="adherence-counts">
            <p class="counts-main">{ adherence_words(&w, props.counts) }</p>
            if !rest.is_empty() {
                <p class="soft">{ rest.join(" · ") }</p>
            }
        </div>
    }
}

/// "9 af 12 lavet, 1 delvist"; where nothing has come due yet, what can be done or that there is nothing.
#[must_use]
pub fn adherence_words(w: &Wording, counts: Counts) -> AttrValue {
    if counts.due == 0 {
        return match counts.open {
            0 => w.t("adherence-nothing-due"),
            open => w.ta("adherence-open", &[("n", open.into())]),
        };
    }
    let done = w.ta("adherence-done-of", &[("done", counts.done.into()), ("due", counts.due.into())]);
    if counts.partly == 0 {
        return done;
    }
    AttrValue::from(format!("{done}, {}", w.ta("adherence-partly", &[("partly", counts.partly.into())])))
}

fn rest(w: &Wording, counts: Counts) -> Vec<String> {
    let parts = [
        ("adherence-not-done", counts.not_done),
        ("adherence-no-entry", counts.no_entry),
        ("adherence-open", if counts.due == 0 { 0 } else { counts.open }),
        ("adherence-extra", counts.extra),
    ];
    parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| w.ta(key, &[("n", n.into())]).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Source;
    use domain::locale::Language;

    const FILES: [Source; 1] = crate::wording_sources!["words"];

    #[test]
    fn partly_stands_beside_done_and_nothing_due_is_said() {
        let w = Wording::new(Language::Da, &FILES, Callback::noop());
        let counts = Counts { due: 12, done: 9, partly: 1, not_done: 1, no_entry: 1, open: 2, extra: 0 };
        assert_eq!(adherence_words(&w, counts), "9 af 12 lavet, 1 delvist");
        assert_eq!(rest(&w, counts), ["1 \"ikke i dag\"", "1 uden notat", "2 kan nås endnu"]);
        assert_eq!(adherence_words(&w, Counts::default()), "Ingen øvelser på planen i denne tid");
        let fresh = Counts { open: 3, ..Counts::default() };
        assert_eq!((adherence_words(&w, fresh), rest(&w, fresh).len()), ("3 kan nås endnu".into(), 0));
    }
}
