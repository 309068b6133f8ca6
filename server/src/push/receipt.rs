//! Proof of arrival: each message carries a receipt, and the phone's worker sends it back. It is a capability of its own
//! – no sign-in, no cookie – that says only which subscription and when the message was sent, under a keyed hash.

use domain::day::{DAY_MS, Millis};
use domain::id::SubscriptionId;

use crate::secret::Secret;

const PURPOSE: &str = "push receipt";
/// Hexadecimal digits of the keyed hash: 128 bits.
const MAC_DIGITS: usize = 32;

/// The receipt of a message to this subscription.
pub(super) fn make(secret: &Secret, subscription: SubscriptionId, sent_at: Millis) -> String {
    let what = format!("{subscription}.{}", sent_at.0);
    let mac = mac(secret, &what);
    format!("{what}.{mac}")
}

fn mac(secret: &Secret, what: &str) -> String {
    let mut mac = secret.hash(PURPOSE, what);
    mac.truncate(MAC_DIGITS);
    mac
}

/// What a receipt says, if we made it and it is not older than a day.
pub(super) fn read(secret: &Secret, receipt: &str, now: Millis) -> Option<(SubscriptionId, Millis)> {
    let (what, claimed) = receipt.rsplit_once('.')?;
    let (subscription, sent_at) = what.split_once('.')?;
    // Compared under a second keyed hash, so that how long it takes tells nothing about the first.
    if secret.hash(PURPOSE, &mac(secret, what)) != secret.hash(PURPOSE, claimed) {
        return None;
    }
    let sent_at = Millis(sent_at.parse().ok()?);
    let fresh = sent_at <= now && sent_at > now.plus_ms(-DAY_MS);
    fresh.then_some((subscription.parse().ok()?, sent_at))
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
}
