//! *Mine data*: the patient takes everything away, as one JSON document or as tables.

pub mod schema;
mod zip;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpResponse, HttpResponseBuilder, get};
use domain::access_request::{Answer, PutQuestion};
use domain::entry::Kind;
use domain::export::{FORMAT, Head, VERSION, csv};
use domain::problem::Problem;
use domain::sync::Noun;
use futures_util::stream;
use serde::Serialize;
use store::{StoreError, Tx};

use crate::actor::Actor;
use crate::error::ApiError;
use crate::state::State;

type Reader = store::permit::Actor;

/// Lists that are not entries: what the JSON document and the tables call them, and the columns of the table;
/// where none are named the whole stands in one.
const LISTS: [(Noun, &str, &[&str]); 12] = [
    (Noun::PsfsActivity, "psfs_activities", &["words", "named_on", "retired_on"]),
    (Noun::Reminder, "reminders", &["what", "time", "recurrence", "from", "zone", "follows_phone", "quiet", "enabled"]),
    (
        Noun::Grant,
        "grants",
        &["recipient_name", "recipient", "categories", "purpose", "from", "until", "granted_at", "ended_at"],
    ),
    (Noun::Goal, "goals", &[]),
    (Noun::WorkPlan, "work_plans", &[]),
    (Noun::PersonalPlan, "personal_plans", &[]),
    (Noun::Pause, "pauses", &[]),
    (Noun::OwnExercise, "own_exercises", &[]),
    (Noun::MeasurePeriod, "measure_periods", &[]),
    (Noun::Course, "course", &[]),
    (Noun::Team, "team", &[]),
    (Noun::Programme, "programmes", &["author", "versions"]),
];

fn file(name: &str, kind: &'static str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"));
    answer
}

/// How far the document is.
enum Step {
    Head,
    /// Entries after this id; `first` before any was written.
    Entries {
        after: String,
        first: bool,
    },
    Rest,
    Done,
}

/// Everything the patient can see, in the shape that `/api/export.schema.json` states. Written out as it is read, a page of
/// entries at a time: what is changed meanwhile may stand in it either way.
///
/// For the patient alone; no line is written, as nobody else sees anything. A connection that breaks leaves a text that
/// is no JSON: fetch it again.
#[utoipa::path(tag = "export", security(("access_token" = [])), responses(
    (status = 200, description = "One JSON document, as an attachment; its shape is at `/api/export.schema.json`", body = Object),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/account/export")]
pub(crate) async fn export(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let reader = actor.0;
    // What can be refused is refused before the first byte.
    let first = next(&state, &reader, Step::Head).await?;
    let pages = stream::try_unfold(Some(first), move |page| {
        let (state, reader) = (state.clone(), reader.clone());
        async move {
            let Some((bytes, step)) = page else { return Ok(None) };
            let following = match step {
                Step::Done => None,
                step => Some(next(&state, &reader, step).await?),
            };
            Ok::<_, ApiError>(Some((bytes, following)))
        }
    });
    Ok(file("rygrad.json", "application/json").streaming(Box::pin(pages)))
}

