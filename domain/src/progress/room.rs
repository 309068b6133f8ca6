//! How much free text has room on the one page that is printed.

/// The lines of notes that the page has room for beside everything else.
pub const NOTES_LINES: usize = 9;
/// Characters that surely fit a printed line, wide letters too.
const LINE_CHARS: usize = 88;

/// The lines a note takes at most, with the line that names its day.
#[must_use]
pub fn lines_of(text: &str) -> usize {
    1 + text.lines().map(|line| line.chars().count().div_ceil(LINE_CHARS).max(1)).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_takes_a_line_for_its_day_and_one_for_each_that_is_begun() {
        assert_eq!(lines_of("kort"), 2);
        assert_eq!(lines_of("to\n\nafsnit"), 4);
        assert_eq!(lines_of(&"æ".repeat(LINE_CHARS + 1)), 3);
        assert!(lines_of(&"x".repeat(4_000)) > NOTES_LINES);
    }
}
