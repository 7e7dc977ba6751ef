//! The part of a text that a finding shows: the marked lines, of long ones what is around the marks.

use std::ops::{Deref, Range};

use crate::project::deceptive;
use crate::source::{LineIndex, Span};

/// The most bytes of a line that are kept on either side of the marks. The renderer shows what fits a
/// terminal; what it is given bounds its time.
const AROUND: usize = 600;
/// The most bytes of one mark.
const MARK: usize = 600;
/// The most bytes between two marks of one excerpt.
const BETWEEN: usize = 2_000;

/// Lines of a text with marks in them.
pub(super) struct Excerpt {
    /// What is shown. It has no character that does things to a terminal.
    pub(super) text: String,
    /// The number of its first line.
    pub(super) line: usize,
    /// The marks, in the order of their spans.
    pub(super) marks: Vec<Range<usize>>,
    /// Where the first of the spans begins, as `:line:column`: in the excerpt, and in the whole text.
    pub(super) place: (String, String),
}

impl Excerpt {
    /// Marks spans in the lines they stand on; each mark ends with its line.
    pub(super) fn of<T: Deref<Target = str>>(lines: &LineIndex<T>, spans: &[Span]) -> Self {
        let text = lines.text();
        let marks: Vec<Range<usize>> = spans.iter().map(|span| mark(text, *span)).collect();
        let first = marks.iter().map(|mark| mark.start).min().unwrap_or(0);
        let last = marks.iter().map(|mark| mark.end).max().unwrap_or(first);
        let window = floor(text, first.saturating_sub(AROUND));
        let from = text[window..first].rfind('\n').map_or(window, |at| window + at + 1);
        let rest = &text[last..floor(text, last + AROUND)];
        let to = last + rest.find('\n').unwrap_or(rest.len());
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let (before, after) =
            (cut(from > 0 && !text[..from].ends_with('\n')), cut(to < text.len() && !text[to..].starts_with('\n')));
        let shown = format!("{before}{}{after}", harmless(&text[from..to]));
        let within = |at: usize| before.len() + harmless(&text[from..at]).len();
        let line = lines.position(first).line;
        let marks: Vec<Range<usize>> = marks.into_iter().map(|mark| within(mark.start)..within(mark.end)).collect();
        let place = spans.first().zip(marks.first()).map_or_else(Default::default, |(span, mark)| {
            let told = LineIndex::new(shown.as_str()).position(mark.start);
            let place = |column| format!(":{}:{column}", line + told.line - 1);
            (place(told.column), place(lines.position(span.start as usize).column))
        });
        Self { text: shown, line, marks, place }
    }
}

/// Whether two places of a text are near enough for one excerpt.
pub(super) fn are_near(one: Span, other: Span) -> bool {
    one.start.abs_diff(other.start) as usize <= BETWEEN
}

/// What is marked of a span.
fn mark(text: &str, span: Span) -> Range<usize> {
    let start = floor(text, span.start as usize);
    let end = floor(text, start + (span.len as usize).min(MARK)).max(start);
    start..text[start..end].find('\n').map_or(end, |at| start + at)
}

/// The nearest beginning of a character at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Text without the characters which a terminal obeys or cannot show. The renderer has signs for those of
/// ASCII.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if deceptive(c) && !c.is_ascii() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn span(start: usize, len: usize) -> Span {
        Span::new(FileId(0), start, len)
    }

    #[test]
    fn short_lines_are_whole() {
        let found = Excerpt::of(&LineIndex::new("one\ntwo three\nfour\n"), &[span(8, 5), span(14, 4)]);
        assert_eq!((found.text.as_str(), found.line), ("two three\nfour", 2));
        assert_eq!(found.marks, [4..9, 10..14]);
        assert_eq!(found.place, (":2:5".to_owned(), ":2:5".to_owned()));
    }

    #[test]
    fn long_lines_are_cut_and_their_columns_kept() {
        let text = format!("first\n{}mark{}\nlast", "ü".repeat(5_000), "x".repeat(5_000));
        let found = Excerpt::of(&LineIndex::new(text.as_str()), &[span(6 + 10_000, 4)]);
        assert!(found.text.len() < 2 * AROUND + 20 && found.text.starts_with("…ü") && found.text.ends_with("x…"));
        assert_eq!(&found.text[found.marks[0].clone()], "mark");
        assert_eq!(found.place, (":2:302".to_owned(), ":2:5001".to_owned()));
    }

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        let found = Excerpt::of(&LineIndex::new("a\u{9b}31m\u{2028}b\u{202e} mark"), &[span(14, 4)]);
        assert_eq!(found.text, "a\u{fffd}31m\u{fffd}b\u{fffd} mark");
        assert_eq!(&found.text[found.marks[0].clone()], "mark");
    }

    #[test]
    fn spans_outside_are_clamped() {
        for (start, len) in [(0, 0), (3, 90), (90, 3), (2, 1)] {
            let found = Excerpt::of(&LineIndex::new("a\u{fc}"), &[span(start, len)]);
            assert!(found.text.get(found.marks[0].clone()).is_some(), "{start} {len}");
        }
        assert_eq!(Excerpt::of(&LineIndex::new(""), &[span(4, 1)]).text, "");
    }
}
