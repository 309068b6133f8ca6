//! The database of one account: things, outbox and what is to be remembered. Rows are JSON texts, so that numbers and
//! unknown fields come back exactly as they were.

use domain::id::{AccountId, PutId};
use domain::json::{FromJson, ToJson};
use domain::sync::{Cursor, Noun, Put, SyncAnswer};
use wasm_bindgen::JsValue;

mod draft;

use super::DbError;
use super::transaction::{Database, Mode, Transaction};
use crate::ids;
use crate::json;
use crate::later::Later;
use crate::ordered::Ordered;
use crate::sync::outbox::{Books, Key, Outgoing, Place, Thing, Write, kept_under};
use crate::sync::plan::{self, Wish};

const VERSION: u32 = 1;
const THINGS: &str = "things";
const OUTBOX: &str = "outbox";
const META: &str = "meta";
const CURSOR: &str = "cursor";
const WHOLE: &str = "whole";
/// Set while the account is signed out: what another tab still had on its way must not come back.
const LOCKED: &str = "locked";

/// An account's open database.
#[derive(Debug)]
pub struct AccountDb {
    database: Database,
}

/// Which things a step looks at beside the outbox.
enum Look {
    At(Ordered<Key, ()>),
    AtAll,
}

/// What is to be sent next.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Where the rows stand.
    pub places: Vec<Place>,
    /// The writes, oldest first.
    pub puts: Vec<Put>,
    /// Where the phone got to.
    pub cursor: Option<Cursor>,
    /// What marking them as sent changed.
    pub writes: Vec<Write>,
}

