//! `SUMMARY.md`: hand-kept contents in mdBook's grammar: a title that is ignored, then links as
//! paragraphs or nested lists, part titles as headings, and rules, which are ignored.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::variables::Texts;
use super::{Parsed, Source};
use crate::diagnostics::{Code, Diagnostic, Outcome};
use crate::manuscript::{RawChapter, RawSummary};
use crate::source::Span;

/// How an entry is written.
const HELP: &str = "write `- [Title](path.md)`, or `- [Title]()` for a chapter that is yet to be written";

/// Deepest nesting of chapters.
const MAX_DEPTH: usize = 32;

/// What is open while events come in.
struct Contents<'a> {
    source: &'a Source<'a>,
    text: &'a str,
    /// Where the text begins in its file.
    base: usize,
    levels: Vec<Vec<RawChapter>>,
    link: Option<RawChapter>,
    heading: Option<RawChapter>,
    /// Whether the title of the page is still to come.
    before_title: bool,
    /// Text that stands in no link and no heading.
    stray: Option<Range<usize>>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the contents.
pub(super) fn read(source: &Source<'_>) -> Outcome<Parsed> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(source.text);
    let mut contents = Contents {
        source,
        text,
        base: source.text.len() - text.len(),
        levels: vec![Vec::new()],
        link: None,
        heading: None,
        before_title: true,
        stray: None,
        diagnostics: Vec::new(),
    };
    for (event, range) in Parser::new(text).into_offset_iter() {
        if matches!(event, Event::Start(Tag::List(_))) && contents.levels.len() > MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} chapters inside one another");
            let finding = Diagnostic::new(Code::LimitExceeded, &*source.file.path, message).at(contents.span(&range));
            return Outcome::new(Parsed::Nothing, vec![finding.help("put some of them side by side")]);
        }
        contents.event(event, range);
    }
    while contents.levels.len() > 1 {
        close_list(&mut contents.levels);
    }
    let mut chapters = contents.levels.pop().unwrap_or_default();
    let mut texts = Texts::new(source);
    fill(&mut chapters, &mut texts);
    contents.diagnostics.append(&mut texts.diagnostics);
    let summary = RawSummary { file: source.id, chapters };
    Outcome::new(Parsed::Summary(summary, texts.defects), contents.diagnostics)
}

impl Contents<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let new = |path, span| Some(RawChapter { title: String::new(), path, span, children: Vec::new() });
        let span = self.span(&range);
        match event {
            Event::Text(text) | Event::Code(text) => match self.link.as_mut().or(self.heading.as_mut()) {
                Some(open) => open.title.push_str(&text),
                None => self.stray = Some(self.stray.take().map_or(range.start, |stray| stray.start)..range.end),
            },
            Event::SoftBreak | Event::HardBreak => {
                if let Some(open) = self.link.as_mut().or(self.heading.as_mut()) {
                    open.title.push(' ');
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong) | Event::End(TagEnd::Emphasis | TagEnd::Strong) => {}
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::Heading(_)) => {
                let part = self.heading.take();
                if !std::mem::take(&mut self.before_title) {
                    push(&mut self.levels, part);
                }
            }
            // Whatever else begins or ends, text before it ends there.
            other => {
                self.end_stray();
                match other {
                    Event::Start(Tag::List(_)) => self.levels.push(Vec::new()),
                    Event::End(TagEnd::List(_)) => close_list(&mut self.levels),
                    Event::Start(Tag::Link { dest_url, .. }) => {
                        self.link = new((!dest_url.is_empty()).then(|| dest_url.to_string()), span);
                    }
                    Event::Start(Tag::Heading { .. }) => self.heading = new(None, span),
                    _ => {}
                }
            }
        }
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        if link.title.trim().is_empty() && link.path.is_none() {
            let message = "this entry has no text and leads nowhere";
            let finding = Diagnostic::new(Code::InvalidValue, &*self.source.file.path, message).at(link.span);
            self.diagnostics.push(finding.help(HELP));
        }
        push(&mut self.levels, Some(link));
    }

    /// Reports text beside the links, which no page shows.
    fn end_stray(&mut self) {
        let Some(range) = self.stray.take() else { return };
        let text = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        if text.contains(char::is_alphanumeric) {
            let message = format!("`{text}` is no link, and of SUMMARY.md only headings and links are shown");
            let span = self.span(&(range.start..range.start + text.len()));
            let finding = Diagnostic::new(Code::BrokenLink, &*self.source.file.path, message).at(span);
            self.diagnostics.push(finding.label("not shown").help(HELP));
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source.id, self.base + range.start, range.len())
    }
}

/// Replaces the variables of titles.
fn fill(chapters: &mut [RawChapter], texts: &mut Texts<'_>) {
    for chapter in chapters {
        texts.fill(&mut chapter.title, chapter.span);
        fill(&mut chapter.children, texts);
    }
}

fn push(levels: &mut [Vec<RawChapter>], chapter: Option<RawChapter>) {
    if let (Some(level), Some(chapter)) = (levels.last_mut(), chapter) {
        level.push(chapter);
    }
}

/// A list inside an item belongs to the chapter before it; a list at the top continues the top.
fn close_list(levels: &mut Vec<Vec<RawChapter>>) {
    let Some(list) = levels.pop() else { return };
    let inner = levels.len() > 1;
    let Some(level) = levels.last_mut() else { return };
    match level.last_mut() {
        Some(parent) if inner => parent.children.extend(list),
        _ => level.extend(list),
    }
}
