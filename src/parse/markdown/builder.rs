//! Builds markup: finished HTML with holes.

use crate::model::{Hole, Markup, escape_into};

/// Markup being written.
#[derive(Debug, Default)]
pub(super) struct Builder {
    html: String,
    holes: Vec<(u32, Hole)>,
    /// The plain text written so far, for titles and alternative texts.
    pub(super) plain: String,
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
        markup
    }
}
