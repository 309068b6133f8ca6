//! The second factor: a code of six digits that follows from a secret and the time (TOTP, RFC 6238 over HOTP, RFC 4226),
//! as authenticator apps make it, and reserve codes for a lost phone. What a code is and when it counts is decided here;
//! keeping the secret, and seeing to it that a step is used once, is the store's.
//!
//! HMAC-SHA-1, six digits and steps of thirty seconds are what every authenticator app takes without asking; SHA-1's
//! weakness against collisions is none inside HMAC (RFC 6194, 3.3).

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha1::Sha1;

use crate::code::Code;
use crate::day::Millis;
use crate::json::Json;

/// Length of the secret in bytes (RFC 4226, section 4, R6: 160 bits are recommended).
pub const SECRET_BYTES: usize = 20;
/// How long a step lasts, in milliseconds (RFC 6238, section 5.2).
pub const STEP_MS: i64 = 30_000;
/// How many steps a phone's clock may be off to either side (RFC 6238, section 5.2: one for delay; the other for clocks
/// that run ahead).
const SKEW_STEPS: i64 = 1;
const DIGITS: usize = 6;
/// How many reserve codes are given at a time.
pub const RESERVE_CODES: usize = 10;
/// Characters in a reserve code: 50 bits, single use, counted tries.
pub const RESERVE_LENGTH: usize = 10;

/// One of the codes to print and keep for a lost phone.
pub type ReserveCode = Code<RESERVE_LENGTH>;

/// What somebody typed where a code is asked for.
#[derive(Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits from the app.
    Digits(u32),
    /// A reserve code.
    Reserve(ReserveCode),
}

impl Typed {
    /// Reads six digits, or a reserve code; white space and hyphens do not matter.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if bare.len() == DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            return bare.parse().ok().map(Self::Digits);
        }
        ReserveCode::parse(&bare).ok().map(Self::Reserve)
    }
}

/// The number that a secret gives for a counter (RFC 4226, section 5.3), before it is cut to digits.
fn hotp(secret: &[u8], counter: u64) -> u32 {
    #[expect(clippy::expect_used, reason = "HMAC accepts every key length (RFC 2104)")]
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("a key");
    mac.update(&counter.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let offset = usize::from(hash.last().copied().unwrap_or(0) & 0x0f);
    let four = hash.get(offset..offset + 4).unwrap_or_default();
    four.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte)) & 0x7fff_ffff
}

/// The code of a step, as shown by an app: six digits.
#[must_use]
pub fn code_at(secret: &[u8], step: i64) -> String {
    format!("{:06}", hotp(secret, step.cast_unsigned()) % 1_000_000)
}

/// The step of a moment (RFC 6238, section 4.2).
#[must_use]
pub fn step_of(now: Millis) -> i64 {
    now.0.div_euclid(STEP_MS)
}

/// The step that a typed code belongs to: the present one or a neighbour, later than `last_used`. None for a wrong code and
/// for one that was used already (RFC 6238, section 5.2).
#[must_use]
pub fn accepted(secret: &[u8], digits: u32, now: Millis, last_used: i64) -> Option<i64> {
    let present = step_of(now);
    // Every neighbour is computed, whichever fits: the time it takes says nothing.
    (present - SKEW_STEPS..=present + SKEW_STEPS).filter(|step| *step > last_used).fold(None, |fits, step| {
        let right = hotp(secret, step.cast_unsigned()) % 1_000_000 == digits;
        if right { fits.or(Some(step)) } else { fits }
    })
}

/// The secret as typed into an app: base 32 (RFC 4648, section 6), without padding.
#[must_use]
pub fn base32(secret: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in secret.chunks(5) {
        let bits =
            five.iter().enumerate().fold(0_u64, |bits, (place, byte)| bits | u64::from(*byte) << (32 - 8 * place));
        let letters = (five.len() * 8).div_ceil(5);
        for place in 0..letters {
            let value = usize::try_from(bits >> (35 - 5 * place) & 31).unwrap_or(0);
            text.extend(ALPHABET.get(value).map(|letter| char::from(*letter)));
        }
    }
    text
}

