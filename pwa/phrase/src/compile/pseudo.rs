//! A language that nobody speaks, made from one that somebody does: every letter is an Arabic one, so it runs from right
//! to left, and whatever still stands there in Latin letters did not come from a wording file. For tests only.

use std::iter::Peekable;
use std::str::Chars;

use crate::{CASE_END, NAME_END, SELECT, VALUE};

/// The text, which is in the compact form, in letters that run from right to left. Marks, names and labels stay.
#[must_use]
pub fn pseudo(text: &str) -> String {
    let mut said = String::with_capacity(2 * text.len());
    let mut rest = text.chars().peekable();
    while rest.peek().is_some() {
        pattern(&mut rest, &mut said);
        // A mark that closes nothing.
        said.extend(rest.next());
    }
    said
}

/// Up to the end of a case, or of the text.
fn pattern(rest: &mut Peekable<Chars<'_>>, said: &mut String) {
    while let Some(next) = rest.next_if(|next| *next != CASE_END) {
        match next {
            VALUE => {
                said.push(next);
                name(rest, said);
            }
            SELECT => {
                said.push(next);
                name(rest, said);
                while name(rest, said) {
                    case(rest, said);
                }
                case(rest, said);
            }
            letter => said.push(turned(letter)),
        }
    }
}

fn case(rest: &mut Peekable<Chars<'_>>, said: &mut String) {
    pattern(rest, said);
    said.extend(rest.next());
}

/// Copies a name or label as it is; false if it is empty.
fn name(rest: &mut Peekable<Chars<'_>>, said: &mut String) -> bool {
    let mut some = false;
    for letter in rest.by_ref() {
        said.push(letter);
        if letter == NAME_END {
            break;
        }
        some = true;
    }
    some
}

fn turned(letter: char) -> char {
    const ALIF: u32 = 0x0627;
    // The letters between ghayn and fa are no letters of Arabic.
    const GAP: (u32, u32) = (0x063b, 6);
    let place = match letter.to_ascii_lowercase() {
        latin @ 'a'..='z' => u32::from(latin) - u32::from('a'),
        other if other.is_alphabetic() => 26,
        _ => return letter,
    };
    let code = ALIF + place;
    char::from_u32(if code >= GAP.0 { code + GAP.1 } else { code }).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::pseudo;
    use crate::compile::read;
    use crate::fill;

    #[test]
    fn the_words_are_turned_and_what_is_filled_in_is_not() {
        let file = "left = { $n ->\n    [one] { $n } day, { $who }\n   *[other] { $n } days, { $who }\n }!\n";
        let text = &read(Path::new("a.ftl"), file).unwrap()["left"].text;
        let values = [("n", 2.into()), ("who", "Ann".into())];
        let said = fill(&pseudo(text), &values, &|_| "other".to_owned());
        assert!(said.complete && said.text.starts_with("2 ") && said.text.ends_with(", Ann!"), "{said:?}");
        let rest = said.text.replace("Ann", "");
        assert!(!rest.contains(|letter: char| letter.is_ascii_alphabetic()), "{rest}");
        let one = fill(&pseudo(text), &[("n", 1.into()), ("who", "Ann".into())], &|_| "one".to_owned());
        assert_eq!(one.text.chars().count() + 1, said.text.chars().count(), "day, days: {}", one.text);
    }

    #[test]
    fn different_letters_stay_different() {
        let latin: String = ('a'..='z').collect();
        let turned: std::collections::BTreeSet<char> = pseudo(&latin).chars().collect();
        assert_eq!(turned.len(), 26);
        assert!(turned.iter().all(|letter| ('\u{627}'..='\u{64a}').contains(letter) && *letter != '\u{640}'));
    }
}
