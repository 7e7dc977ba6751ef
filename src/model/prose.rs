//! Prose: HTML with holes, made once from Markdown and filled for each page it stands on.

/// A place in [`Markup`] that depends on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hole {
    /// The opening tag of a link: an index into the document's links.
    LinkOpen(u32),
    /// The closing tag of that link.
    LinkClose(u32),
    /// A whole link whose text is the title of what it leads to.
    LinkAuto(u32),
    /// An image.
    Image(Box<Image>),
    /// A reference to the footnote with that index.
    Note(u32),
    /// A code block: an index into the document's code.
    Code(u32),
    /// Opens a heading that is no section, with its level in the source.
    HeadingOpen(u8),
    /// Closes it.
    HeadingClose(u8),
    /// A word of the theme: a key of its messages.
    Word(&'static str),
}

/// An image in [`Markup`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// An index into the document's links.
    pub link: u32,
    /// The text instead of it.
    pub alternative: Box<str>,
    /// Its title; may be empty.
    pub title: Box<str>,
}

/// HTML with holes at byte offsets, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    /// Finished HTML between the holes; safe by construction.
    pub html: Box<str>,
    /// Where the holes are.
    pub holes: Box<[(u32, Hole)]>,
}

impl Markup {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.holes.is_empty()
    }

    /// Whether it is not simply that text.
    pub fn says_more(&self, text: &str) -> bool {
        !self.holes.is_empty() || *self.html != escape(text)
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The name in the source.
    pub label: Box<str>,
    /// What it says.
    pub body: Markup,
}

/// A block of code, highlighted only when a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The language named after the fence; empty when none is.
    pub language: Box<str>,
    /// The code.
    pub text: Box<str>,
}

/// A field of running text with its references resolved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// What it says.
    pub markup: Markup,
    /// Links the markup refers to.
    pub links: Vec<super::Link>,
    /// Code blocks the markup refers to.
    pub code: Vec<CodeBlock>,
}

/// Text escaped for HTML content and double-quoted attributes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    escape_into(text, &mut html);
    html
}

/// Adds text escaped like this.
/// Control characters, which HTML does not have, become the replacement character.
pub fn escape_into(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = special(rest.as_bytes()) {
        html.push_str(&rest[..at]);
        let character = rest[at..].chars().next().unwrap_or_default();
        html.push_str(match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "\u{fffd}",
        });
        rest = &rest[at + character.len_utf8()..];
    }
    html.push_str(rest);
}

/// Where the first character is that does not stand as it is. Looking at bytes is much faster than
/// looking at characters, and nearly all text passes here.
fn special(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|at| match text[*at] {
        b'&' | b'<' | b'>' | b'"' | 0x7f => true,
        b'\n' | b'\t' | b'\r' => false,
        // The second half of the control characters.
        0xc2 => text.get(at + 1).is_some_and(|next| *next < 0xa0),
        byte => byte < b' ',
    })
}
