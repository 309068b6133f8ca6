//! What is half written, beside what is remembered: the one thing there that outlives a sign-out.

use wasm_bindgen::JsValue;

use super::{AccountDb, META, parse, text};
use crate::db::DbError;
use crate::db::transaction::{Mode, Transaction};
use crate::ordered::Ordered;
use crate::record::draft::Draft;

const PREFIX: &str = "draft";

impl AccountDb {
    /// Everything half written, under the address of its form.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn drafts(&self) -> Result<Ordered<String, Draft>, DbError> {
        let transaction = self.database.begin(&[META], Mode::Read)?;
        let drafts = all(&transaction).await?.into_iter();
        Ok(drafts.filter_map(|(key, draft)| Some((address(&key)?, parse(&draft)?))).collect())
    }

    /// Keeps what is half written in the form at `address`, or lets it go. The browser has all of it when this returns,
    /// so that a page which is left the next moment leaves it behind; the future says whether it was kept.
    pub fn set_draft(&self, address: &str, draft: Option<&Draft>) -> impl Future<Output = Result<(), DbError>> + use<> {
        let begun = self.begin_draft(address, draft);
        async move { begun?.finish().await }
    }

    fn begin_draft(&self, address: &str, draft: Option<&Draft>) -> Result<Transaction, DbError> {
        let transaction = self.database.begin(&[META], Mode::Write)?;
        match draft {
            Some(draft) => transaction.put(META, &key(address), &text(draft))?,
            None => transaction.delete(META, &key(address))?,
        }
        transaction.commit()?;
        Ok(transaction)
    }
}

pub(super) fn key(address: &str) -> JsValue {
    JsValue::from_str(&format!("{PREFIX}{address}"))
}

/// Addresses begin with a slash, so no other name of this store is taken for one.
fn address(key: &JsValue) -> Option<String> {
    key.as_string()?.strip_prefix(PREFIX).filter(|address| address.starts_with('/')).map(str::to_owned)
}

/// The rows as they are.
pub(super) async fn all(transaction: &Transaction) -> Result<Vec<(JsValue, JsValue)>, DbError> {
    let mut rows = transaction.all(META).await?;
    rows.retain(|(key, _)| address(key).is_some());
    Ok(rows)
}

/// Puts rows back after the store was emptied.
pub(super) fn put_back(transaction: &Transaction, rows: &[(JsValue, JsValue)]) -> Result<(), DbError> {
    rows.iter().try_for_each(|(key, draft)| transaction.put(META, key, draft))
}
