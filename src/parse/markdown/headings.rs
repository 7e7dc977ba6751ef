//! Headings: the title of a document and the sections begin here and get their anchors.

use std::mem::{replace, take};
use std::ops::Range;

use super::builder::Builder;
use super::writer::Writer;
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{RawAttributes, RawSection, RawTitle};
use crate::model::{DefectKind, Fingerprint, Hole, Markup};
use crate::project::deceptive;

/// A heading being read.
#[derive(Debug)]
pub(super) struct OpenHeading {
    /// Its level, that of a section below a further top heading counted from there.
    level: u8,
    /// Whether it was written at the first level.
    is_top: bool,
    attributes: RawAttributes,
    /// Braces that are no attributes of ours: they stay text.
    braces: Option<String>,
    start: usize,
    /// Inside a quotation or list, where a heading begins no section.
    inner: bool,
}

impl Writer<'_> {
    /// Begins a heading; `taken` says whether the parser has taken attributes out of its text.
    pub(super) fn start_heading(&mut self, level: u8, taken: bool, range: &Range<usize>) {
        let inner = self.containers > 0;
        let is_top = level == 1;
        let level = level + u8::from(self.demoted);
        let (mut attributes, braces) = self.attributes(range, taken);
        if inner {
            self.lose(&take(&mut attributes), range.start);
        }
        if inner {
            self.out().hole(Hole::HeadingOpen(level));
        }
        self.heading = Some(OpenHeading { level, is_top, attributes, braces, start: range.start, inner });
        self.builders.push(Builder::default());
    }

    /// Reports what the braces of a heading say that begins no section: an error where something is
    /// claimed, as an anchor may be one that nothing leads to.
    fn lose(&mut self, attributes: &RawAttributes, start: usize) {
        let what = if self.reading.is_field { "a field of a record" } else { "a quotation, a list or a note" };
        let line = line(self.text, start);
        if !attributes.satisfies.is_empty() || attributes.audience.is_some() {
            let message = format!("a heading in {what} begins no section, and what its braces say is lost");
            let help = "put it on a heading of a document that stands by itself, or into the front matter";
            self.invalid((start, line), &message, help, None);
        } else if let Some(anchor) = &attributes.anchor {
            let message = format!("a heading in {what} begins no section, so nothing can lead to `{anchor}`");
            let span = self.reading.place.span(start, line.len());
            let finding = Diagnostic::new(Code::BrokenAnchor, self.reading.path, message).at(span);
            let help = "put the anchor on a heading of a document that stands by itself, or take it away";
            self.prose.diagnostics.push(finding.label("no anchor").help(help));
        }
    }

    pub(super) fn end_heading(&mut self) {
        let mut builder = self.take_builder();
        let Some(heading) = self.heading.take() else { return };
        if let Some(braces) = &heading.braces {
            builder.text(" ");
            builder.text(braces);
        }
        let title = builder.title();
        let markup = builder.finish();
        if heading.inner {
            self.append(&markup);
            self.out().hole(Hole::HeadingClose(heading.level));
            return;
        }
        if self.is_title(&heading, &title) {
            self.check_readable(&title.text, &heading);
            let anchor =
                heading.attributes.anchor.as_deref().map(|written| self.anchor(Some(written), &title.text).into());
            self.prose.attributes = RawAttributes { anchor, ..heading.attributes };
            return;
        }
        self.begin_section(heading, title, markup);
    }

    /// Whether a heading is the title and nothing else, so that it is not shown a second time. The first top
    /// heading names a document without a title of its own, or else the first heading does.
    fn is_title(&mut self, heading: &OpenHeading, title: &RawTitle) -> bool {
        if title.text.is_empty() {
            return false;
        }
        let is_first = heading.is_top && !replace(&mut self.has_top, true);
        if is_first || self.prose.title.text.is_empty() {
            self.prose.title.clone_from(title);
        }
        // After a section it begins one itself: what follows it does not belong to the one before.
        let leads = self.prose.sections.is_empty() && self.section.0.level == 0;
        is_first && leads && self.reading.title.is_none_or(|given| same_words(given, &title.text))
    }

    /// Ends the section before a heading and begins its own.
    fn begin_section(&mut self, heading: OpenHeading, title: RawTitle, markup: Markup) {
        self.close_section(heading.start);
        self.demoted |= heading.is_top;
        let line = line(self.text, heading.start).len();
        let RawAttributes { anchor: written, satisfies, audience } = &heading.attributes;
        if let Some(id) = written.as_deref().filter(|id| self.anchors.contains_key(*id)) {
            let message = format!("the anchor `{id}` occurs twice in this document");
            let span = self.reading.place.span(heading.start, line);
            let finding = Diagnostic::new(Code::DuplicateId, self.reading.path, message).at(span);
            self.prose.diagnostics.push(finding.help("give one of the two sections another anchor"));
        }
        self.check_readable(&title.text, &heading);
        let anchor = self.anchor(written.as_deref(), &title.text).into();
        let span = self.reading.place.span(heading.start, line);
        let section = RawSection {
            level: if heading.is_top { 2 } else { heading.level },
            anchor,
            heading: markup.says_more(&title.text).then(|| Box::new(markup)),
            title,
            body: Markup::default(),
            satisfies: satisfies.clone(),
            audience: *audience,
            fingerprint: Fingerprint::of(""),
            span,
        };
        self.section = (section, heading.start);
    }

    /// Reports a heading or anchor with characters nobody sees.
    fn check_readable(&mut self, title: &str, heading: &OpenHeading) {
        let anchor = heading.attributes.anchor.as_deref().unwrap_or_default();
        if title.chars().chain(anchor.chars()).any(deceptive) {
            let line = line(self.text, heading.start).len();
            self.refuse(DefectKind::ControlCharacter, title, &(heading.start..heading.start + line));
        }
    }

    /// Ends the open section at an offset of the text.
    pub(super) fn close_section(&mut self, end: usize) {
        let body = self.out().finish();
        let said = self.said(self.section.1, end);
        let fingerprint = Fingerprint::of(said.as_deref().unwrap_or(&self.text[self.section.1..end]));
        let (section, _) = &mut self.section;
        if section.level == 0 {
            self.prose.said = said;
        }
        let finished = RawSection {
            anchor: take(&mut section.anchor),
            title: take(&mut section.title),
            heading: take(&mut section.heading),
            body,
            satisfies: take(&mut section.satisfies),
            fingerprint,
            ..*section
        };
        let is_empty_lead = finished.level == 0 && finished.body.is_empty();
        if !is_empty_lead {
            self.prose.sections.push(finished);
        }
    }

    /// What a part of the text says with what its variables stand for, where it has any. They are escaped,
    /// since they are no markup.
    fn said(&mut self, start: usize, end: usize) -> Option<String> {
        let count = self.values.partition_point(|(at, _)| at.start < end);
        let mut said = String::new();
        let mut from = start;
        for (at, value) in self.values.drain(..count).filter(|(at, _)| at.start >= start) {
            said.push_str(self.text.get(from..at.start).unwrap_or_default());
            for c in value.chars() {
                said.extend(c.is_ascii_punctuation().then_some('\\').into_iter().chain([c]));
            }
            from = at.end;
        }
        if from > start { Some(said + self.text.get(from..end).unwrap_or_default()) } else { None }
    }

    /// Adds finished markup to what is being written.
    fn append(&mut self, markup: &Markup) {
        let mut from = 0;
        for (at, hole) in &markup.holes {
            let at = *at as usize;
            self.out().html(&markup.html[from..at]);
            self.out().hole(hole.clone());
            from = at;
        }
        self.out().html(&markup.html[from..]);
    }

    /// The anchor: the one written, or one made from the title; a repeated one is numbered.
    fn anchor(&mut self, written: Option<&str>, title: &str) -> String {
        let wanted = match written {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ => slug(title),
        };
        let wanted = if is_of_page(&wanted) { format!("s-{wanted}") } else { wanted };
        let count = self.anchors.entry(wanted.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { wanted } else { self.anchor(Some(&format!("{wanted}-{}", self.anchors[&wanted] - 1)), title) }
    }
}

/// The line that begins at an offset of a text.
pub(super) fn line(text: &str, start: usize) -> &str {
    text[start..].lines().next().unwrap_or_default()
}

/// Whether an id is one of the page itself: those of its frame, of its footnotes and of the references to them.
pub(super) fn is_of_page(id: &str) -> bool {
    let numbered =
        |name: &str| id.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    id.starts_with("cb-") || numbered("fn-") || numbered("fnref-")
}

/// Whether two titles say the same, apart from layout and case.
fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(other)
}

/// An anchor made from a title: letters and digits in lower case, everything else between them one
/// hyphen.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && (c.is_whitespace() || c == '-' || c == '_') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_any_script() {
        assert_eq!(slug("Access & rights: who?"), "access-rights-who");
        assert_eq!(slug("Über-Prüfung  2"), "über-prüfung-2");
        assert_eq!(slug("目的"), "目的");
        assert_eq!(slug("!!!"), "section");
    }
}
