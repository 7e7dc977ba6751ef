//! Builds markup: finished HTML with holes.

use std::ops::Range;

use crate::manuscript::RawTitle;
use crate::model::{Hole, Markup, escape_into};

/// Markup being written.
#[derive(Debug, Default)]
pub(super) struct Builder {
    html: String,
    holes: Vec<(u32, Hole)>,
    /// The plain text written so far, for titles and alternative texts.
    pub(super) plain: String,
    /// Where in it the name of a thing stands for a reference.
    names: Vec<Range<usize>>,
}

impl Builder {
    /// Adds HTML that is safe as it stands.
    pub(super) fn html(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Adds text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        escape_into(text, &mut self.html);
        self.plain.push_str(text);
    }

    /// Adds the name of a thing to the plain text; the page says what it is called.
    pub(super) fn name(&mut self, name: &str) {
        let start = self.plain.len();
        self.plain.push_str(name);
        self.names.push(start..self.plain.len());
    }

    /// The plain text on one line.
    pub(super) fn title(&self) -> RawTitle {
        let mut title = RawTitle::default();
        let mut from = 0;
        for name in &self.names {
            add_words(&self.plain[from..name.start], &mut title.text);
            let start = title.text.len();
            title.text.push_str(&self.plain[name.clone()]);
            title.references.push(start..title.text.len());
            from = name.end;
        }
        add_words(&self.plain[from..], &mut title.text);
        title.text.truncate(title.text.trim_end().len());
        // It stays as long as the book.
        title.text.shrink_to_fit();
        title
    }

    /// Leaves a hole.
    pub(super) fn hole(&mut self, hole: Hole) {
        let at = u32::try_from(self.html.len()).unwrap_or(u32::MAX);
        self.holes.push((at, hole));
    }

    /// Where what is written next begins.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.html.len(), self.holes.len())
    }

    /// Makes a figure of a paragraph that holds nothing but an image with a title: the title is its
    /// caption. Otherwise ends the paragraph. It began at `place`, with its opening tag.
    pub(super) fn end_paragraph(&mut self, (start, holes): (usize, usize)) {
        let alone = self.html.get(start..) == Some("<p>") && self.holes.len() == holes + 1;
        let caption = match self.holes.get_mut(holes) {
            Some((at, Hole::Image(image))) if alone && !image.title.is_empty() => {
                *at = u32::try_from(start + "<figure>".len()).unwrap_or(u32::MAX);
                std::mem::take(&mut image.title)
            }
            _ => return self.html.push_str("</p>\n"),
        };
        self.html.truncate(start);
        self.html.push_str("<figure><figcaption>");
        escape_into(&caption, &mut self.html);
        self.html.push_str("</figcaption></figure>\n");
    }

    /// The finished markup, in room of its exact size; what is written next takes the room of this one.
    pub(super) fn finish(&mut self) -> Markup {
        let markup = Markup { html: self.html.as_str().into(), holes: self.holes.drain(..).collect() };
        self.html.clear();
        self.plain.clear();
        self.names.clear();
        markup
    }
}

/// Adds the words of a text, with one space for any white space between them.
fn add_words(text: &str, into: &mut String) {
    for word in text.split_inclusive(char::is_whitespace) {
        into.push_str(word.trim_end());
        if word.ends_with(char::is_whitespace) && !into.is_empty() && !into.ends_with(' ') {
            into.push(' ');
        }
    }
}
