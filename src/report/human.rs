//! Findings for people, in the manner of rustc.

use annotate_snippets::{AnnotationKind, Element, Group, Level as Mark, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, are_near};
use super::sources::{Lines, Sources};
use crate::diagnostics::{Finding, Level};
use crate::project::deceptive;
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
    let lines = message.lines().count();
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
    let (elements, moved) = place(span, &label, related.as_ref(), sources);
    let group = group.elements(elements);
    let group = group.elements(notes.map(|(mark, note)| mark.message(note)));
    relocate(&renderer.render(&[group]), lines, &moved)
}

/// A place as the renderer tells it, which sees only a part of a long line, and as it is.
type Moved = (String, String);

/// The marked line, and a second one when there is a second place. A file that can no longer be
/// read, or is no text, is named.
fn place<'a>(
    span: Span,
    label: &'a str,
    related: Option<&'a (Span, String)>,
    sources: &Sources<'_>,
) -> (Vec<Element<'a>>, Vec<Moved>) {
    let named = |line: Option<usize>| {
        let origin = Origin::path(sources.path(span.file).to_owned());
        let origin = line.map_or(origin.clone(), |line| origin.line(line).char_column(1));
        (vec![origin.into()], Vec::new())
    };
    let Some(lines) = sources.lines(span.file) else { return named(None) };
    if lines.text().is_empty() || span.len == 0 && span.start == 0 && label.is_empty() {
        return named(Some(1));
    }
    let is_near = |other: Span| other.file == span.file && are_near(span, other);
    let primary = (span, AnnotationKind::Primary, label);
    let context = related.map(|(other, label)| (*other, AnnotationKind::Context, label.as_str()));
    let (near, far): (Vec<_>, Vec<_>) = context.into_iter().partition(|(other, ..)| is_near(*other));
    let mut shown = (Vec::new(), Vec::new());
    show(&lines, &[vec![primary], near].concat(), sources, &mut shown);
    if let [other] = far[..]
        && let Some(lines) = sources.lines(other.0.file).filter(|lines| !lines.text().is_empty())
    {
        show(&lines, &[other], sources, &mut shown);
    }
    shown
}

/// Adds an excerpt with its marks.
fn show<'a>(
    lines: &Lines,
    marks: &[(Span, AnnotationKind, &'a str)],
    sources: &Sources<'_>,
    (elements, moved): &mut (Vec<Element<'a>>, Vec<Moved>),
) {
    let spans: Vec<Span> = marks.iter().map(|(span, ..)| *span).collect();
    let path = spans.first().map_or("", |span| sources.path(span.file));
    let excerpt = Excerpt::of(lines, &spans);
    let snippet = Snippet::source(excerpt.text).line_start(excerpt.line).path(path.to_owned());
    let marks = marks.iter().zip(excerpt.marks);
    elements.push(snippet.annotations(marks.map(|((_, kind, label), range)| kind.span(range).label(*label))).into());
    let (told, is) = excerpt.place;
    if told != is {
        moved.push((format!("{path}{told}"), format!("{path}{is}")));
    }
}

/// Corrects the places of what was moved in a report, below the lines of its message.
fn relocate(report: &str, message: usize, moved: &[Moved]) -> String {
    let mut moved = moved.iter().peekable();
    let mut correct = |(at, line): (usize, &str)| {
        let before = |told: &str| line.find(told).map_or("", |at| &line[..at]);
        // Lines of the text stand behind a bar.
        let is_place = |before: &str| (before.contains("-->") || before.contains(":::")) && !before.contains('|');
        match moved.next_if(|(told, _)| at >= message && is_place(before(told))) {
            Some((told, is)) => line.replacen(told, is, 1),
            None => line.to_owned(),
        }
    };
    report.split_inclusive('\n').enumerate().map(&mut correct).collect()
}

/// Text without control characters, which could do things to a terminal.
fn visible(text: &str) -> String {
    let hidden = |c: char| deceptive(c) && c != '\n';
    text.chars().flat_map(|c| if hidden(c) { c.escape_unicode().collect::<Vec<_>>() } else { vec![c] }).collect()
}
