//! Findings for people, in the manner of rustc.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level as Mark, Origin, Renderer, Snippet};

use super::Sources;
use crate::diagnostics::{Finding, Level};
use crate::source::Span;

/// Findings as text, one block each, with colours if asked for.
pub fn human(findings: &[Finding], sources: &Sources<'_>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let blocks: Vec<String> = findings.iter().map(|finding| block(finding, sources, &renderer)).collect();
    blocks.iter().map(|block| format!("{}\n\n", block.trim_end())).collect()
}

fn block(finding: &Finding, sources: &Sources<'_>, renderer: &Renderer) -> String {
    let diagnostic = &finding.diagnostic;
    let mark = match finding.level {
        Level::Error => Mark::ERROR,
        Level::Warning => Mark::WARNING,
        Level::Info | Level::Off => Mark::NOTE.with_name("info"),
    };
    let message = visible(&diagnostic.message);
    let label = visible(&diagnostic.label);
    let related = diagnostic.related.as_ref().map(|(span, label)| (*span, visible(label)));
    let group = Group::with_title(mark.primary_title(message).id(diagnostic.code.name()));
    let notes = finding.accepted.iter().map(|reason| (Mark::NOTE, format!("accepted: {}", visible(reason))));
    let notes = notes.chain(diagnostic.help.iter().map(|help| (Mark::HELP, visible(help))));
    let Some(span) = diagnostic.span else {
        // Without a place there is no margin to hang the notes on.
        let notes: String = notes
            .map(|(mark, note)| format!("\n  = {}: {note}", if mark == Mark::NOTE { "note" } else { "help" }))
            .collect();
        return renderer.render(&[group]) + &notes;
    };
    let group = group.elements(place(span, &label, related.as_ref(), sources));
    let group = group.elements(notes.map(|(mark, note)| mark.message(note)));
    renderer.render(&[group])
}

/// The marked line, and a second one when there is a second place. A file that can no longer be
/// read, or is no text, is named.
fn place<'a>(
    span: Span,
    label: &'a str,
    related: Option<&'a (Span, String)>,
    sources: &Sources<'_>,
) -> Vec<Element<'a>> {
    let mut elements = Vec::new();
    let same = related.filter(|(other, _)| other.file == span.file);
    let Some(text) = sources.text(span.file) else {
        return vec![Origin::path(sources.path(span.file).to_owned()).into()];
    };
    if text.is_empty() || span.len == 0 && span.start == 0 && label.is_empty() {
        return vec![Origin::path(sources.path(span.file).to_owned()).line(1).char_column(1).into()];
    }
    let (shown, first_line, offset) = excerpt(&text, span, same.map(|(span, _)| *span));
    let mut snippet = Snippet::source(shown.clone()).line_start(first_line).path(sources.path(span.file).to_owned());
    snippet = snippet.annotation(AnnotationKind::Primary.span(range(&shown, span, offset)).label(label));
    if let Some((other, label)) = same {
        snippet = snippet.annotation(AnnotationKind::Context.span(range(&shown, *other, offset)).label(label.as_str()));
    }
    elements.push(snippet.into());
    if let Some((other, label)) = related.filter(|(other, _)| other.file != span.file)
        && let Some(text) = sources.text(other.file).filter(|text| !text.is_empty())
    {
        let (shown, first_line, offset) = excerpt(&text, *other, None);
        let annotation = AnnotationKind::Context.span(range(&shown, *other, offset)).label(label.as_str());
        let snippet = Snippet::source(shown).line_start(first_line).path(sources.path(other.file).to_owned());
        elements.push(snippet.annotation(annotation).into());
    }
    elements
}

/// The lines the spans stand on, the number of the first and its offset.
fn excerpt(text: &str, span: Span, other: Option<Span>) -> (String, usize, usize) {
    let spans = [Some(span), other];
    let start = spans.iter().flatten().map(|span| span.start as usize).min().unwrap_or(0).min(text.len());
    let end = spans.iter().flatten().map(|span| (span.start + span.len) as usize).max().unwrap_or(0).min(text.len());
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (floor(start), floor(end));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let first_line = text[..from].matches('\n').count() + 1;
    (text[from..to].to_owned(), first_line, from)
}

/// A span within an excerpt; a mark under several lines ends with the first.
fn range(shown: &str, span: Span, offset: usize) -> Range<usize> {
    let clamp = |mut at: usize| {
        at = at.min(shown.len());
        while !shown.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = clamp((span.start as usize).saturating_sub(offset));
    let end = clamp((span.start as usize + span.len as usize).saturating_sub(offset)).max(start);
    let line = shown[start..].find('\n').map_or(shown.len(), |at| start + at);
    start..end.min(line)
}

/// Text without control characters, which could do things to a terminal.
fn visible(text: &str) -> String {
    let hidden =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().flat_map(|c| if hidden(c) { c.escape_unicode().collect::<Vec<_>>() } else { vec![c] }).collect()
}
