//! The mark that a professional suggested a rule: what a phone may make of it.

use domain::problem::Code;
use domain::reminder::{Rule, SuggestionAnswer};
use domain::sync::Put;
use serde_json::Value;

use super::Refusal;
use crate::synced::Held;

/// What becomes of the mark that a rule was suggested.
pub(super) enum Mark {
    Stays,
    /// The rule is the patient's own.
    Falls,
}

/// What a professional suggested stays as it was suggested, and is switched on by the patient's yes only. Where nothing is
/// known of a suggestion – an earlier backup was restored, or a phone made it up – the rule is kept without the mark: it is
/// not lost, and nobody has suggested it.
pub(super) fn suggestion_mark(put: &Put, rule: &Rule, held: Option<&Held<'_>>) -> Result<Mark, Refusal> {
    if rule.suggested.is_none() || put.removed {
        return Ok(Mark::Stays);
    }
    let Some(suggested) = rule.suggestion() else {
        return Err(Refusal::field(Code::Invalid, "suggested", "the mark of a suggestion says who, when and what"));
    };
    let before: Option<Rule> = held.and_then(|held| serde_json::from_value(held.body.clone().into_owned()).ok());
    let Some(before) = before.and_then(|rule| rule.suggestion()) else { return Ok(Mark::Falls) };
    if (&before.by, before.at, &before.rule) != (&suggested.by, suggested.at, &suggested.rule) {
        let rule = "a professional suggests, and nobody else in their name";
        return Err(Refusal::field(Code::Invalid, "suggested", rule));
    }
    if rule.enabled && suggested.answer != Some(SuggestionAnswer::Accepted) {
        return Err(Refusal::field(Code::Invalid, "suggested", "it is switched on by the patient's yes"));
    }
    Ok(Mark::Stays)
}

/// The body of such a rule.
pub(super) fn without_mark(body: &Value) -> Value {
    let mut body = body.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("suggested");
    }
    body
}
