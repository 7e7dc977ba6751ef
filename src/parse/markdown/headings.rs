//! Headings: sections begin here, get their anchors and say what they satisfy.

use std::mem::take;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::builder::Builder;
use super::writer::Writer;
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::RawSection;
use crate::model::{Audience, DefectKind, Fingerprint, Hole, Markup};
use crate::project::deceptive;
use crate::source::Spanned;

/// A heading being read.
#[derive(Debug)]
pub(super) struct OpenHeading {
    level: u8,
    id: Option<String>,
    satisfies: Vec<Spanned<String>>,
    audience: Option<Audience>,
    /// Braces that are no attributes of ours: they stay text.
    braces: Option<String>,
    start: usize,
    /// Inside a quotation or list, where a heading begins no section.
    inner: bool,
}

impl Writer<'_> {
    pub(super) fn start_heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        no_classes: bool,
        range: Range<usize>,
    ) {
        let inner = self.containers > 0;
        let mut heading = OpenHeading {
            level,
            id: None,
            satisfies: Vec::new(),
            audience: None,
            braces: None,
            start: range.start,
            inner,
        };
        let known = |name: &str| name == "satisfies" || name == "audience";
        let ours = no_classes && attributes.iter().all(|(name, value)| known(name) && value.is_some());
        if ours {
            heading.id = id.map(str::to_owned);
            for (name, value) in attributes {
                let value = value.as_deref().unwrap_or_default();
                match name.as_ref() {
                    "satisfies" => heading.satisfies = self.claims(value, &range),
                    _ => heading.audience = self.audience(value, &range),
                }
            }
        } else {
            heading.braces = self.text[range.clone()].rfind('{').map(|at| {
                self.text[range.start + at..range.end].trim_end().trim_end_matches('#').trim_end().to_owned()
            });
            if heading.braces.as_ref().is_some_and(|braces| braces.contains("satisfies")) {
                let message = "these braces are read as text, and what they say is satisfied is lost";
                let span = self.reading.place.span(range.start, self.text[range.clone()].trim_end().len());
                let finding = Diagnostic::new(Code::InvalidValue, self.reading.path, message).at(span);
                let help = "write `{#anchor satisfies=first,second}`: no spaces around `=` and `,`, and nothing else";
                self.prose.diagnostics.push(finding.help(help));
            }
        }
        if inner {
            self.out().hole(Hole::HeadingOpen(level));
        }
        self.heading = Some(heading);
        self.builders.push(Builder::default());
    }

    /// The ids of a `satisfies` attribute, each with its place.
    fn claims(&self, value: &str, range: &Range<usize>) -> Vec<Spanned<String>> {
        let source = &self.text[range.clone()];
        let mut from = source.find("satisfies=").unwrap_or(0);
        let mut claims = Vec::new();
        for id in value.trim_matches('"').split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let at = source[from..].find(id).map_or(from, |at| from + at);
            claims.push(Spanned::new(id.to_owned(), self.reading.place.span(range.start + at, id.len())));
            from = (at + id.len()).min(source.len());
        }
        claims
    }

    fn audience(&mut self, value: &str, range: &Range<usize>) -> Option<Audience> {
        let audience = Audience::named(value);
        if audience.is_none() {
            let span = self.reading.place.span(range.start, range.len());
            let message = format!("`{value}` is no audience");
            let help = format!("one of: {}", Audience::NAMES.join(", "));
            self.prose
                .diagnostics
                .push(Diagnostic::new(Code::InvalidValue, self.reading.path, message).at(span).help(help));
        }
        audience
    }

    pub(super) fn end_heading(&mut self) {
        let mut builder = self.take_builder();
        let Some(heading) = self.heading.take() else { return };
        if let Some(braces) = &heading.braces {
            builder.text(" ");
            builder.text(braces);
        }
        let title = builder.plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let markup = builder.finish();
        if heading.inner {
            self.append(&markup);
            self.out().hole(Hole::HeadingClose(heading.level));
            return;
        }
        let is_title = heading.level == 1
            && self.prose.title.is_none()
            && self.prose.sections.is_empty()
            && self.section.0.level == 0;
        if is_title {
            self.check_readable(&title, &heading);
            self.prose.title = Some(title);
            return;
        }
        self.close_section(heading.start);
        let line = self.text[heading.start..].lines().next().map_or(0, str::len);
        if let Some(id) = heading.id.as_deref().filter(|id| self.anchors.contains_key(*id)) {
            let message = format!("the anchor `{id}` occurs twice in this document");
            let span = self.reading.place.span(heading.start, line);
            let finding = Diagnostic::new(Code::DuplicateId, self.reading.path, message).at(span);
            self.prose.diagnostics.push(finding.help("give one of the two sections another anchor"));
        }
        self.check_readable(&title, &heading);
        let anchor = self.anchor(heading.id.as_deref(), &title).into();
        let span = self.reading.place.span(heading.start, line);
        let section = RawSection {
            level: heading.level.max(2),
            anchor,
            title,
            heading: markup,
            body: Markup::default(),
            satisfies: heading.satisfies,
            audience: heading.audience,
            fingerprint: Fingerprint::of(""),
            span,
        };
        self.section = (section, heading.start);
    }

    /// Reports a heading or anchor with characters nobody sees.
    fn check_readable(&mut self, title: &str, heading: &OpenHeading) {
        let anchor = heading.id.as_deref().unwrap_or_default();
        if title.chars().chain(anchor.chars()).any(deceptive) {
            let line = self.text[heading.start..].lines().next().map_or(0, str::len);
            self.refuse(DefectKind::ControlCharacter, title, &(heading.start..heading.start + line));
        }
    }

    /// Ends the open section at an offset of the text.
    pub(super) fn close_section(&mut self, end: usize) {
        let body = self.out().finish();
        let (section, start) = &mut self.section;
        let finished = RawSection {
            anchor: take(&mut section.anchor),
            title: take(&mut section.title),
            heading: take(&mut section.heading),
            body,
            satisfies: take(&mut section.satisfies),
            fingerprint: Fingerprint::of(&self.text[*start..end]),
            ..*section
        };
        let is_empty_lead = finished.level == 0 && finished.body.is_empty();
        if !is_empty_lead {
            self.prose.sections.push(finished);
        }
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
        // Ids of the page itself begin so.
        let wanted = if ["cb-", "fn-", "fnref-"].iter().any(|own| wanted.starts_with(own)) {
            format!("s-{wanted}")
        } else {
            wanted
        };
        let count = self.anchors.entry(wanted.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { wanted } else { self.anchor(Some(&format!("{wanted}-{}", self.anchors[&wanted] - 1)), title) }
    }
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
