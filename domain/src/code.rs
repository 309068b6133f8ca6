//! Codes that people type: Crockford's base 32, without I, L, O and U, in groups of four. Typing is forgiving (case,
//! spaces, hyphens, O for 0, I and L for 1); what is compared is one canonical form.

/// Crockford's alphabet (base32, 2002): no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters in an invitation code: 50 bits, single use, counted tries, 14 days.
pub const INVITATION_LENGTH: usize = 10;
/// Characters in a recovery code: 100 bits.
pub const RECOVERY_LENGTH: usize = 20;

/// A typed code in canonical form, `N` characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code<const N: usize>(String);

/// An invitation code.
pub type InvitationCode = Code<INVITATION_LENGTH>;
/// A recovery code.
pub type RecoveryCode = Code<RECOVERY_LENGTH>;

/// Not a code of that length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code; look at the letters again")]
pub struct CodeError;

impl<const N: usize> Code<N> {
    /// Makes a code from `N` random bytes (five bits of each are used), passed in.
    #[must_use]
    pub fn from_random(random: [u8; N]) -> Self {
        let letters = random.iter().filter_map(|byte| ALPHABET.get(usize::from(byte & 31)));
        Self(letters.map(|letter| char::from(*letter)).collect())
    }

    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`CodeError`] if it cannot be a code of this length.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut canonical = String::with_capacity(N);
        for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            if !c.is_ascii() || !ALPHABET.contains(&(c as u8)) {
                return Err(CodeError);
            }
            canonical.push(c);
        }
        if canonical.len() == N { Ok(Self(canonical)) } else { Err(CodeError) }
    }

    /// The canonical form, for hashing.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.0
    }
}

impl<const N: usize> std::fmt::Display for Code<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, c) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_forgiven() {
        let code = InvitationCode::from_random([0, 1, 2, 3, 4, 31, 30, 29, 28, 27]);
        assert_eq!(code.to_string(), "0123-4ZYX-WV");
        assert_eq!(InvitationCode::parse(" o i23-4zyx wv"), Ok(code));
        assert_eq!(InvitationCode::parse("0123-4ZYX-W"), Err(CodeError));
        assert_eq!(InvitationCode::parse("0123-4ZYX-WU"), Err(CodeError));
        assert_eq!(InvitationCode::parse("0123-4ZYX-Wæ"), Err(CodeError));
    }
}
