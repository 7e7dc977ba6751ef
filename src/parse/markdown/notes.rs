//! Footnotes: which of them are shown, and what becomes of the others.

use std::mem::take;

use super::builder::Builder;
use super::headings::line;
use super::writer::Writer;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{DefectKind, Footnote, Hole, Markup};

/// A footnote as far as it is known.
#[derive(Default)]
pub(super) struct Note {
    /// Its name as it was first written.
    label: String,
    /// Its place among those referred to.
    index: Option<u32>,
    /// What it says, and where it begins.
    body: Option<(Markup, usize)>,
}

/// Names that differ in case only are one name, as the parser has it.
fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        let next = self.used_notes;
        let index = *self.note(label).index.get_or_insert(next);
        self.used_notes = self.used_notes.max(index + 1);
        self.out().hole(Hole::Note(index));
    }

    fn note(&mut self, label: &str) -> &mut Note {
        let new = || Note { label: label.to_owned(), ..Note::default() };
        self.notes.entry(folded(label)).or_insert_with(new)
    }

    pub(super) fn start_note(&mut self, label: &str, start: usize) {
        self.open_notes.push((label.to_owned(), start));
        self.containers += 1;
        self.builders.push(Builder::default());
    }

    /// Ends a footnote. The first of a name keeps it.
    pub(super) fn end_note(&mut self) {
        let body = self.take_builder().finish();
        self.containers = self.containers.saturating_sub(1);
        let Some((label, start)) = self.open_notes.pop() else { return };
        let note = self.note(&label);
        if note.body.is_none() {
            note.body = Some((body, start));
            return;
        }
        let message = format!("the footnote `{label}` has a text already, so this one is not shown");
        let span = self.reading.place.span(start, line(self.text, start).len());
        let finding = Diagnostic::new(Code::UnusedNote, label, message).at(span).label("not shown");
        self.prose.diagnostics.push(finding.help("give one of the two another name"));
    }

    /// Reports a reference to a footnote that is not there, which the parser leaves as text; its bracket
    /// ends at `at`.
    pub(super) fn reference_to_no_note(&mut self, at: usize) {
        let Some(rest) = self.text[at..].strip_prefix('^') else { return };
        let Some((label, end)) = rest.split_once(']').map(|(label, _)| (label, at + label.len() + 2)) else { return };
        if !label.trim().is_empty() && !label.contains(['[', '\n', '\r']) {
            self.refuse(DefectKind::UnknownNote, label.trim(), &(at - 1..end));
        }
    }

    /// Puts the notes in the order of the references to them, and reports those that are not shown: nothing
    /// refers to them, or only what is not shown itself.
    pub(super) fn close_notes(&mut self) {
        let mut notes: Vec<Note> = take(&mut self.notes).into_values().collect();
        notes.sort_by_key(|note| note.index.unwrap_or(u32::MAX));
        let mut shown = vec![false; notes.len()];
        let sections = self
            .prose
            .sections
            .iter()
            .flat_map(|section| section.heading.as_deref().into_iter().chain([&section.body]));
        let mut open: Vec<usize> = sections.flat_map(references).collect();
        while let Some(at) = open.pop() {
            let Some(note) = notes.get(at).filter(|_| !shown[at]) else { continue };
            open.extend(note.body.iter().flat_map(|(body, _)| references(body)));
            shown[at] = true;
        }
        for (at, note) in notes.into_iter().enumerate() {
            let (body, start) = note.body.unwrap_or_default();
            if shown[at] {
                self.prose.footnotes.push(Footnote { label: note.label.into(), body });
                continue;
            }
            let kind = if note.index.is_some() { DefectKind::HiddenNote } else { DefectKind::UnusedNote };
            self.refuse(kind, &note.label, &(start..start + line(self.text, start).len()));
            // The places of the others stay as they are.
            self.prose.footnotes.push(Footnote { label: note.label.into(), body: Markup::default() });
        }
    }
}

/// The footnotes that markup refers to.
fn references(markup: &Markup) -> impl Iterator<Item = usize> {
    markup.holes.iter().filter_map(|(_, hole)| match hole {
        Hole::Note(index) => usize::try_from(*index).ok(),
        _ => None,
    })
}
