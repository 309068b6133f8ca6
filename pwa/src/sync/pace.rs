//! How long to wait before asking again: longer after each failure, spread by chance so that phones do not come back
//! all at once, and as long as the server says where it says so.

/// The longest wait, in milliseconds.
const MAX_MS: f64 = 5.0 * 60.0 * 1000.0;
/// The first wait, in milliseconds.
const FIRST_MS: f64 = 2_000.0;

/// The wait in milliseconds after `failures` in a row (at least one); `chance` is from 0 up to 1.
#[must_use]
pub fn wait_ms(failures: u32, retry_after_s: Option<u32>, chance: f64) -> f64 {
    let doubled = FIRST_MS * 2_f64.powi(i32::try_from(failures.saturating_sub(1)).unwrap_or(i32::MAX));
    let spread = doubled.min(MAX_MS) * (0.5 + 0.5 * chance.clamp(0.0, 1.0));
    spread.max(f64::from(retry_after_s.unwrap_or(0)) * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_five_minutes_and_never_come_together() {
        assert_eq!(wait_ms(1, None, 1.0), 2_000.0);
        assert_eq!(wait_ms(1, None, 0.0), 1_000.0);
        assert_eq!(wait_ms(3, None, 1.0), 8_000.0);
        assert_eq!(wait_ms(4_000_000_000, None, 1.0), MAX_MS);
    }

    #[test]
    fn the_server_is_given_the_time_it_asks_for() {
        assert_eq!(wait_ms(1, Some(90), 0.5), 90_000.0);
        assert_eq!(wait_ms(9, Some(1), 1.0), MAX_MS);
    }
}
