//! The one place that reads a clock. Tests set it by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::UNIX_EPOCH;

use domain::day::Millis;

/// Whole milliseconds since 1970, from the machine or as set.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Milliseconds that the clock was moved by hand.
    moved_ms: Arc<AtomicI64>,
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Millis {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
        let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let machine = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        Millis(machine.saturating_add(self.moved_ms.load(Ordering::Relaxed)))
    }

    /// Moves this clock (and its clones) on.
    pub fn advance_ms(&self, ms: i64) {
        self.moved_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// Sets this clock (and its clones) to a moment; it goes on from there.
    pub fn set(&self, to: Millis) {
        let off = to.0.saturating_sub(self.now().0);
        self.advance_ms(off);
    }
}

/// Randomness from the machine.
pub fn fill_random(bytes: &mut [u8]) {
    #[expect(clippy::expect_used, reason = "a machine without randomness cannot keep a secret; nothing may go on")]
    getrandom::fill(bytes).expect("the machine gives no randomness");
}

/// `N` random bytes.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_random(&mut bytes);
    bytes
}