impl AccountDb {
    /// Opens the database of `account`, for that account only.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn open(account: AccountId) -> Result<Self, DbError> {
        let name = format!("rygrad-{account}");
        let database = Database::open(&name, VERSION, |database, old| {
            if old < 1 {
                let numbered = web_sys::IdbObjectStoreParameters::new();
                numbered.set_auto_increment(true);
                let made = [
                    database.create_object_store(THINGS),
                    database.create_object_store_with_optional_parameters(OUTBOX, &numbered),
                    database.create_object_store(META),
                ];
                if made.iter().any(Result::is_err) {
                    web_sys::console::error_1(&"the account's database could not be made".into());
                }
            }
        });
        let opened = Self { database: database.await? };
        let transaction = opened.database.begin(&[META], Mode::WriteStrictly)?;
        transaction.delete(META, &LOCKED.into())?;
        transaction.finish().await?;
        Ok(opened)
    }

    /// Reads everything.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn load(&self) -> Result<Books, DbError> {
        let transaction = self.database.begin(&[THINGS, OUTBOX, META], Mode::Read)?;
        read(&transaction, Look::AtAll).await
    }

    /// Keeps what the patient wrote and queues it, in one transaction, all or nothing. When this returns it is safe.
    /// The draft `finished` goes in the same transaction, so that it can never be saved a second time.
    ///
    /// # Errors
    /// [`DbError`]; then nothing was kept.
    pub async fn save(&self, wishes: Vec<Wish>, finished: Option<String>) -> Result<Vec<Write>, DbError> {
        let keys = wishes.iter().map(|wish| kept_under(wish.noun, &wish.id)).collect();
        self.step(Look::At(keys), &mut move |books| {
            let mut after = books.clone();
            let mut writes: Vec<Write> = finished.clone().map(Write::Finish).into_iter().collect();
            for wish in &wishes {
                for write in plan::save(&after, wish.clone()) {
                    after.apply(write.clone());
                    writes.push(write);
                }
            }
            writes
        })
        .await
    }

    /// Chooses what to send next and marks it as sent.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn next_batch(&self, limit: usize, again: bool) -> Result<Batch, DbError> {
        let mut chosen = (Vec::new(), Vec::new(), None);
        let mut step = |books: &Books| {
            let places = plan::batch(books, limit, again);
            let puts = places.iter().filter_map(|place| books.outbox.get(place)).map(|row| row.put.clone()).collect();
            let writes = plan::mark_sent(books, &places);
            chosen = (places, puts, books.cursor.clone());
            writes
        };
        let writes = self.step(Look::At(Ordered::default()), &mut step).await?;
        let (places, puts, cursor) = chosen;
        Ok(Batch { places, puts, cursor, writes })
    }

    /// Takes the server's answer in.
    ///
    /// # Errors
    /// [`DbError`]; then the answer was not taken in, and the same writes are sent again.
    pub async fn settle(&self, answer: &SyncAnswer) -> Result<Vec<Write>, DbError> {
        let transaction = self.database.begin(&[THINGS, OUTBOX, META], Mode::WriteStrictly)?;
        let mut books = read_open(&transaction, Look::At(Ordered::default())).await?;
        let look = if plan::completes(&books, answer) { Look::AtAll } else { Look::At(touched(&books, answer)) };
        look_at(&transaction, look, &mut books).await?;
        let writes = plan::settle(&books, answer, || ids::fresh(PutId::new));
        carry_out(transaction, writes).await
    }

    /// Remembers that the person knows of two versions that came together.
    ///
    /// # Errors
    /// [`DbError`]; then nothing was changed.
    pub async fn seen(&self, key: &Key) -> Result<Vec<Write>, DbError> {
        let look = Look::At([(key.clone(), ())].into_iter().collect());
        self.step(look, &mut |books| plan::seen(books, key)).await
    }

    /// Carries out a pure step over the outbox.
    ///
    /// # Errors
    /// [`DbError`]; then nothing was changed.
    pub async fn over_outbox(&self, step: &mut dyn FnMut(&Books) -> Vec<Write>) -> Result<Vec<Write>, DbError> {
        self.step(Look::At(Ordered::default()), step).await
    }

    fn step<'a>(
        &'a self,
        look: Look,
        step: &'a mut dyn FnMut(&Books) -> Vec<Write>,
    ) -> Later<'a, Result<Vec<Write>, DbError>> {
        Box::pin(async move {
            let transaction = self.database.begin(&[THINGS, OUTBOX, META], Mode::WriteStrictly)?;
            let books = read_open(&transaction, look).await?;
            carry_out(transaction, step(&books)).await
        })
    }

    /// Drops the synced copy: what stays is what the server has not got and what is half written, locked until its owner
    /// signs in again. Returns how many things the server has not got.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn lock_up(&self) -> Result<usize, DbError> {
        let transaction = self.database.begin(&[THINGS, OUTBOX, META], Mode::WriteStrictly)?;
        let books = read(&transaction, Look::AtAll).await?;
        let drafts = draft::all(&transaction).await?;
        transaction.clear(META)?;
        draft::put_back(&transaction, &drafts)?;
        transaction.put(META, &LOCKED.into(), &JsValue::TRUE)?;
        for key in books.things.keys().filter(|key| !books.unsent(key)) {
            transaction.delete(THINGS, &thing_key(key))?;
        }
        transaction.finish().await?;
        let about: Ordered<Key, ()> = books.outbox.values().map(Outgoing::key).collect();
        Ok(about.len())
    }

    /// Takes everything of the account off this device, what is unsent too.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn erase(&self) -> Result<(), DbError> {
        self.database.erase().await
    }

    /// What was remembered under `name`.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn recall<T: FromJson>(&self, name: &str) -> Result<Option<T>, DbError> {
        Ok(parse(&self.recall_text(name).await?))
    }

    /// What was remembered under `name` that is no text; `undefined` where there is none.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn recall_value(&self, name: &str) -> Result<JsValue, DbError> {
        self.recall_text(name).await
    }

    /// Remembers a file under `name` until the account signs out.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn remember_value(&self, name: &str, value: &JsValue) -> Result<(), DbError> {
        self.remember_text(name, value.clone()).await
    }

    fn recall_text<'a>(&'a self, name: &'a str) -> Later<'a, Result<JsValue, DbError>> {
        Box::pin(async move {
            let transaction = self.database.begin(&[META], Mode::Read)?;
            transaction.get(META, &meta_key(name)).await
        })
    }

    /// Remembers `value` under `name` until the account signs out.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn remember(&self, name: &str, value: &impl ToJson) -> Result<(), DbError> {
        self.remember_text(name, text(value)).await
    }

    fn remember_text<'a>(&'a self, name: &'a str, text: JsValue) -> Later<'a, Result<(), DbError>> {
        Box::pin(async move {
            let transaction = self.database.begin(&[META], Mode::WriteStrictly)?;
            refuse_locked(&transaction).await?;
            transaction.put(META, &meta_key(name), &text)?;
            transaction.finish().await
        })
    }
}