/// What an app reads from the QR code: `otpauth://totp/…`, the form that authenticator apps share.
#[must_use]
pub fn address(secret: &[u8], email: &str) -> String {
    let mut label = String::new();
    for byte in email.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => label.push(char::from(byte)),
            other => label.push_str(&format!("%{other:02X}")),
        }
    }
    format!("otpauth://totp/Rygrad:{label}?secret={}&issuer=Rygrad", base32(secret))
}

/// How it stands with the signed-in person's second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactor {
    /// Since when; none without one.
    pub since: Option<Millis>,
    /// How many reserve codes are not used yet.
    pub reserve_codes: u32,
}

/// A second factor that was begun: it counts once a code of it was confirmed. Shown this once.
#[derive(Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// To type into an authenticator app: base 32, without padding.
    pub secret: String,
    /// The same to draw as a QR code.
    pub address: String,
}

/// Proof that it is the person: the password once more, and a code.
#[derive(Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proof {
    /// The password as typed.
    pub password: String,
    /// Six digits, or a reserve code, as typed.
    pub code: String,
}

/// New reserve codes: those given before are void. Shown this once.
#[derive(Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReserveCodes {
    /// Ten codes in groups of four, each good for one sign-in.
    pub codes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4226, appendix D.
    const RFC_4226: [u32; 10] =
        [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
    /// RFC 6238, appendix B, SHA-1: seconds and eight digits.
    const RFC_6238: [(i64, u32); 6] = [
        (59, 94_287_082),
        (1_111_111_109, 7_081_804),
        (1_111_111_111, 14_050_471),
        (1_234_567_890, 89_005_924),
        (2_000_000_000, 69_279_037),
        (20_000_000_000, 65_353_130),
    ];
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_numbers_of_the_standards() {
        for (counter, expected) in (0_u64..).zip(RFC_4226) {
            assert_eq!(hotp(SECRET, counter) % 1_000_000, expected, "{counter}");
        }
        for (seconds, expected) in RFC_6238 {
            let step = step_of(Millis(seconds * 1000));
            assert_eq!(hotp(SECRET, step.cast_unsigned()) % 100_000_000, expected, "{seconds}");
        }
        assert_eq!(code_at(SECRET, step_of(Millis(1_111_111_109_000))), "081804");
    }

    #[test]
    fn a_code_counts_once_and_near_its_time_only() {
        let now = Millis(1_800_000_000_000);
        let present = step_of(now);
        let digits = |step| code_at(SECRET, step).parse::<u32>().unwrap();
        for near in [present - 1, present, present + 1] {
            assert_eq!(accepted(SECRET, digits(near), now, 0), Some(near));
            assert_eq!(accepted(SECRET, digits(near), now, near), None, "used");
            assert_eq!(accepted(SECRET, digits(near), now, near - 1), Some(near));
        }
        for far in [present - 2, present + 2] {
            assert_eq!(accepted(SECRET, digits(far), now, 0), None);
        }
        assert_eq!(accepted(b"another secret of the same", digits(present), now, 0), None);
    }

    #[test]
    fn base_32_as_in_the_standard() {
        // RFC 4648, section 10, without the padding.
        for (bytes, text) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
        assert_eq!(base32(SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let expected =
            "otpauth://totp/Rygrad:mette%40%C3%A6r%C3%B8.dk?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rygrad";
        assert_eq!(address(SECRET, "mette@ærø.dk"), expected);
    }

    #[test]
    fn typing_is_forgiven() {
        assert!(Typed::parse(" 012 345 ") == Some(Typed::Digits(12_345)));
        let reserve = ReserveCode::from_random([0, 1, 2, 3, 4, 31, 30, 29, 28, 27]);
        assert!(Typed::parse("o123-4zyx wv") == Some(Typed::Reserve(reserve)));
        for wrong in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"] {
            assert!(Typed::parse(wrong).is_none(), "{wrong}");
        }
    }
}
