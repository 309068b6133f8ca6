//! What is on the form of a new statement, and reading it: the statement, or the first mistake from the top.

use domain::LocalDay;
use domain::adherence::Span;
use domain::id::StatementId;
use domain::json::Json;
use domain::locale::Language;
use domain::statement::{AddresseeRef, Content, NewStatement, Paragraph};
use domain::text::{Line, Text};

use super::words::Part;

/// Days of the shorter time.
const MONTH_DAYS: i64 = 28;

/// Which time it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
#[serde(rename_all = "snake_case")]
pub(super) enum Time {
    Month,
    Course,
}

impl Time {
    pub(super) const ALL: [Self; 2] = [Self::Month, Self::Course];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Course => "course",
        }
    }

    /// Its days, up to today; `first` is the first day that anything is about.
    pub(super) fn span(self, first: Option<LocalDay>, today: LocalDay) -> Span {
        let month = today.plus_days(1 - MONTH_DAYS);
        let from = match self {
            Self::Month => month,
            Self::Course => first.unwrap_or(month).min(today),
        };
        Span { from, to: today }
    }
}

/// Who it is for, as far as it is chosen.
#[derive(Debug, Clone, PartialEq, Json)]
#[serde(tag = "to", rename_all = "snake_case")]
pub(super) enum For {
    Nobody,
    Member { id: String },
    Unit { id: String },
    Outsider,
}

/// What is on the form.
#[derive(Debug, Clone, PartialEq, Json)]
pub(super) struct Form {
    pub(super) time: Time,
    /// The lines that were taken out, word for word.
    pub(super) cut: Vec<String>,
    pub(super) own_words: String,
    pub(super) addressee: For,
    /// Whom somebody without an account is called.
    pub(super) outsider: String,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    Empty,
    Who,
    Name,
    Unread,
}

impl Form {
    pub(super) fn new() -> Self {
        Self {
            time: Time::Month,
            cut: Vec::new(),
            own_words: String::new(),
            addressee: For::Nobody,
            outsider: String::new(),
        }
    }

    pub(super) fn is_cut(&self, line: &str) -> bool {
        self.cut.iter().any(|cut| cut == line)
    }

    /// Takes lines out, or puts them back.
    pub(super) fn set_cut(&mut self, lines: &[yew::AttrValue], cut: bool) {
        self.cut.retain(|line| !lines.iter().any(|other| other.as_str() == line));
        if cut {
            self.cut.extend(lines.iter().map(ToString::to_string));
        }
    }

    /// What it would say now. A heading whose lines are all cut goes too.
    pub(super) fn content(&self, parts: &[Part], period: Span, language: Language) -> Content {
        let paragraph = |part: &Part| {
            let kept = part.lines.iter().filter(|line| !self.is_cut(line));
            let lines: Vec<Line<1200>> = kept.filter_map(|line| Line::parse(line.to_string()).ok()).collect();
            let heading = Line::parse(part.heading.to_string()).ok()?;
            (!lines.is_empty()).then_some(Paragraph { section: part.section, heading, lines })
        };
        let own_words = Text::parse(self.own_words.clone()).ok();
        Content { language, period, paragraphs: parts.iter().filter_map(paragraph).collect(), own_words }
    }

    fn addressee(&self) -> Result<AddresseeRef, Mistake> {
        match &self.addressee {
            For::Nobody => Err(Mistake::Who),
            For::Member { id } => {
                id.parse().map(|membership| AddresseeRef::Membership { membership }).map_err(|_| Mistake::Who)
            }
            For::Unit { id } => id.parse().map(|unit| AddresseeRef::Unit { unit }).map_err(|_| Mistake::Who),
            For::Outsider => {
                Line::parse(self.outsider.trim()).map(|name| AddresseeRef::Outsider { name }).map_err(|_| Mistake::Name)
            }
        }
    }

    /// The statement, or the first mistake from the top.
    pub(super) fn read(&self, id: StatementId, content: Content, read: bool) -> Result<NewStatement, Mistake> {
        if content.paragraphs.is_empty() && content.own_words.is_none() {
            return Err(Mistake::Empty);
        }
        let addressee = self.addressee()?;
        if read { Ok(NewStatement { id, addressee, content }) } else { Err(Mistake::Unread) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::statement::Section;
    use yew::AttrValue;

    fn part(lines: &[&'static str]) -> Part {
        let lines = lines.iter().map(|line| AttrValue::Static(line)).collect();
        Part { section: Section::Work, heading: AttrValue::Static("Arbejde"), lines }
    }

    fn content(form: &Form, parts: &[Part]) -> Content {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        form.content(parts, form.time.span(None, today), Language::Da)
    }

    #[test]
    fn what_is_cut_is_not_in_it_and_can_be_put_back() {
        let parts = [part(&["12 timer", "Skånehensyn: x"])];
        let mut form = Form::new();
        form.set_cut(&[AttrValue::Static("Skånehensyn: x")], true);
        assert_eq!(content(&form, &parts).paragraphs.iter().map(|p| p.lines.len()).collect::<Vec<_>>(), [1]);
        form.set_cut(&parts.first().unwrap().lines, true);
        assert_eq!(content(&form, &parts).paragraphs, []);
        form.set_cut(&parts.first().unwrap().lines, false);
        assert_eq!((form.cut.len(), content(&form, &parts).paragraphs.len()), (0, 1));
    }

    #[test]
    fn mistakes_come_from_the_top_and_an_unread_page_is_not_released() {
        let parts = [part(&["12 timer"])];
        let mut form = Form::new();
        let read =
            |form: &Form, parts: &[Part], seen| form.read(StatementId::new(1, [0; 10]), content(form, parts), seen);
        assert_eq!(read(&form, &[], true), Err(Mistake::Empty));
        assert_eq!(read(&form, &parts, true), Err(Mistake::Who));
        form.addressee = For::Outsider;
        assert_eq!(read(&form, &parts, true), Err(Mistake::Name));
        form.outsider = " Min læge ".to_owned();
        assert_eq!(read(&form, &parts, false), Err(Mistake::Unread));
        let name = Line::parse("Min læge").unwrap();
        assert_eq!(read(&form, &parts, true).unwrap().addressee, AddresseeRef::Outsider { name });
        form.own_words = "Jeg vil gerne tilbage.".to_owned();
        assert!(read(&form, &[], true).is_ok());
    }
}
