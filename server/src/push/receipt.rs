//! Proof of arrival: each message carries a receipt, and the phone's worker sends it back. It is a capability of its own
//! – no sign-in, no cookie – that says only which subscription and when the message was sent, under a keyed hash. So is
//! what puts a reminder off: it says which occurrence and which attempt.

use domain::day::{DAY_MS, Millis};
use domain::id::{OccurrenceId, SubscriptionId};

use crate::secret::Secret;

const RECEIPT: &str = "push receipt";
const SNOOZE: &str = "push snooze";
/// Hexadecimal digits of the keyed hash: 128 bits.
const MAC_DIGITS: usize = 32;

/// The receipt of a message to this subscription.
pub(super) fn make(secret: &Secret, subscription: SubscriptionId, sent_at: Millis) -> String {
    sealed(secret, RECEIPT, &format!("{subscription}.{}", sent_at.0))
}

/// What puts an attempt of an occurrence off.
pub(super) fn make_snooze(secret: &Secret, occurrence: OccurrenceId, attempt: i64) -> String {
    sealed(secret, SNOOZE, &format!("{occurrence}.{attempt}"))
}

fn sealed(secret: &Secret, purpose: &str, what: &str) -> String {
    let mac = mac(secret, purpose, what);
    format!("{what}.{mac}")
}

fn mac(secret: &Secret, purpose: &str, what: &str) -> String {
    let mut mac = secret.hash(purpose, what);
    mac.truncate(MAC_DIGITS);
    mac
}

/// Both parts of what we made for this purpose.
fn opened<'a>(secret: &Secret, purpose: &str, token: &'a str) -> Option<(&'a str, &'a str)> {
    let (what, claimed) = token.rsplit_once('.')?;
    // Compared under a second keyed hash, so that how long it takes tells nothing about the first.
    let ours = secret.hash(purpose, &mac(secret, purpose, what)) == secret.hash(purpose, claimed);
    if ours { what.split_once('.') } else { None }
}

/// What a receipt says, if we made it and it is not older than a day.
pub(super) fn read(secret: &Secret, receipt: &str, now: Millis) -> Option<(SubscriptionId, Millis)> {
    let (subscription, sent_at) = opened(secret, RECEIPT, receipt)?;
    let sent_at = Millis(sent_at.parse().ok()?);
    let fresh = sent_at <= now && sent_at > now.plus_ms(-DAY_MS);
    fresh.then_some((subscription.parse().ok()?, sent_at))
}

/// What is to be put off, if we made it. The occurrence's own day ends it.
pub(super) fn read_snooze(secret: &Secret, token: &str) -> Option<(OccurrenceId, i64)> {
    let (occurrence, attempt) = opened(secret, SNOOZE, token)?;
    Some((occurrence.parse().ok()?, attempt.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_fresh_receipts_are_read() {
        let (secret, now) = (Secret::random(), Millis(1_800_000_000_000));
        let id = SubscriptionId::new(1, [7; 10]);
        let receipt = make(&secret, id, now);
        assert!(receipt.len() <= 200);
        assert_eq!(read(&secret, &receipt, now.plus_ms(5)), Some((id, now)));
        assert_eq!(read(&Secret::random(), &receipt, now), None);
        assert_eq!(read(&secret, &receipt, now.plus_ms(DAY_MS)), None, "old");
        assert_eq!(read(&secret, &receipt, now.plus_ms(-1)), None, "from the future");
        assert_eq!(read(&secret, &receipt.replace("1800000000000", "1800000000001"), now.plus_ms(9)), None);
        for nonsense in ["", ".", "..", "a.b.c", &receipt[..receipt.len() - 1]] {
            assert_eq!(read(&secret, nonsense, now), None, "{nonsense}");
        }
    }

    #[test]
    fn what_puts_one_attempt_off_is_good_for_nothing_else() {
        let secret = Secret::random();
        let id = OccurrenceId::new(1, [7; 10]);
        let token = make_snooze(&secret, id, 2);
        assert!(token.len() <= 200);
        assert_eq!(read_snooze(&secret, &token), Some((id, 2)));
        assert_eq!(read_snooze(&secret, &token.replace(".2.", ".3.")), None);
        assert_eq!(read_snooze(&Secret::random(), &token), None);
        assert_eq!(read(&secret, &token, Millis(i64::MAX)), None);
        assert_eq!(read_snooze(&secret, &make(&secret, SubscriptionId::new(1, [7; 10]), Millis(2))), None);
    }
}
