//! New ids: UUIDv7 from the device's clock and the browser's randomness. The one place in the app that draws any.

use crate::clock;

/// Makes an id of the wanted type from its `new`: `ids::fresh(EntryId::new)`.
#[must_use]
pub fn fresh<Id>(new: impl FnOnce(u64, [u8; 10]) -> Id) -> Id {
    new(u64::try_from(clock::now().0).unwrap_or(0), random())
}

/// `N` random bytes from `crypto.getRandomValues`.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let drawn = web_sys::window().and_then(|window| window.crypto().ok());
    if drawn.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()).is_none() {
        // Every browser that can run the app has it; ids still differ by their clock part.
        web_sys::console::error_1(&"crypto.getRandomValues is missing".into());
    }
    bytes
}
