//! What people type: kept exactly as typed, within a stated length, never with U+0000 (PostgreSQL cannot hold it).

use serde::{Deserialize, Serialize};

use crate::json::Json;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("text is empty")]
    Empty,
    /// Longer than the limit, in characters.
    #[error("text is longer than {0} characters")]
    TooLong(usize),
    /// Holds U+0000.
    #[error("text holds a null character")]
    Null,
    /// A line break where one line is asked for.
    #[error("text holds a line break")]
    LineBreak,
}

fn check(text: &str, max: usize) -> Result<(), TextError> {
    if text.contains('\0') {
        return Err(TextError::Null);
    }
    if text.trim().is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong(max));
    }
    Ok(())
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $told:literal: $check:expr),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name<const MAX: usize>(String);

        impl<const MAX: usize> $name<MAX> {
            /// Parses what was typed; the length limit is in characters.
            ///
            /// # Errors
            /// [`TextError`] says which rule the text breaks.
            pub fn parse(text: impl Into<String>) -> Result<Self, TextError> {
                let text = text.into();
                check(&text, MAX)?;
                let extra: fn(&str) -> Result<(), TextError> = $check;
                extra(&text)?;
                Ok(Self(text))
            }

            /// The text as typed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> TryFrom<String> for $name<MAX> {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(text)
            }
        }

        impl<const MAX: usize> From<$name<MAX>> for String {
            fn from(text: $name<MAX>) -> String {
                text.0
            }
        }

        impl<const MAX: usize> std::fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[cfg(feature = "openapi")]
        impl<const MAX: usize> utoipa::PartialSchema for $name<MAX> {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($told))
                    .min_length(Some(1))
                    .max_length(Some(MAX))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl<const MAX: usize> utoipa::ToSchema for $name<MAX> {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Owned(format!("{}{}", stringify!($name), MAX))
            }
        }
    )+};
}

texts! {
    /// Free text of at most `MAX` characters, line breaks allowed, not empty.
    Text, "Text as typed: line breaks are kept, white space alone is refused.": |_| Ok(()),
    /// One line of at most `MAX` characters, not empty.
    Line, "One line as typed: a line break is refused, and so is white space alone.": |text| if text.contains(['\n', '\r']) { Err(TextError::LineBreak) } else { Ok(()) },
}

/// Folds a text for search: Unicode lower case, because SQLite's own `lower` leaves Æ, Ø and Å.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// What titles are put in order by: folded, with Æ, Ø and Å after Z, as in the Danish alphabet. Databases differ here.
#[must_use]
pub fn order_key(text: &str) -> String {
    let after_z = |letter| match letter {
        'æ' | 'ä' => '{',
        'ø' | 'ö' => '|',
        'å' => '}',
        other => other,
    };
    fold(text).chars().map(after_z).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_typed_or_refused() {
        let typed = " <b>ondt</b> 👍🏽 مرحبا\n ";
        assert_eq!(Text::<100>::parse(typed).map(String::from), Ok(typed.to_owned()));
        assert_eq!(Text::<3>::parse("æøåæ"), Err(TextError::TooLong(3)));
        assert!(Text::<3>::parse("æøå").is_ok());
        assert_eq!(Text::<9>::parse("a\0b"), Err(TextError::Null));
        assert_eq!(Text::<9>::parse(" \n"), Err(TextError::Empty));
        assert_eq!(Line::<9>::parse("a\nb"), Err(TextError::LineBreak));
        assert_eq!(fold("ÆRØ Ågade"), "ærø ågade");
    }

    #[test]
    fn titles_stand_in_the_order_of_the_danish_alphabet() {
        let mut titles = ["Ånd", "zigzag", "Ærme", "Bro", "øre", "arm"];
        titles.sort_by_key(|title| order_key(title));
        assert_eq!(titles, ["arm", "Bro", "zigzag", "Ærme", "øre", "Ånd"]);
    }
}
