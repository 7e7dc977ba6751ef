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

    /// The finished markup.
    pub(super) fn finish(self) -> Markup {
        Markup { html: self.html.into_boxed_str(), holes: self.holes.into_boxed_slice() }
    }
}
