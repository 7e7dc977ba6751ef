//! The writer: takes events one by one and keeps what is open.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::headings::OpenHeading;
use super::notes::Note;
use super::{Prose, Reading};
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{RawLinkKind, RawSection, RawTitle, defect};
use crate::model::{DefectKind, Fingerprint, Markup};
use crate::parse::variables::{MAX_EXPANDED, Piece, pieces, too_much};

/// Most elements open at the same time.
const MAX_DEPTH: usize = 128;

/// What is open while events come in.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) reading: Reading<'a>,
    pub(super) prose: Prose,
    /// The section being written, with where its text begins.
    pub(super) section: (RawSection, usize),
    /// Builders inside one another: the body, a heading, a footnote, the text of an image.
    pub(super) builders: Vec<Builder>,
    pub(super) heading: Option<OpenHeading>,
    /// Whether a heading of the first level has come.
    pub(super) has_top: bool,
    /// Whether one of them is a section, below which all others stand.
    pub(super) demoted: bool,
    pub(super) anchors: BTreeMap<String, usize>,
    /// Footnotes by name.
    pub(super) notes: BTreeMap<String, Note>,
    /// How many of them are referred to.
    pub(super) used_notes: u32,
    /// Footnotes being read: their names and where they begin.
    pub(super) open_notes: Vec<(String, usize)>,
    /// Elements open inside the section that are not paragraphs: a heading in one is no section.
    pub(super) containers: usize,
    /// All open elements.
    pub(super) depth: usize,
    /// Kept HTML elements that are open: their names, and how many elements were open around them.
    pub(super) kept: Vec<(&'static str, usize)>,
    /// Text that variables stood for so far, in bytes.
    expanded: usize,
    /// Where variables stand in the text of the section, and what for.
    pub(super) values: Vec<(Range<usize>, &'a str)>,
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_table_head: bool,
    /// Where the paragraph being written began.
    pub(super) paragraph: (usize, usize),
    /// An open code block: its language and text.
    pub(super) code: Option<(String, String)>,
    /// An open block of HTML and where it begins.
    pub(super) raw_html: Option<(String, usize)>,
    /// Open links and images: index, and whether the text inside is dropped.
    pub(super) links: Vec<(u32, bool)>,
    /// Title attributes of open images.
    pub(super) image_titles: Vec<Box<str>>,
    /// How many enclosing elements drop their text.
    pub(super) muted: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str, reading: Reading<'a>) -> Self {
        let lead = RawSection {
            level: 0,
            anchor: Arc::default(),
            title: RawTitle::default(),
            heading: None,
            body: Markup::default(),
            satisfies: Vec::new(),
            audience: None,
            fingerprint: Fingerprint::of(""),
            span: reading.place.span(0, 0),
        };
        Self {
            text,
            reading,
            prose: Prose::default(),
            section: (lead, 0),
            builders: vec![Builder::default()],
            heading: None,
            has_top: false,
            demoted: false,
            anchors: BTreeMap::new(),
            notes: BTreeMap::new(),
            used_notes: 0,
            open_notes: Vec::new(),
            containers: usize::from(reading.is_field),
            depth: 0,
            kept: Vec::new(),
            expanded: 0,
            values: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            in_table_head: false,
            paragraph: (0, 0),
            code: None,
            raw_html: None,
            links: Vec::new(),
            image_titles: Vec::new(),
            muted: 0,
        }
    }

    /// Reads all events.
    pub(super) fn run(mut self) -> Prose {
        let footnotes = if self.reading.is_field { Options::empty() } else { Options::ENABLE_FOOTNOTES };
        let options = footnotes
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM
            | Options::ENABLE_WIKILINKS;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            let start = range.start;
            self.event(event, range);
            if self.depth > MAX_DEPTH {
                let message = format!("more than {MAX_DEPTH} elements inside one another");
                let finding = Diagnostic::new(Code::LimitExceeded, self.reading.path, message);
                let finding = finding.at(self.reading.place.span(start, 0));
                return self.stop(finding.help("write it more plainly, or divide it into several files"));
            }
            if self.expanded > MAX_EXPANDED {
                let finding = too_much(self.reading.path, self.reading.place.span(start, 0));
                return self.stop(finding);
            }
        }
        self.finish()
    }

    /// Ends the reading at a limit.
    fn stop(mut self, finding: Diagnostic) -> Prose {
        self.prose.diagnostics.push(finding);
        Prose { diagnostics: self.prose.diagnostics, ..Prose::default() }
    }

    fn finish(mut self) -> Prose {
        self.close_section(self.text.len());
        self.close_notes();
        self.prose
    }

    pub(super) fn out(&mut self) -> &mut Builder {
        if self.builders.is_empty() {
            self.builders.push(Builder::default());
        }
        let last = self.builders.len() - 1;
        &mut self.builders[last]
    }

    pub(super) fn take_builder(&mut self) -> Builder {
        self.builders.pop().unwrap_or_default()
    }

    pub(super) fn refuse(&mut self, kind: DefectKind, wrote: &str, range: &Range<usize>) {
        let span = self.reading.place.span(range.start, range.len());
        self.prose.defects.push(defect(kind, wrote, span));
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.close_kept();
                self.depth = self.depth.saturating_sub(1);
                self.end(tag, range);
            }
            Event::Text(text) => self.running_text(&text, &range),
            Event::Code(code) if self.muted == 0 => {
                self.out().html("<code>");
                self.out().text(&code);
                self.out().html("</code>");
            }
            Event::Html(html) => match &mut self.raw_html {
                Some((block, _)) => block.push_str(&html),
                None => self.inline_html(&html, &range),
            },
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::SoftBreak if self.muted == 0 => self.out().text("\n"),
            Event::HardBreak if self.muted == 0 => self.out().html("<br>\n"),
            Event::Rule => self.out().html("<hr>\n"),
            Event::TaskListMarker(done) => {
                let mark = if done { "<span class=\"task\">☑</span> " } else { "<span class=\"task\">☐</span> " };
                self.out().html(mark);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.out().text(&text),
            Event::Code(_) | Event::SoftBreak | Event::HardBreak => {}
        }
    }

    /// Text outside code: variables are replaced.
    fn running_text(&mut self, text: &str, range: &Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if let Some((block, _)) = &mut self.raw_html {
            block.push_str(text);
            return;
        }
        if self.muted > 0 {
            return;
        }
        if matches!(text, "[" | "![") {
            self.reference_to_no_note(range.end);
        }
        let mut from = range.start;
        let mut place = |source: &str, written: &str| {
            let at = source[from..range.end].find(written).map_or(from, |at| from + at);
            from = (at + written.len()).min(range.end);
            at..from
        };
        for piece in pieces(text, self.reading.variables) {
            match piece {
                Piece::Text(text) => self.out().text(text),
                Piece::Value(written, value) => {
                    self.expanded += value.len();
                    if self.expanded > MAX_EXPANDED {
                        return;
                    }
                    self.values.push((place(self.text, written), value));
                    self.out().text(value);
                }
                Piece::Unknown(written) => {
                    self.out().text(written);
                    self.refuse(DefectKind::UnknownVariable, written, &place(self.text, written));
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let taken = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                self.start_heading(level as u8, taken, &range);
            }
            Tag::Emphasis => self.out().html("<em>"),
            Tag::Strong => self.out().html("<strong>"),
            Tag::Strikethrough => self.out().html("<del>"),
            Tag::Superscript => self.out().html("<sup>"),
            Tag::Subscript => self.out().html("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, &range),
            Tag::Image { link_type, dest_url, title, .. } => self.start_image(link_type, &dest_url, &title, &range),
            Tag::FootnoteDefinition(label) => self.start_note(&label, range.start),
            block => self.start_block(block, range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Emphasis => self.out().html("</em>"),
            TagEnd::Strong => self.out().html("</strong>"),
            TagEnd::Strikethrough => self.out().html("</del>"),
            TagEnd::Superscript => self.out().html("</sup>"),
            TagEnd::Subscript => self.out().html("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::FootnoteDefinition => self.end_note(),
            block => self.end_block(block, range),
        }
    }

    /// Records a reference and returns its index.
    pub(super) fn reference(&mut self, kind: RawLinkKind, destination: &str, range: &Range<usize>) -> u32 {
        let span = self.reading.place.span(range.start, range.len());
        self.prose.links.push(crate::manuscript::RawLink { kind, destination: destination.to_owned(), span });
        u32::try_from(self.prose.links.len() - 1).unwrap_or(u32::MAX)
    }
}
