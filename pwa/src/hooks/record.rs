//! The record for screens: read it, write to it. [`use_record`] renders again whenever it changes, here or in another
//! tab, and when the day does.

mod plan;

use std::rc::Rc;

use domain::day::{LocalDay, Millis, Zone};
use domain::entry::{Body, Entry, TypedBy};
use domain::grant::NewGrant;
use domain::id::{EntryId, GrantId, PsfsActivityId, PutId, ReminderId};
use domain::json::{FromJson, ToJson};
use domain::psfs::PsfsActivity;
use domain::reminder::Rule;
use domain::sync::Noun;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::awake::{self, Why};
use super::journey;
use crate::clock;
use crate::db::DbError;
use crate::ids;
use crate::ordered::Ordered;
use crate::record::Record;
use crate::record::draft::Draft;
use crate::record::keeper::Keeper;
use crate::sync::outbox::Key;
use crate::sync::plan::Wish;

/// Why something could not be saved; nothing typed may be let go. [`DbError::wording`] says it.
pub type SaveError = DbError;

/// The record and its pen. Cheap to clone; equal while nothing changed.
#[derive(Debug, Clone)]
pub struct RecordHandle {
    record: Rc<Record>,
    keeper: Rc<Keeper>,
    today: LocalDay,
    finishing: Option<AttrValue>,
}

impl PartialEq for RecordHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.record, &other.record) && Rc::ptr_eq(&self.keeper, &other.keeper) && self.today == other.today
    }
}

impl RecordHandle {
    /// The record as it stands now, also for a handle that was given out before the last change.
    #[must_use]
    pub fn record(&self) -> Rc<Record> {
        self.keeper.record()
    }

    /// The day now where the device is.
    #[must_use]
    pub fn today(&self) -> LocalDay {
        self.today
    }

    /// The zone the device is in.
    #[must_use]
    pub fn zone(&self) -> Zone {
        clock::zone()
    }

    /// The moment now, by the device.
    #[must_use]
    pub fn now(&self) -> Millis {
        clock::now()
    }

    /// Sends and fetches now; what was refused but may pass is sent again too.
    pub fn sync_now(&self) {
        self.keeper.sync_soon(true);
    }

    /// A pen whose next save also lets the draft at `address` go, both or neither.
    #[must_use]
    pub fn finishing(&self, address: &AttrValue) -> Self {
        Self { finishing: Some(address.clone()), ..self.clone() }
    }

    /// What is half written, under the addresses of the forms.
    #[must_use]
    pub fn drafts(&self) -> Ordered<String, Draft> {
        self.keeper.drafts()
    }

    /// What is half written in the form at `address`.
    #[must_use]
    pub fn draft(&self, address: &str) -> Option<Draft> {
        self.keeper.draft(address)
    }

    /// Keeps what is half written in the form at `address`, or lets it go.
    pub fn set_draft(&self, address: &str, body: Option<Value>) {
        self.keeper.set_draft(address, body.map(|body| Draft { at: self.now(), body }));
    }

    /// An envelope for `body` on `day`, typed now by the patient, or together with whoever sits with them.
    #[must_use]
    pub fn entry(&self, day: LocalDay, body: Body) -> Entry {
        let typed_by = if self.record().together { TypedBy::Together } else { TypedBy::Myself };
        Entry { day, zone: self.zone(), recorded_at: self.now(), typed_by, typist: None, body }
    }

    /// Somebody sits with the patient from now on, or no longer does.
    pub fn set_together(&self, together: bool) {
        self.keeper.set_together(together);
    }

