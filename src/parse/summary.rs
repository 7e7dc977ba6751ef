//! `SUMMARY.md`: hand-kept contents in mdBook's grammar: a title that is ignored, then links as
//! paragraphs or nested lists, part titles as headings, and rules, which are ignored.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Parsed, Source};
use crate::diagnostics::{Code, Diagnostic, Outcome};
use crate::manuscript::{RawChapter, RawSummary};
use crate::source::Span;

/// Deepest nesting of chapters.
const MAX_DEPTH: usize = 32;

/// Reads the contents.
pub(super) fn read(source: &Source<'_>) -> Outcome<Parsed> {
    let mut levels: Vec<Vec<RawChapter>> = vec![Vec::new()];
    let mut link: Option<RawChapter> = None;
    let mut heading: Option<RawChapter> = None;
    let mut first_heading = true;
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(source.text);
    let base = source.text.len() - text.len();
    for (event, range) in Parser::new(text).into_offset_iter() {
        let span = Span::new(source.id, base + range.start, range.len());
        match event {
            Event::Start(Tag::List(_)) if levels.len() > MAX_DEPTH => {
                let message = format!("more than {MAX_DEPTH} chapters inside one another");
                let finding = Diagnostic::new(Code::LimitExceeded, &*source.file.path, message).at(span);
                return Outcome::new(Parsed::Nothing, vec![finding.help("put some of them side by side")]);
            }
            Event::Start(Tag::List(_)) => levels.push(Vec::new()),
            Event::End(TagEnd::List(_)) => close_list(&mut levels),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let path = (!dest_url.is_empty()).then(|| dest_url.trim_start_matches("./").to_owned());
                link = Some(RawChapter { title: String::new(), path, span, children: Vec::new() });
            }
            Event::End(TagEnd::Link) => push(&mut levels, link.take()),
            Event::Start(Tag::Heading { .. }) => {
                heading = Some(RawChapter { title: String::new(), path: None, span, children: Vec::new() });
            }
            Event::End(TagEnd::Heading(_)) => {
                let part = heading.take();
                if !std::mem::take(&mut first_heading) {
                    push(&mut levels, part);
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(open) = link.as_mut().or(heading.as_mut()) {
                    open.title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    while levels.len() > 1 {
        close_list(&mut levels);
    }
    let chapters = levels.pop().unwrap_or_default();
    Outcome::clean(Parsed::Summary(RawSummary { file: source.id, chapters }))
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
