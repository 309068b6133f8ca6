//! Who typed an entry where that was a professional: the server's word, which a phone keeps and cannot give.

use domain::entry::{Entry, TypedBy};
use domain::problem::Code;
use serde_json::{Value, json};

use super::Refusal;
use crate::synced::Held;

/// The body to keep instead of the one sent; `None` where that is as it should be. What the patient makes of such an entry keeps its
/// typist, also where an earlier version of the app sends it without. Where nothing is known of one – an earlier backup was restored,
/// or a phone made it up – the entry is kept, as one that was typed together: it is not lost, and nobody is named for it.
pub(super) fn typed_body(sent: &Value, entry: &Entry, held: Option<&Held<'_>>) -> Result<Option<Value>, Refusal> {
    let said = entry.typed_by == TypedBy::Professional;
    if !said && entry.typist.is_none() {
        return Ok(None);
    }
    let before: Option<Entry> = held.and_then(|held| serde_json::from_value(held.body.clone().into_owned()).ok());
    let before = before.filter(|before| before.typed_by == TypedBy::Professional);
    let with = |typed_by: TypedBy, typist: Option<Value>| {
        let mut body = sent.clone();
        if let Some(fields) = body.as_object_mut() {
            fields.insert("typed_by".to_owned(), json!(typed_by));
            fields.remove("typist");
            fields.extend(typist.map(|typist| ("typist".to_owned(), typist)));
        }
        body
    };
    match before {
        Some(before) if said && before.typist == entry.typist => Ok(None),
        Some(before) if said && entry.typist.is_none() => {
            Ok(Some(with(TypedBy::Professional, before.typist.map(|typist| json!(typist)))))
        }
        Some(_) => Err(Refusal::field(Code::Invalid, "typist", "who typed an entry from paper stays as it was")),
        None => Ok(Some(with(if said { TypedBy::Together } else { entry.typed_by }, None))),
    }
}