    /// The person knows that something was changed in two places.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn seen(&self, key: &Key) -> Result<(), SaveError> {
        self.keeper.seen(key).await
    }

    /// Keeps one thing; resolves only when it is on the disk.
    ///
    /// # Errors
    /// [`SaveError`]; then nothing was kept.
    pub async fn save(&self, noun: Noun, id: String, body: Value, removed: bool) -> Result<(), SaveError> {
        self.put(vec![wish(noun, id, body, removed)]).await
    }

    /// Keeps several things at once, all or none, parents first.
    ///
    /// # Errors
    /// [`SaveError`]; then nothing was kept.
    pub async fn save_all(&self, things: Vec<(Noun, String, Value)>) -> Result<(), SaveError> {
        self.put(things.into_iter().map(|(noun, id, body)| wish(noun, id, body, false)).collect()).await
    }

    async fn put(&self, wishes: Vec<Wish>) -> Result<(), SaveError> {
        self.keeper.save(wishes, self.finishing.as_ref().map(ToString::to_string)).await
    }

    /// Keeps an entry, new or corrected.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_entry(&self, id: EntryId, entry: &Entry) -> Result<(), SaveError> {
        self.save(Noun::Entry, id.to_string(), entry.to_json(), false).await
    }

    /// Takes an entry away. What is half written about it goes with it.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn remove_entry(&self, id: EntryId) -> Result<(), SaveError> {
        self.about(id).save(Noun::Entry, id.to_string(), Value::Null, true).await
    }

    /// Puts entries back as they were, all or none: those that were not there are taken away.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn put_back(&self, before: Vec<(EntryId, Option<Entry>)>) -> Result<(), SaveError> {
        let one = |(id, entry): (EntryId, Option<Entry>)| {
            let removed = entry.is_none();
            wish(Noun::Entry, id.to_string(), entry.map_or(Value::Null, |entry| entry.to_json()), removed)
        };
        self.put(before.into_iter().map(one).collect()).await
    }

    /// Erases an entry with all its versions: here at once, on the server and on other phones as soon as it can be reached.
    /// What is half written about it goes with it.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn erase_entry(&self, id: EntryId) -> Result<(), SaveError> {
        self.about(id).save(Noun::Erasure, id.to_string(), Value::Null, false).await
    }

    /// A pen whose next save lets the half-written correction of an entry go.
    fn about(&self, id: EntryId) -> Self {
        self.finishing(&format!("/entry/{id}").into())
    }

    /// Names a PSFS activity, or puts one aside.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_psfs_activity(&self, id: PsfsActivityId, activity: &PsfsActivity) -> Result<(), SaveError> {
        self.save(Noun::PsfsActivity, id.to_string(), activity.to_json(), false).await
    }

    /// Decides to share.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_grant(&self, id: GrantId, decision: &NewGrant) -> Result<(), SaveError> {
        self.save(Noun::Grant, id.to_string(), decision.to_json(), false).await
    }

    /// Stops sharing; it bites once the server has it.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn stop_grant(&self, id: GrantId) -> Result<(), SaveError> {
        self.save(Noun::Revocation, id.to_string(), Value::Null, false).await
    }

    /// Keeps a reminder rule.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_reminder(&self, id: ReminderId, rule: &Rule) -> Result<(), SaveError> {
        self.save(Noun::Reminder, id.to_string(), rule.to_json(), false).await
    }

    /// Takes a reminder rule away.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn remove_reminder(&self, id: ReminderId) -> Result<(), SaveError> {
        self.save(Noun::Reminder, id.to_string(), Value::Null, true).await
    }

    /// Everything this device holds, each thing as a JSON text.
    #[must_use]
    pub fn copy(&self) -> Vec<String> {
        self.keeper.copy()
    }

    /// What waits to be sent about one thing, oldest first: whether it takes the thing away, and what it says.
    #[must_use]
    pub fn unsent(&self, noun: Noun, id: &str) -> Vec<(bool, Value)> {
        self.keeper.unsent(noun, id)
    }

    /// Lets a write go that the server refuses, and fetches what the server has instead.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn discard(&self, noun: Noun, id: &str) -> Result<(), SaveError> {
        self.keeper.discard(noun, id).await
    }

    /// What this account remembers on this phone under `name`, for example the recipients last fetched.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn recall<T: FromJson>(&self, name: &str) -> Result<Option<T>, SaveError> {
        self.keeper.recall(name).await
    }

    /// Remembers `value` on this phone until the account signs out.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn remember(&self, name: &str, value: &impl ToJson) -> Result<(), SaveError> {
        self.keeper.remember(name, value).await
    }

    /// As [`Self::recall`], for what is no text: a file. `undefined` where there is none.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn recall_value(&self, name: &str) -> Result<JsValue, SaveError> {
        self.keeper.recall_value(name).await
    }

    /// As [`Self::remember`], for what is no text.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn remember_value(&self, name: &str, value: &JsValue) -> Result<(), SaveError> {
        self.keeper.remember_value(name, value).await
    }
}

pub(super) fn wish(noun: Noun, id: String, body: Value, removed: bool) -> Wish {
    Wish { put_id: ids::fresh(PutId::new), noun, id, body, removed }
}

/// What [`RecordProvider`] gets.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordProviderProps {
    /// An open keeper.
    pub keeper: KeeperRef,
    /// The screens.
    pub children: Html,
}

/// A keeper, compared by identity.
#[derive(Debug, Clone)]
pub struct KeeperRef(pub Rc<Keeper>);

impl PartialEq for KeeperRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Gives the record to the screens below.
#[component]
pub fn RecordProvider(props: &RecordProviderProps) -> Html {
    let keeper = props.keeper.0.clone();
    let shown = use_state(|| (keeper.record(), clock::today()));
    use_effect_with(props.keeper.clone(), {
        let setter = shown.setter();
        move |KeeperRef(keeper)| {
            let keeper = keeper.clone();
            let told = {
                let keeper = Rc::downgrade(&keeper);
                let setter = setter.clone();
                move || {
                    if let Some(keeper) = keeper.upgrade() {
                        setter.set((keeper.record(), clock::today()));
                    }
                }
            };
            told();
            keeper.on_change(told.clone());
            let awake = awake::listen({
                let keeper = keeper.clone();
                move |why| {
                    told();
                    match why {
                        Why::Online | Why::Shown => {
                            keeper.sync_soon(true);
                            spawn_local(journey::follow(keeper.clone()));
                        }
                        Why::Offline => keeper.went_offline(),
                        Why::Minute => {}
                    }
                }
            });
            keeper.sync_soon(true);
            spawn_local(journey::follow(keeper.clone()));
            move || {
                drop(awake);
                keeper.on_change(|| ());
            }
        }
    });
    let (record, today) = (*shown).clone();
    // A new keeper's record is shown from its first render on.
    let record = if Rc::ptr_eq(&record, &keeper.record()) { record } else { keeper.record() };
    let handle = RecordHandle { record, keeper, today, finishing: None };
    html! { <ContextProvider<RecordHandle> context={handle}>{ props.children.clone() }</ContextProvider<RecordHandle>> }
}

/// The record.
///
/// # Panics
/// Outside [`RecordProvider`].
#[hook]
#[expect(clippy::expect_used, reason = "a screen outside its provider is a fault in the tree of components")]
pub fn use_record() -> RecordHandle {
    use_context::<RecordHandle>().expect("a RecordProvider above")
}