async fn next(state: &State, reader: &Reader, step: Step) -> Result<(Bytes, Step), ApiError> {
    let reader = reader.clone();
    match step {
        Step::Head => {
            let (head, following) = state.read(move |tx| head(tx, &reader)).await?;
            Ok((head.into(), following))
        }
        Step::Entries { after, first } => {
            let page = state
                .read(move |tx| {
                    let permit = store::permit::own(tx, &reader)?;
                    store::export::entries(tx, &permit, None, &after)
                })
                .await?;
            let Some(last) = page.last().map(|entry| entry.id.clone()) else {
                return Ok((Bytes::from_static(b"]"), Step::Rest));
            };
            let mut text = String::new();
            for (n, entry) in page.iter().enumerate() {
                text.push_str(if first && n == 0 { "\n" } else { ",\n" });
                text.push_str(&json(entry)?);
            }
            Ok((text.into(), Step::Entries { after: last, first: false }))
        }
        Step::Rest | Step::Done => Ok((state.read(move |tx| rest(tx, &reader)).await?.into(), Step::Done)),
    }
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// What stands first: of an account without a diary all there is, closed.
fn head(tx: &mut Tx<'_>, reader: &Reader) -> Result<(String, Step), StoreError> {
    let permit = match store::permit::own(tx, reader) {
        Ok(permit) => Some(permit),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let head = Head {
        format: FORMAT,
        version: VERSION,
        made_at: tx.now(),
        account: store::account::find(tx, reader.account)?,
        diary: permit.as_ref().map(|permit| store::export::diary(tx, permit)).transpose()?,
    };
    let mut text = json(&head)?;
    text.pop(); // the brace that the lists go in front of
    text.push_str(&format!(",\n\"supported\":{}", json(&store::supporter::own_ties(tx, reader)?)?));
    if permit.is_none() {
        text.push_str("}\n");
        return Ok((text, Step::Done));
    }
    text.push_str(",\n\"entries\":[");
    Ok((text, Step::Entries { after: String::new(), first: true }))
}

fn rest(tx: &mut Tx<'_>, reader: &Reader) -> Result<String, StoreError> {
    let permit = store::permit::own(tx, reader)?;
    let mut text = String::new();
    for (noun, name, _) in LISTS {
        let things = store::export::things(tx, &permit, noun)?;
        text.push_str(&format!(",\n\"{name}\":{}", json(&things)?));
    }
    text.push_str(&format!(",\n\"reviews\":{}", json(&store::review::own(tx, &permit)?)?));
    text.push_str(&format!(",\n\"messages\":{}", json(&store::message::own(tx, &permit)?)?));
    text.push_str(&format!(",\n\"access_requests\":{}", json(&store::access_request::all(tx, &permit)?)?));
    text.push_str(&format!(",\n\"supporters\":{}", json(&store::supporter::list(tx, &permit)?)?));
    text.push_str(&format!(",\n\"statements\":{}", json(&store::statement::own(tx, &permit)?)?));
    let log = store::disclosure::log(tx, &permit)?;
    text.push_str(&format!(",\n\"disclosures\":{}}}\n", json(&log)?));
    Ok(text)
}

/// The same as tables: a ZIP archive with a CSV file for each kind of entry and each other list.
///
/// For the patient alone. A cell that a spreadsheet could run as a formula has one apostrophe put in front. An answer
/// that was not given is an empty cell; 0 is an answer.
#[utoipa::path(tag = "export", security(("access_token" = [])), responses(
    (status = 200, description = "CSV files (RFC 4180, UTF-8 with a byte order mark) in a ZIP archive", content_type = "application/zip"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/account/export/csv")]
pub(crate) async fn export_csv(state: Data<State>, actor: Actor) -> Result<HttpResponse, ApiError> {
    let reader = actor.0;
    let archive = state.read(move |tx| tables(tx, &reader)).await?;
    Ok(file("rygrad-csv.zip", "application/zip").body(archive))
}

fn tables(tx: &mut Tx<'_>, reader: &Reader) -> Result<Vec<u8>, StoreError> {
    let permit = store::permit::own(tx, reader)?;
    let mut archive = zip::Archive::default();
    for kind in Kind::ALL {
        let mut table = csv::of_kind(kind);
        let mut after = String::new();
        loop {
            let page = store::export::entries(tx, &permit, Some(kind), &after)?;
            let Some(last) = page.last() else { break };
            last.id.clone_into(&mut after);
            page.iter().for_each(|entry| csv::add_entry(&mut table, kind, entry));
        }
        archive.add(&format!("{}.csv", kind.name()), &table.into_bytes());
    }
    for (noun, name, columns) in LISTS {
        let things = store::export::things(tx, &permit, noun)?;
        archive.add(&format!("{name}.csv"), &csv::of_things(&things, columns).into_bytes());
    }
    let mut table = csv::Table::new(["id", "made_at", "author", "said", "basis", "rejoinders"]);
    for review in store::review::own(tx, &permit)? {
        let (author, said, basis) = (json(&review.author)?, json(&review.said)?, json(&review.basis)?);
        let (id, at) = (review.id.to_string(), review.made_at.0.to_string());
        table.row([id, at, author, said, basis, json(&review.rejoinders)?]);
    }
    archive.add("reviews.csv", &table.into_bytes());
    let mut table = csv::Table::new(["unit", "id", "author", "kind", "sent_at", "text"]);
    for thread in store::message::own(tx, &permit)? {
        for message in thread.messages {
            let author = message.author.map(|author| json(&author)).transpose()?.unwrap_or_default();
            let (id, at, kind) =
                (message.id.to_string(), message.sent_at.0.to_string(), message.kind.name().to_owned());
            table.row([thread.unit_name.clone(), id, author, kind, at, message.text.to_string()]);
        }
    }
    archive.add("messages.csv", &table.into_bytes());
    let mut table = csv::Table::new(["id", "membership", "categories", "words", "asked_at", "answer"]);
    for PutQuestion { membership, asked } in store::access_request::all(tx, &permit)? {
        let words = asked.asked.words.map(|words| words.to_string()).unwrap_or_default();
        let answer = asked.answer.map(Answer::name).unwrap_or_default().to_owned();
        let (id, at) = (asked.asked.id.to_string(), asked.asked_at.0.to_string());
        table.row([id, membership.to_string(), json(&asked.asked.categories)?, words, at, answer]);
    }
    archive.add("access_requests.csv", &table.into_bytes());
    let mut table = csv::Table::new(["id", "account", "name", "since"]);
    for relative in store::supporter::list(tx, &permit)?.supporters {
        table.row([relative.id.to_string(), relative.account.to_string(), relative.name, relative.since.0.to_string()]);
    }
    archive.add("supporters.csv", &table.into_bytes());
    let mut table = csv::Table::new(["id", "since", "ended_at"]);
    for tie in store::supporter::own_ties(tx, reader)? {
        let ended_at = tie.ended_at.map(|at| at.0.to_string()).unwrap_or_default();
        table.row([tie.id.to_string(), tie.since.0.to_string(), ended_at]);
    }
    archive.add("supported.csv", &table.into_bytes());
    let columns = ["id", "addressee_name", "released_at", "withdrawn_at", "content"];
    let mut table = csv::Table::new(columns);
    for own in store::statement::own(tx, &permit)? {
        let withdrawn_at = own.withdrawn_at.map(|at| at.0.to_string()).unwrap_or_default();
        let (released_at, content) = (own.released_at.0.to_string(), json(&own.content)?);
        table.row([own.id.to_string(), own.addressee_name, released_at, withdrawn_at, content]);
    }
    archive.add("statements.csv", &table.into_bytes());
    let mut table = csv::Table::new(["n", "hash", "commitment", "salt", "payload"]);
    for line in store::disclosure::log(tx, &permit)?.lines {
        let (salt, payload) = (line.salt.unwrap_or_default(), line.payload.unwrap_or_default());
        table.row([line.n.to_string(), line.hash, line.commitment, salt, payload]);
    }
    archive.add("disclosures.csv", &table.into_bytes());
    Ok(archive.finish())
}
