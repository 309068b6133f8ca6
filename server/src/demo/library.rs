//! What the made-up unit shares among its members: a few exercises and a template of them.

use domain::id::{LibraryExerciseId, TemplateId, UnitId};
use domain::library_exercise::LibraryExerciseEdit;
use domain::programme_template::TemplateEdit;
use serde_json::{Value, json};
use store::permit::Actor;
use store::{StoreError, Tx, library_exercise, programme_template};

/// Title, how to do it, the dose proposed, an easier and a harder step.
fn exercises() -> [Value; 4] {
    let repetitions =
        |sets: u8, repetitions: u8| json!({"by": "repetitions", "sets": sets, "repetitions": repetitions});
    [
        json!({
            "title": "Bækkenløft",
            "instruction": "Lig på ryggen med bøjede knæ og fødderne i gulvet. Løft bækkenet roligt, hold et øjeblik, og sænk det igen.",
            "dosage": repetitions(3, 10),
            "easier": {"instruction": "Kun halvt op.", "dosage": repetitions(2, 8)},
            "harder": {"instruction": "På ét ben ad gangen.", "dosage": repetitions(3, 8)},
        }),
        json!({
            "title": "På alle fire: arm og ben",
            "instruction": "Stå på hænder og knæ. Stræk en arm og det modsatte ben, og skift side. Ryggen må gerne bevæge sig.",
            "dosage": repetitions(3, 8),
            "easier": {"instruction": "Kun benet, hænderne bliver i gulvet.", "dosage": repetitions(2, 8)},
        }),
        json!({
            "title": "Rejs dig fra en stol",
            "instruction": "Sæt dig og rejs dig igen, roligt. Brug armene, hvis du har brug for det.",
            "dosage": repetitions(3, 8),
            "harder": {"instruction": "Med armene over kors.", "dosage": repetitions(3, 10)},
        }),
        json!({
            "title": "Gå en tur",
            "instruction": "I dit eget tempo. Hellere lidt og tit end langt og sjældent.",
            "dosage": {"by": "minutes", "minutes": 20},
        }),
    ]
}

/// Written by the physiotherapist.
pub(super) fn make(tx: &mut Tx<'_>, physio: &Actor, unit: UnitId) -> Result<(), StoreError> {
    let curator = store::unit::curator(tx, physio, unit)?.ok_or(StoreError::NotFound)?;
    let mut in_template = Vec::new();
    for mut exercise in exercises() {
        let (ms, random) = tx.id_parts();
        let edit: LibraryExerciseEdit = serde_json::from_value(json!({"base_revision": 0, "exercise": exercise}))?;
        let named = library_exercise::edit(tx, &curator, LibraryExerciseId::new(ms, random), &edit)?;
        if let Some(fields) = exercise.as_object_mut() {
            fields.insert("frequency".to_owned(), json!({"by": "times_a_week", "times": 4}));
            fields.insert("copied".to_owned(), json!({"exercise": named.id, "revision": named.revision}));
        }
        in_template.push(exercise);
    }
    let edit: TemplateEdit = serde_json::from_value(json!({"base_revision": 0, "template": {
        "title": "Lænd, de første uger",
        "precautions": "Det er i orden, at det kan mærkes. Gør øvelserne mindre, hvis det bliver for meget.",
        "exercises": in_template,
    }}))?;
    let (ms, random) = tx.id_parts();
    programme_template::edit(tx, &curator, TemplateId::new(ms, random), &edit).map(|_| ())
}
