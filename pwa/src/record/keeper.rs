//! Keeps one account's record: the database, its mirror in memory, and when to sync. Knows no Yew; whoever shows the
//! record is told of every change.

mod drafts;
mod sending;
mod tabs;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::day::Millis;
use domain::id::{AccountId, PatientId};
use domain::json::{FromJson, ToJson};
use domain::sync::Noun;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;

use super::draft::Draft;
use super::{Record, noted};
use crate::db::DbError;
use crate::db::account::AccountDb;
use crate::db::device::DeviceDb;
use crate::later::Later;
use crate::ordered::Ordered;
use crate::room;
use crate::sync::outbox::{Books, Key, Write};
use crate::sync::plan::{self, Wish};

/// Remembered with the account: when the server last answered.
const LAST_SYNC: &str = "last_sync";

/// A clock that is this far off is worth a word, in milliseconds: it puts entries on wrong days at the latest around midnight.
const CLOCK_OFF_MS: i64 = 60 * 60 * 1000;

/// See the module.
pub struct Keeper {
    account: AccountId,
    db: AccountDb,
    device: Rc<DeviceDb>,
    books: RefCell<Books>,
    record: RefCell<Rc<Record>>,
    drafts: RefCell<Ordered<String, Draft>>,
    /// Counts the steps taken over, so that an older reading of the database never covers a newer one.
    taken: Cell<u64>,
    told: RefCell<Option<Rc<dyn Fn()>>>,
    others: Option<BroadcastChannel>,
    syncing: Cell<bool>,
    /// Asked for while a sync ran; the value is whether refused writes are to be tried again.
    asked: Cell<Option<bool>>,
    failures: Cell<u32>,
    timer: Cell<Option<i32>>,
    closed: Cell<bool>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keeper({})", self.account)
    }
}

