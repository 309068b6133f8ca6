//! What is typed to make an account, and which of it cannot be taken.

use domain::account::{Email, Name, NewAccount, NewPassword};
use domain::code::InvitationCode;
use domain::day::Zone;
use domain::locale::Language;
use domain::problem::Code;
use pwa::api::Failure;

/// As typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) password: String,
    pub(crate) code: String,
}

/// A field that something is wrong with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Name,
    Email,
    Password,
    Code,
}

impl Wrong {
    pub(crate) const ALL: [Self; 4] = [Self::Name, Self::Email, Self::Password, Self::Code];

    /// What to say beside the field.
    pub(crate) fn wording(self) -> &'static str {
        match self {
            Self::Name => "account-name-wrong",
            Self::Email => "account-email-wrong",
            Self::Password => "account-password-wrong",
            Self::Code => "account-code-wrong",
        }
    }

    /// Whether the server's answer is about this field.
    pub(crate) fn is_meant_by(self, failure: &Failure) -> bool {
        let (field, code) = match self {
            Self::Name => ("name", None),
            Self::Email => ("email", Some(Code::EmailTaken)),
            Self::Password => ("password", None),
            Self::Code => ("code", Some(Code::WrongCode)),
        };
        failure.is_about(field) || (code.is_some() && failure.code() == code)
    }
}

impl Draft {
    /// What is sent, or every field that is wrong.
    pub(crate) fn parse(&self, language: Language, zone: Zone) -> Result<NewAccount, Vec<Wrong>> {
        let name = Name::parse(self.name.trim());
        let email = Email::parse(&self.email);
        let password = NewPassword::parse(self.password.clone());
        let typed = self.code.trim();
        let code =
            if typed.is_empty() { Ok(None) } else { InvitationCode::parse(typed).map(|_| Some(typed.to_owned())) };
        let wrong = [
            (name.is_err(), Wrong::Name),
            (email.is_err(), Wrong::Email),
            (password.is_err(), Wrong::Password),
            (code.is_err(), Wrong::Code),
        ];
        match (name, email, password, code) {
            (Ok(name), Ok(email), Ok(password), Ok(code)) => {
                Ok(NewAccount { name, email, password, language, zone, code })
            }
            _ => Err(wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, field)| field).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_and_a_code_may_be_left_out() {
        let bad = Draft { name: " ".into(), email: "x".into(), password: "short".into(), code: "?".into() };
        assert_eq!(bad.parse(Language::Da, Zone::copenhagen()).unwrap_err(), Wrong::ALL);
        let good = Draft {
            name: " Åse ".into(),
            email: "Aase@example.dk".into(),
            password: "ti tegn her".into(),
            code: String::new(),
        };
        let new = good.parse(Language::Da, Zone::copenhagen()).unwrap();
        assert_eq!((new.name.as_str(), new.code), ("Åse", None));
    }
}
