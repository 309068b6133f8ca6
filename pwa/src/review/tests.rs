//! A review in words, in both languages.

use domain::category::{Category, CategorySet};
use domain::id::{MembershipId, ReviewId};
use domain::locale::Language;
use serde_json::json;
use yew::Callback;

use super::*;
use crate::wording::Source;

const FILES: [Source; 4] = crate::wording_sources!["words", "reading", "people", "review"];

fn review(basis: serde_json::Value) -> Review {
    serde_json::from_value(json!({
        "id": ReviewId::new(1, [1; 10]), "made_at": 1_799_650_740_000_i64, "basis": basis,
        "author": {"membership": MembershipId::new(1, [2; 10]), "name": "Mette", "profession": "physiotherapist", "unit": "G"},
        "said": {"well": "Du gik.", "recognition": "Flot."}, "rejoinders": [],
    }))
    .unwrap()
}

fn bare(shared: CategorySet) -> serde_json::Value {
    json!({
        "period": {"from": "2026-11-09", "to": "2026-11-22"}, "shared": shared, "scales": [],
        "entries": {"live": 1, "back_filled": 2, "edited": 0, "with_others": 0, "days_without": 12},
    })
}

#[test]
fn what_is_not_shared_is_said_part_by_part_and_nothing_is_a_zero() {
    let w = Wording::new(Language::Da, &FILES, Callback::noop());
    let text = plain(&w, &review(bare(CategorySet::EMPTY)));
    for what in ["Aktivitetsdagbog", "Øvelser", "Smerter", "Medicin", "Funktion", "Grunde", "Program"] {
        assert!(text.contains(&format!("{what}: deles ikke")), "{what}: {text}");
    }
    assert!(text.contains("1 samme dag, 2 senere, 0 rettet"), "{text}");
    assert!(text.contains("På 12 dage står der ikke noget."), "{text}");
    assert!(text.contains("Behandlerens ord: Du gik.") && text.ends_with("Anerkendende ord\nFlot."), "{text}");
    assert!(!text.contains('\u{2068}'));
}

#[test]
fn an_open_answer_is_not_answered_and_a_zero_is_a_zero() {
    let mut basis = bare(CategorySet::EMPTY.with(Category::Pain));
    basis["scales"] = json!([{"question": "back_pain", "now": {"on": "2026-11-20", "score": 0}}]);
    let w = Wording::new(Language::En, &FILES, Callback::noop());
    let found = Part::Change.lines(&w, &review(basis).basis);
    assert!(found[0].contains("not answered → 0 ("), "{found:?}");
}