impl Keeper {
    /// Opens the account's database and reads it.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn open(account: AccountId, patient: PatientId, device: Rc<DeviceDb>) -> Result<Rc<Self>, DbError> {
        let db = AccountDb::open(account).await?;
        // Another tab may write between the reading here and the listening below.
        let others = BroadcastChannel::new(&format!("rygrad-{account}")).ok();
        let missed = Rc::new(Cell::new(false));
        let hears = Closure::<dyn FnMut()>::new({
            let missed = missed.clone();
            move || missed.set(true)
        });
        if let Some(others) = &others {
            others.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        }
        let books = db.load().await?;
        let drafts = db.drafts().await?;
        let mut record = Record::of(patient, &books);
        record.last_sync = db.recall(LAST_SYNC).await?;
        record.online = web_sys::window().is_none_or(|window| window.navigator().on_line());
        let keeper = Rc::new(Self {
            account,
            db,
            device,
            books: RefCell::new(books),
            record: RefCell::new(Rc::new(record)),
            drafts: RefCell::new(drafts),
            taken: Cell::new(0),
            told: RefCell::new(None),
            others,
            syncing: Cell::new(false),
            asked: Cell::new(None),
            failures: Cell::new(0),
            timer: Cell::new(None),
            closed: Cell::new(false),
        });
        keeper.hear_other_tabs();
        if missed.get() {
            keeper.read_again().await;
        }
        Ok(keeper)
    }

    /// The record as it now stands.
    #[must_use]
    pub fn record(&self) -> Rc<Record> {
        self.record.borrow().clone()
    }

    /// The whole of one thing, as it came.
    #[must_use]
    pub fn body(&self, noun: Noun, id: &str) -> Option<Value> {
        let books = self.books.borrow();
        books.things.get(&(noun, id.to_owned())).map(|thing| thing.body.clone())
    }

    /// What waits to be sent about one thing, oldest first: whether it takes the thing away, and what it says.
    #[must_use]
    pub fn unsent(&self, noun: Noun, id: &str) -> Vec<(bool, Value)> {
        let books = self.books.borrow();
        let about = books.outbox.values().filter(|row| row.put.noun == noun && row.put.id == id);
        about.map(|row| (row.put.removed, row.put.body.clone())).collect()
    }

    /// Whose.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Whom to tell that the record changed; one at a time.
    pub fn on_change(&self, told: impl Fn() + 'static) {
        self.told.replace(Some(Rc::new(told)));
    }

    /// Keeps what the patient wrote, and lets the draft go that it was `finished` from. When this returns it is on the
    /// disk; sending follows by itself.
    ///
    /// # Errors
    /// [`DbError`]; then nothing was kept, and nothing typed may be let go.
    pub fn save(self: &Rc<Self>, wishes: Vec<Wish>, finished: Option<String>) -> Later<'_, Result<(), DbError>> {
        Box::pin(async move {
            let writes = self.db.save(wishes, finished).await?;
            self.take_up(writes);
            room::ask_to_persist();
            Ok(())
        })
    }

    /// Lets a refused write go and fetches what the server has instead.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn discard(self: &Rc<Self>, noun: Noun, id: &str) -> Later<'_, Result<(), DbError>> {
        let key = (noun, id.to_owned());
        Box::pin(async move {
            let writes = self.db.over_outbox(&mut |books| plan::discard(books, &key)).await?;
            self.take_up(writes);
            Ok(())
        })
    }

    /// The person knows that something was changed in two places.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn seen(self: &Rc<Self>, key: &Key) -> Result<(), DbError> {
        self.take(self.db.seen(key).await?);
        self.tell_other_tabs();
        Ok(())
    }

    /// Somebody sits with the patient from now on, or no longer does.
    pub fn set_together(&self, together: bool) {
        self.record_with(|record| record.together = together);
    }

    /// What was done here is shown, told to other tabs, and sent.
    fn take_up(self: &Rc<Self>, writes: Vec<Write>) {
        self.take(writes);
        self.tell_other_tabs();
        self.sync_soon(false);
    }

    /// What was remembered under `name` for this account.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn recall<T: FromJson>(&self, name: &str) -> Result<Option<T>, DbError> {
        self.db.recall(name).await
    }

    /// Remembers until sign-out.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn remember(&self, name: &str, value: &impl ToJson) -> Result<(), DbError> {
        self.db.remember(name, value).await
    }

    /// As [`Self::recall`], for what is no text.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn recall_value(&self, name: &str) -> Result<JsValue, DbError> {
        self.db.recall_value(name).await
    }

    /// As [`Self::remember`], for what is no text.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn remember_value(&self, name: &str, value: &JsValue) -> Result<(), DbError> {
        self.db.remember_value(name, value).await
    }

    /// The browser says that there is no network.
    pub fn went_offline(&self) {
        self.reached(false, None);
    }

    /// Ends keeping: the synced copy is dropped; returns how many things stay, unsent, for their owner.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn lock_up(&self) -> Result<usize, DbError> {
        self.close();
        let waiting = self.db.lock_up().await?;
        self.tell_other_tabs();
        Ok(waiting)
    }

    /// Ends keeping and takes everything off this device: the account was erased.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn erase(&self) -> Result<(), DbError> {
        self.close();
        self.db.erase().await
    }

    /// Everything this device holds of the record, as JSON texts: for an export without a network.
    #[must_use]
    pub fn copy(&self) -> Vec<String> {
        self.books.borrow().things.values().map(crate::json::write).collect()
    }

    /// Stops syncing and listening.
    pub fn close(&self) {
        self.closed.set(true);
        self.told.replace(None);
        self.cancel_timer();
        if let Some(others) = &self.others {
            others.set_onmessage(None);
        }
    }

    fn reached(&self, online: bool, at: Option<Millis>) {
        self.record_with(|record| {
            record.online = online;
            record.last_sync = at.or(record.last_sync);
            record.too_old &= at.is_none();
        });
    }

    /// What the server's clock says about this device's.
    fn clock_was(&self, ahead_ms: i64) {
        self.record_with(|record| record.clock_ahead_ms = Some(ahead_ms).filter(|ms| ms.abs() >= CLOCK_OFF_MS));
    }

    fn record_with(&self, change: impl FnOnce(&mut Record)) {
        let mut record = Record::clone(&self.record.borrow());
        change(&mut record);
        self.show(record);
    }

    /// Takes over what is in the database now.
    fn take(&self, writes: Vec<Write>) {
        if writes.is_empty() {
            return;
        }
        self.taken.set(self.taken.get() + 1);
        let mut keys: Ordered<Key, ()> = Ordered::default();
        let mut record = Record::clone(&self.record.borrow());
        {
            let mut books = self.books.borrow_mut();
            for write in writes {
                if let Write::Finish(draft) = &write {
                    self.drafts.borrow_mut().remove(draft);
                }
                for key in about(&books, &write) {
                    keys.insert(key, ());
                }
                books.apply(write);
            }
            for key in keys.keys() {
                record.look_again(key, &books);
            }
            record.count(&books);
        }
        self.show(record);
        self.note_for_worker();
    }

    fn show(&self, record: Record) {
        self.record.replace(Rc::new(record));
        let told = self.told.borrow().clone();
        if let Some(told) = told {
            told();
        }
    }

    fn note_for_worker(&self) {
        let noted = noted::unsent_done_days(&self.record.borrow());
        let device = self.device.clone();
        spawn_local(async move {
            if let Err(error) = device.set_unsent_done_days(&noted).await {
                web_sys::console::warn_1(&error.to_string().into());
            }
        });
    }
}

/// The things that a step is about; a row's thing is looked up before the row goes.
fn about(books: &Books, write: &Write) -> Vec<Key> {
    match write {
        Write::Keep(thing) => vec![thing.key()],
        Write::Drop(key) => vec![key.clone()],
        Write::Queue(row) | Write::Replace(_, row) => vec![row.key()],
        Write::Settle(place) => books.outbox.get(place).map(|row| row.key()).into_iter().collect(),
        Write::Reach(_) | Write::Whole(_) | Write::Finish(_) => Vec::new(),
    }
}
