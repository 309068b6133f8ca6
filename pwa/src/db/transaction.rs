//! IndexedDB as futures: a database, a transaction, and requests in it.
//!
//! A transaction ends by itself as soon as control returns to the browser with no request open. So between its steps
//! only its own requests may be awaited, never a fetch, a lock or a timer.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::DbError;

/// An open database. Closed when another version of the app wants to change its shape.
#[derive(Debug)]
pub(super) struct Database(IdbDatabase);

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    /// Complete once the system has it: it outlives the page and the browser, not a power cut.
    Write,
    /// Complete only once the system was asked to put it on the disk.
    WriteStrictly,
}

/// One transaction; dropped without [`Transaction::finish`] it still ends by itself, with what was asked so far.
pub(super) struct Transaction {
    inner: IdbTransaction,
    ended: JsFuture,
}

impl Database {
    /// Opens or makes `name`; `make` adds what version `version` has beyond the one given to it.
    pub(super) async fn open(name: &str, version: u32, make: fn(&IdbDatabase, u32)) -> Result<Self, DbError> {
        let window = web_sys::window().ok_or(DbError::Unavailable)?;
        let factory = window.indexed_db().ok().flatten().ok_or(DbError::Unavailable)?;
        let request = factory.open_with_u32(name, version).map_err(|cause| read_error(&cause))?;
        let upgrade = upgrade(&request, make);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = answer(&request).await?;
        let database: IdbDatabase = opened.dyn_into().map_err(|_| DbError::Unavailable)?;
        let close = {
            let database = database.clone();
            Closure::<dyn FnMut()>::new(move || database.close())
        };
        database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
        // Lives as long as the open database, which is as long as the page.
        close.forget();
        Ok(Self(database))
    }

    /// Closes it and takes the whole database off the device. Other tabs let go of it when they are told of it.
    pub(super) async fn erase(&self) -> Result<(), DbError> {
        let name = self.0.name();
        self.0.close();
        let window = web_sys::window().ok_or(DbError::Unavailable)?;
        let factory = window.indexed_db().ok().flatten().ok_or(DbError::Unavailable)?;
        let request = factory.delete_database(&name).map_err(|cause| read_error(&cause))?;
        answer(&request).await.map(|_| ())
    }

    /// Begins a transaction over `stores`.
    pub(super) fn begin(&self, stores: &[&str], mode: Mode) -> Result<Transaction, DbError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let (mode, durability) = match mode {
            Mode::Read => ("readonly", "relaxed"),
            Mode::Write => ("readwrite", "relaxed"),
            Mode::WriteStrictly => ("readwrite", "strict"),
        };
        let failed = |cause: JsValue| read_error(&cause);
        Reflect::set(&options, &"durability".into(), &durability.into()).map_err(failed)?;
        // By name, because the binding for the third argument exists only under an unstable flag that the host lacks.
        let transaction = Reflect::get(&self.0, &"transaction".into()).map_err(failed)?;
        let transaction: Function = transaction.dyn_into().map_err(failed)?;
        let begun = transaction.call3(&self.0, &names, &mode.into(), &options).map_err(failed)?;
        let inner: IdbTransaction = begun.dyn_into().map_err(failed)?;
        let ended = Promise::new(&mut |complete, abort| {
            inner.set_oncomplete(Some(&complete));
            inner.set_onabort(Some(&abort));
        });
        Ok(Transaction { inner, ended: JsFuture::from(ended) })
    }
}

fn upgrade(
    request: &IdbOpenDbRequest,
    make: fn(&IdbDatabase, u32),
) -> Closure<dyn FnMut(web_sys::IdbVersionChangeEvent)> {
    let request = request.clone();
    Closure::new(move |event: web_sys::IdbVersionChangeEvent| {
        if let Ok(database) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "versions are small and whole"
            )]
            make(&database, event.old_version() as u32);
        }
    })
}

impl Transaction {
    fn store(&self, name: &str) -> Result<IdbObjectStore, DbError> {
        self.inner.object_store(name).map_err(|cause| read_error(&cause))
    }

    /// The value under a key; undefined if there is none.
    pub(super) async fn get(&self, store: &str, key: &JsValue) -> Result<JsValue, DbError> {
        let request = self.store(store)?.get(key).map_err(|cause| read_error(&cause))?;
        answer(&request).await
    }

    /// Every key and value, in key order.
    pub(super) async fn all(&self, store: &str) -> Result<Vec<(JsValue, JsValue)>, DbError> {
        let store = self.store(store)?;
        let keys = store.get_all_keys().map_err(|cause| read_error(&cause))?;
        let values = store.get_all().map_err(|cause| read_error(&cause))?;
        let keys = Array::from(&answer(&keys).await?);
        // Requests are answered in the order made, so the values are there or come next.
        let values = Array::from(&answer(&values).await?);
        Ok(keys.iter().zip(values.iter()).collect())
    }

    /// Puts a value under a key.
    pub(super) fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), DbError> {
        self.store(store)?.put_with_key(value, key).map(|_| ()).map_err(|cause| read_error(&cause))
    }

    /// Adds a value under the next number.
    pub(super) async fn add(&self, store: &str, value: &JsValue) -> Result<JsValue, DbError> {
        let request = self.store(store)?.add(value).map_err(|cause| read_error(&cause))?;
        answer(&request).await
    }

    /// Takes away what is under a key.
    pub(super) fn delete(&self, store: &str, key: &JsValue) -> Result<(), DbError> {
        self.store(store)?.delete(key).map(|_| ()).map_err(|cause| read_error(&cause))
    }

    /// Empties a store.
    pub(super) fn clear(&self, store: &str) -> Result<(), DbError> {
        self.store(store)?.clear().map(|_| ()).map_err(|cause| read_error(&cause))
    }

    #[expect(
        deprecated,
        reason = "the binding alone is deprecated, in favour of one with another error type; the method is current"
    )]
    /// Nothing more comes: it is carried out even if the page ends now.
    pub(super) fn commit(&self) -> Result<(), DbError> {
        self.inner.commit().map_err(|cause| read_error(&cause))
    }

    /// Nothing of it is carried out.
    pub(super) fn abort(self) {
        // Refused only if it has already ended.
        let _ = self.inner.abort();
    }

    /// Waits until all of it is kept.
    pub(super) async fn finish(self) -> Result<(), DbError> {
        match self.ended.await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.inner.error().map_or(DbError::Unavailable, |cause| read_error(&cause))),
        }
    }
}

/// The result of a request once it is there.
async fn answer(request: &IdbRequest) -> Result<JsValue, DbError> {
    if request.ready_state() == web_sys::IdbRequestReadyState::Done {
        return request.result().map_err(|cause| read_error(&cause));
    }
    let settled = Promise::new(&mut |success, error| {
        request.set_onsuccess(Some(&success));
        request.set_onerror(Some(&error));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(|cause| read_error(&cause)),
        Err(_) => Err(request.error().ok().flatten().map_or(DbError::Unavailable, |cause| read_error(&cause))),
    }
}

fn read_error(cause: &JsValue) -> DbError {
    match cause.dyn_ref::<DomException>() {
        Some(exception) => match exception.name().as_str() {
            "QuotaExceededError" => DbError::Full,
            "SecurityError" | "InvalidStateError" => DbError::Unavailable,
            name => DbError::Failed(format!("{name}: {}", exception.message())),
        },
        None => DbError::Failed(format!("{cause:?}")),
    }
}
