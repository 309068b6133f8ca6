//! The tables as diesel knows them: kept by hand beside the two migration trees; a test holds all three together.

mod library;

pub(crate) use self::library::{library_exercise, media, media_part, prescribed_media, programme_template, unit_media};

diesel::table! {
    setting (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    account (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        language -> Text,
        password_hash -> Text,
        recovery_hash -> Text,
        created_at -> BigInt,
        demo -> Bool,
        disabled_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    session (id) {
        id -> Text,
        account_id -> Text,
        device -> Text,
        started_at -> BigInt,
        used_at -> BigInt,
        generation -> BigInt,
        secret_hash -> Text,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    counter (name) {
        name -> Text,
        window_start -> BigInt,
        tries -> BigInt,
    }
}

diesel::table! {
    unit (id) {
        id -> Text,
        name -> Text,
        sector -> Text,
        created_at -> BigInt,
        answer_days -> Nullable<Integer>,
    }
}

diesel::table! {
    membership (id) {
        id -> Text,
        account_id -> Text,
        unit_id -> Text,
        profession -> Text,
        treating -> Bool,
        lead -> Bool,
        started_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitation (id) {
        id -> Text,
        unit_id -> Text,
        made_by -> Nullable<Text>,
        code_hash -> Text,
        terms -> Text,
        made_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        used_by -> Nullable<Text>,
    }
}

diesel::table! {
    patient (id) {
        id -> Text,
        account_id -> Text,
        zone -> Text,
        seq -> BigInt,
        last_heard_at -> Nullable<BigInt>,
        clock_skew_ms -> Nullable<BigInt>,
        erased_at -> Nullable<BigInt>,
        hurt_at -> Nullable<BigInt>,
        hurt_on -> Nullable<Text>,
    }
}

diesel::table! {
    connection (patient_id, unit_id) {
        patient_id -> Text,
        unit_id -> Text,
        connected_at -> BigInt,
        asked_at -> Nullable<BigInt>,
        contact_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        reviewed_at -> Nullable<BigInt>,
        programme_until -> Nullable<Text>,
    }
}

diesel::table! {
    entry (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        kind -> Text,
        day -> Text,
        body -> Text,
        fact -> Nullable<Text>,
    }
}

diesel::table! {
    psfs_activity (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    goal (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    work_plan (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    personal_plan (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    pause (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    own_exercise (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    measure_period (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    course (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    team (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    reminder (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
        next_at -> Nullable<BigInt>,
        next_day -> Nullable<Text>,
        zone_data -> Nullable<Text>,
    }
}

diesel::table! {
    grant (patient_id, id) {
        patient_id -> Text,
        id -> Text,
        seq -> BigInt,
        revision -> BigInt,
        received_at -> BigInt,
        membership_id -> Nullable<Text>,
        unit_id -> Nullable<Text>,
        categories -> Integer,
        purpose -> Text,
        from_day -> Nullable<Text>,
        until_day -> Text,
        recipient_name -> Text,
        granted_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        account_id -> Nullable<Text>,
    }
}

diesel::table! {
    supporter_invitation (id) {
        id -> Text,
        patient_id -> Text,
        code_hash -> Text,
        made_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        used_by -> Nullable<Text>,
    }
}

diesel::table! {
    supporter (id) {
        id -> Text,
        patient_id -> Text,
        account_id -> Text,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    revision (patient_id, put_id) {
        patient_id -> Text,
        put_id -> Text,
        put_hash -> Text,
        noun -> Text,
        id -> Text,
        number -> BigInt,
        result -> Text,
        removed -> Bool,
        received_at -> BigInt,
        body -> Text,
        author -> Nullable<Text>,
    }
}

diesel::table! {
    programme (id) {
        id -> Text,
        patient_id -> Text,
        seq -> BigInt,
        received_at -> BigInt,
        author -> Text,
        membership_id -> Text,
    }
}

diesel::table! {
    programme_version (programme_id, number) {
        programme_id -> Text,
        number -> BigInt,
        made_by -> Text,
        made_at -> BigInt,
        plan -> Text,
    }
}

diesel::table! {
    prescription (id) {
        id -> Text,
        programme_id -> Text,
        patient_id -> Text,
    }
}

diesel::table! {
    disclosure_head (patient_id) {
        patient_id -> Text,
        n -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    disclosure (patient_id, n) {
        patient_id -> Text,
        n -> BigInt,
        commitment -> Text,
        hash -> Text,
        salt -> Nullable<Text>,
        payload -> Nullable<Text>,
        fold_key -> Nullable<Text>,
    }
}

diesel::table! {
    push_subscription (id) {
        id -> Text,
        account_id -> Text,
        session_id -> Text,
        endpoint -> Text,
        p256dh -> Text,
        auth -> Text,
        created_at -> BigInt,
        public_key -> Nullable<Text>,
        arrived_at -> Nullable<BigInt>,
        arrived_message_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    push_key (public_key) {
        public_key -> Text,
        sealed -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    occurrence (id) {
        id -> Text,
        patient_id -> Text,
        reminder_id -> Text,
        day -> Text,
        due_at -> BigInt,
        state -> Text,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    delivery (occurrence_id, subscription_id, attempt) {
        occurrence_id -> Text,
        subscription_id -> Text,
        attempt -> BigInt,
        tries -> BigInt,
        next_at -> BigInt,
        leased_until -> Nullable<BigInt>,
        state -> Text,
        status -> Nullable<Integer>,
        due_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    calendar (patient_id) {
        patient_id -> Text,
        token_hash -> Text,
        made_at -> BigInt,
        fetched_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    second_factor (account_id) {
        account_id -> Text,
        sealed -> Text,
        begun_at -> BigInt,
        confirmed_at -> Nullable<BigInt>,
        last_step -> BigInt,
    }
}

diesel::table! {
    reserve_code (code_hash) {
        code_hash -> Text,
        account_id -> Text,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    review (id) {
        id -> Text,
        patient_id -> Text,
        unit_id -> Text,
        membership_id -> Text,
        made_at -> BigInt,
        author -> Text,
        basis -> Text,
        said -> Text,
        read_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    rejoinder (id) {
        id -> Text,
        patient_id -> Text,
        review_id -> Text,
        made_at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    message (id) {
        id -> Text,
        patient_id -> Text,
        unit_id -> Text,
        membership_id -> Nullable<Text>,
        author -> Nullable<Text>,
        kind -> Text,
        sent_at -> BigInt,
        read_at -> Nullable<BigInt>,
        body -> Text,
    }
}

diesel::table! {
    access_request (id) {
        id -> Text,
        patient_id -> Text,
        membership_id -> Text,
        categories -> Integer,
        words -> Nullable<Text>,
        asked_at -> BigInt,
        answer -> Nullable<Text>,
        answered_on -> Nullable<Text>,
    }
}

diesel::table! {
    statement (id) {
        id -> Text,
        patient_id -> Text,
        membership_id -> Nullable<Text>,
        unit_id -> Nullable<Text>,
        code_hash -> Nullable<Text>,
        code_until -> Nullable<BigInt>,
        wrong_codes -> Integer,
        addressee_name -> Text,
        body -> Text,
        released_at -> BigInt,
        withdrawn_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    assignment (id) {
        id -> Text,
        patient_id -> Text,
        unit_id -> Text,
        membership_id -> Text,
        assigned_by -> Text,
        assigned_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    cover (id) {
        id -> Text,
        membership_id -> Text,
        colleague_id -> Text,
        made_at -> BigInt,
        until_day -> Text,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    opening (patient_id, membership_id, day) {
        patient_id -> Text,
        membership_id -> Text,
        day -> Text,
        reason -> Text,
        opened_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query! {
    setting, account, session, counter, unit, membership, invitation, patient, connection, entry, psfs_activity,
    goal, work_plan, personal_plan, pause, own_exercise, measure_period, course, reminder, grant, revision,
    programme, programme_version, prescription, disclosure_head, disclosure, push_subscription, push_key,
    access_request, calendar, delivery, message, occurrence, rejoinder, reserve_code, review, second_factor, statement,
    media, media_part, unit_media, prescribed_media, library_exercise, programme_template,
    assignment, cover, opening, supporter, supporter_invitation, team,
}
