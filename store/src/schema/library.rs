//! The tables of what a unit shares among its members.

diesel::table! {
    media (id) {
        id -> Text,
        kind -> Text,
        size -> BigInt,
        made_at -> BigInt,
    }
}

diesel::table! {
    media_part (media_id, n) {
        media_id -> Text,
        n -> BigInt,
        content -> Binary,
    }
}

diesel::table! {
    unit_media (unit_id, media_id) {
        unit_id -> Text,
        media_id -> Text,
        sent_by -> Text,
        sent_at -> BigInt,
    }
}

diesel::table! {
    prescribed_media (patient_id, media_id) {
        patient_id -> Text,
        media_id -> Text,
    }
}

diesel::table! {
    library_exercise (id) {
        id -> Text,
        unit_id -> Text,
        revision -> BigInt,
        retired -> Bool,
        title -> Text,
        searched -> Text,
        media_id -> Nullable<Text>,
        changed_by -> Text,
        changed_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    programme_template (id) {
        id -> Text,
        unit_id -> Text,
        revision -> BigInt,
        retired -> Bool,
        changed_by -> Text,
        changed_at -> BigInt,
        body -> Text,
    }
}
