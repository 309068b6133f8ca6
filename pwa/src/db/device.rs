//! What the device itself knows, whoever is signed in: whom to open for without a network, what a sign-out left behind,
//! and for the service worker which reminders are already answered by something unsent. No answers of anybody.

use domain::account::Account;
use domain::day::{LocalDay, Millis};
use domain::id::{AccountId, ReminderId, SubscriptionId};
use domain::json::{FromJson, Json, ToJson};
use wasm_bindgen::JsValue;

use super::DbError;
use crate::json;

use super::transaction::{Database, Mode};

const STATE: &str = "state";
/// The worker writes it (`sw.js`).
const ASKED_DONE: &str = "asked_done";

/// The device's open database.
#[derive(Debug)]
pub struct DeviceDb {
    database: Database,
}

/// How many things an account left unsent on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct LeftBehind {
    /// Whose.
    pub account: AccountId,
    /// How many.
    pub waiting: usize,
}

/// *Lavet*, pressed on a notification; written by the service worker.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct AskedDone {
    /// Of this rule.
    pub rule: ReminderId,
    /// For what was due on this day.
    pub day: LocalDay,
    /// When it was pressed.
    pub at: Millis,
}

impl DeviceDb {
    /// Opens it.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn open() -> Result<Self, DbError> {
        let database = Database::open("rygrad-device", 1, |database, old| {
            if old < 1 && database.create_object_store(STATE).is_err() {
                web_sys::console::error_1(&"the device's database could not be made".into());
            }
        });
        Ok(Self { database: database.await? })
    }

    /// Who was signed in last, to open for at once.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn last_account(&self) -> Result<Option<Account>, DbError> {
        self.get("last_account").await
    }

    /// Remembers who is signed in; `None` after a sign-out.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn set_last_account(&self, account: Option<&Account>) -> Result<(), DbError> {
        self.put("last_account", &account).await
    }

    /// Whether somebody signed out while the server could not be told.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn sign_out_owed(&self) -> Result<bool, DbError> {
        Ok(self.get("sign_out_owed").await?.unwrap_or(false))
    }

    /// Remembers whether the server is still to be told of a sign-out.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn set_sign_out_owed(&self, owed: bool) -> Result<(), DbError> {
        self.put("sign_out_owed", &owed).await
    }

    /// What accounts left unsent here.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn left_behind(&self) -> Result<Vec<LeftBehind>, DbError> {
        Ok(self.get("left_behind").await?.unwrap_or_default())
    }

    /// Remembers what `account` left unsent; nothing if it is 0.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn leave_behind(&self, account: AccountId, waiting: usize) -> Result<(), DbError> {
        let mut all = self.left_behind().await?;
        all.retain(|left| left.account != account);
        if waiting > 0 {
            all.push(LeftBehind { account, waiting });
        }
        self.put("left_behind", &all).await
    }

    /// For the service worker: `<rule>/<day>` of reminders that something unsent answers.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn set_unsent_done_days(&self, rules_and_days: &[String]) -> Result<(), DbError> {
        self.put("unsent_done_days", &rules_and_days).await
    }

    /// The push subscription that the server was told of.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn subscription(&self) -> Result<Option<SubscriptionId>, DbError> {
        self.get("subscription").await
    }

    /// Remembers the push subscription.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn set_subscription(&self, id: Option<SubscriptionId>) -> Result<(), DbError> {
        self.put("subscription", &id).await
    }

    /// What was pressed on notifications and is not noted yet.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn asked_done(&self) -> Result<Vec<AskedDone>, DbError> {
        Ok(self.get(ASKED_DONE).await?.unwrap_or_default())
    }

    /// Lets go of what is noted; what was pressed meanwhile stays.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn forget_asked(&self, noted: &[AskedDone]) -> Result<(), DbError> {
        let transaction = self.database.begin(&[STATE], Mode::WriteStrictly)?;
        let mut all: Vec<AskedDone> = read(&transaction.get(STATE, &ASKED_DONE.into()).await?).unwrap_or_default();
        all.retain(|asked| !noted.contains(asked));
        transaction.put(STATE, &ASKED_DONE.into(), &structured(&all)?)?;
        transaction.finish().await
    }

    async fn get<T: FromJson>(&self, key: &str) -> Result<Option<T>, DbError> {
        let transaction = self.database.begin(&[STATE], Mode::Read)?;
        Ok(read(&transaction.get(STATE, &key.into()).await?))
    }

    async fn put(&self, key: &str, value: &impl ToJson) -> Result<(), DbError> {
        let value = structured(value)?;
        let transaction = self.database.begin(&[STATE], Mode::WriteStrictly)?;
        transaction.put(STATE, &key.into(), &value)?;
        transaction.finish().await
    }
}

fn read<T: FromJson>(value: &JsValue) -> Option<T> {
    let json = js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string());
    json.and_then(|json| json::read(&json))
}

/// As a structured value, not a text: the service worker reads it too.
fn structured(value: &impl ToJson) -> Result<JsValue, DbError> {
    js_sys::JSON::parse(&json::write(value)).map_err(|cause| DbError::Failed(format!("{cause:?}")))
}