/// Things that an answer is about.
fn touched(books: &Books, answer: &SyncAnswer) -> Ordered<Key, ()> {
    let changed = answer.changes.iter().map(|change| (change.noun, change.id.clone()));
    changed.chain(books.outbox.values().map(|row| kept_under(row.put.noun, &row.put.id))).collect()
}

/// As [`read`], for a step that writes: not for an account that has signed out.
async fn read_open(transaction: &Transaction, look: Look) -> Result<Books, DbError> {
    refuse_locked(transaction).await?;
    read(transaction, look).await
}

async fn refuse_locked(transaction: &Transaction) -> Result<(), DbError> {
    let locked = transaction.get(META, &LOCKED.into()).await?.is_truthy();
    if locked { Err(DbError::Unavailable) } else { Ok(()) }
}

async fn read(transaction: &Transaction, look: Look) -> Result<Books, DbError> {
    let mut books = Books::default();
    for (place, row) in transaction.all(OUTBOX).await? {
        if let (Some(place), Some(row)) = (place_of(&place), parse::<Outgoing>(&row)) {
            books.queue_at(place, row);
        }
    }
    books.cursor = parse(&transaction.get(META, &CURSOR.into()).await?);
    books.whole = parse(&transaction.get(META, &WHOLE.into()).await?);
    look_at(transaction, look, &mut books).await?;
    Ok(books)
}

async fn look_at(transaction: &Transaction, look: Look, books: &mut Books) -> Result<(), DbError> {
    let found = match look {
        Look::AtAll => transaction.all(THINGS).await?.into_iter().map(|(_, thing)| thing).collect(),
        Look::At(keys) => {
            let mut found = Vec::with_capacity(keys.len());
            for key in keys.keys() {
                found.push(transaction.get(THINGS, &thing_key(key)).await?);
            }
            found
        }
    };
    for thing in found.iter().filter_map(parse::<Thing>) {
        books.apply(Write::Keep(thing));
    }
    Ok(())
}

/// Carries out the steps; what was queued comes back with its place.
async fn carry_out(transaction: Transaction, writes: Vec<Write>) -> Result<Vec<Write>, DbError> {
    match ask(&transaction, writes).await {
        Ok(done) => {
            transaction.finish().await?;
            Ok(done)
        }
        // Or what was asked before the step that failed would stay.
        Err(error) => {
            transaction.abort();
            Err(error)
        }
    }
}

async fn ask(transaction: &Transaction, writes: Vec<Write>) -> Result<Vec<Write>, DbError> {
    let mut done = Vec::with_capacity(writes.len());
    for write in writes {
        match &write {
            Write::Keep(thing) => transaction.put(THINGS, &thing_key(&thing.key()), &text(thing))?,
            Write::Drop(key) => transaction.delete(THINGS, &thing_key(key))?,
            Write::Replace(place, row) => transaction.put(OUTBOX, &place_key(*place), &text(row))?,
            Write::Settle(place) => transaction.delete(OUTBOX, &place_key(*place))?,
            Write::Reach(cursor) => transaction.put(META, &CURSOR.into(), &text(cursor))?,
            Write::Whole(epoch) => transaction.put(META, &WHOLE.into(), &text(epoch))?,
            Write::Finish(draft) => transaction.delete(META, &draft::key(draft))?,
            Write::Queue(row) => {
                let place = transaction.add(OUTBOX, &text(row)).await?;
                let place = place_of(&place).ok_or_else(|| DbError::Failed("a row without a number".to_owned()))?;
                done.push(Write::Replace(place, row.clone()));
                continue;
            }
        }
        done.push(write);
    }
    Ok(done)
}

fn thing_key((noun, id): &Key) -> JsValue {
    JsValue::from_str(&format!("{}/{id}", Noun::name(*noun)))
}

/// Apart from the names used here, so that no caller can overwrite them.
fn meta_key(name: &str) -> JsValue {
    JsValue::from_str(&format!("remembered/{name}"))
}

#[expect(clippy::cast_precision_loss, reason = "counts writes by one person: exact in f64")]
fn place_key(place: Place) -> JsValue {
    JsValue::from_f64(place as f64)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the browser counts 1, 2, 3 …")]
fn place_of(key: &JsValue) -> Option<Place> {
    key.as_f64().map(|number| number as Place)
}

fn text(value: &impl ToJson) -> JsValue {
    JsValue::from_str(&json::write(value))
}

fn parse<T: FromJson>(value: &JsValue) -> Option<T> {
    json::read(&value.as_string()?)
}
