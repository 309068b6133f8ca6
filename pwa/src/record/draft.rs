//! What is half written in a form: kept with the account on this phone under the address of its form, so that it survives
//! a closed app. Never sent anywhere, never shown to another account, gone once it is saved or discarded.

use domain::day::Millis;
use domain::json::Json;
use serde_json::Value;

/// One form, as far as it is filled in.
#[derive(Debug, Clone, PartialEq, Json)]
pub struct Draft {
    /// When it was last touched, by the device.
    pub at: Millis,
    /// What is in it, in the form's own shape. A form that no longer understands it begins anew.
    pub body: Value,
}
