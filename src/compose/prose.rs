//! Prose on a page: the holes of its markup filled for the place it stands.

use std::collections::BTreeMap;

use super::Site;
use super::href;
use crate::model::{Attachment, CodeBlock, Document, Hole, Image, Link, Markup, Node, Text, each_word, escape};
use crate::view;

/// An id of so many bytes fits the narrowest line.
const SHORT: usize = 24;

/// Where prose stands: a page, and what keeps its ids apart from others there.
pub(super) struct Prose<'a> {
    site: &'a Site<'a>,
    /// Path of the page.
    page: &'a str,
    /// Before every id; empty on the document's own page.
    prefix: String,
    /// Path of the page the prose is from, when it is quoted.
    home: Option<&'a str>,
    links: &'a [Link],
    code: &'a [CodeBlock],
    /// Added to the level of every heading.
    shift: i8,
    /// Footnotes in the order of their first reference on this page.
    notes: Vec<u32>,
    /// Their numbers, and how many references to each stand on this page.
    numbers: BTreeMap<u32, (usize, usize)>,
}

impl<'a> Prose<'a> {
    /// Prose of a document on its own page.
    pub(super) fn own(site: &'a Site<'a>, document: &'a Document, page: &'a str, shift: i8) -> Self {
        Self { shift, ..Self::new(site, page, &document.links, &document.code) }
    }

    /// Prose of a document quoted on another page.
    pub(super) fn quoted(site: &'a Site<'a>, document: &'a Document, page: &'a str, prefix: String, shift: i8) -> Self {
        Self { prefix, home: Some(&document.url), ..Self::own(site, document, page, shift) }
    }

    /// A field of running text.
    pub(super) fn field(site: &'a Site<'a>, page: &'a str, text: &'a Text) -> Self {
        Self::new(site, page, &text.links, &text.code)
    }

    fn new(site: &'a Site<'a>, page: &'a str, links: &'a [Link], code: &'a [CodeBlock]) -> Self {
        let (notes, numbers) = (Vec::new(), BTreeMap::new());
        Self { site, page, prefix: String::new(), home: None, links, code, shift: 0, notes, numbers }
    }

    /// An id on this page.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// Fills the holes.
    pub(super) fn html(&mut self, markup: &Markup) -> String {
        let mut html = String::with_capacity(markup.html.len() + markup.holes.len() * 64);
        let mut from = 0;
        for (at, hole) in &markup.holes {
            let at = *at as usize;
            html.push_str(&markup.html[from..at]);
            self.fill(hole, &mut html);
            from = at;
        }
        html.push_str(&markup.html[from..]);
        html
    }

    /// The footnotes referred to so far. Notes may refer to further notes, and back to those before them.
    pub(super) fn footnotes(&mut self, document: &Document) -> Vec<view::Footnote> {
        let mut bodies = Vec::new();
        while let Some(index) = self.notes.get(bodies.len()).copied() {
            let note = document.footnotes.get(index as usize);
            bodies.push((index, note.map(|note| self.html(&note.body)).unwrap_or_default()));
        }
        let note = |(index, body)| {
            let (number, times) = self.numbers.get(&index).copied().unwrap_or_default();
            let backs: Vec<String> = (1..=times).map(|time| self.reference(number, time)).collect();
            let back = self.reference(number, 1);
            view::Footnote { number, anchor: self.id(&format!("fn-{number}")), back, backs, body }
        };
        bodies.into_iter().map(note).collect()
    }

    /// The id of a reference to a footnote.
    fn reference(&self, number: usize, time: usize) -> String {
        match time {
            1 => self.id(&format!("fnref-{number}")),
            _ => self.id(&format!("fnref-{number}-{time}")),
        }
    }

    fn fill(&mut self, hole: &Hole, html: &mut String) {
        match hole {
            Hole::LinkOpen(index) => html.push_str(&self.open(*index)),
            Hole::LinkClose(index) => html.push_str(self.close(*index)),
            Hole::LinkAuto(index) => {
                let text = self.text_of(*index);
                let open = self.open(*index);
                // A short id is not broken at its hyphen or space.
                let is_id = text.len() <= SHORT
                    && matches!(self.link(*index), Some(Link::To(node) | Link::Place(node, _)) if is_numbered(node));
                html.push_str(&if is_id { open.replacen("class=\"ref", "class=\"id ref", 1) } else { open });
                html.push_str(&escape(&text));
                html.push_str(self.close(*index));
            }
            Hole::Image(image) => self.image(image, html),
            Hole::Note(index) => self.note(*index, html),
            Hole::Code(index) => self.code(*index, html),
            Hole::HeadingOpen(level) => html.push_str(&format!("<h{}>", self.level(*level))),
            Hole::HeadingClose(level) => html.push_str(&format!("</h{}>\n", self.level(*level))),
            Hole::Word(key) => html.push_str(&escape(self.site.messages.get(key))),
        }
    }

    /// What markup says as plain text: the same as [`plain`] of its HTML, which is not made.
    pub(super) fn plain(&mut self, markup: &Markup) -> String {
        let mut text = Plain { text: String::with_capacity(markup.html.len()), gap: false };
        let mut from = 0;
        for (at, hole) in &markup.holes {
            let at = *at as usize;
            text.html(&markup.html[from..at]);
            self.say(hole, &mut text);
            from = at;
        }
        text.html(&markup.html[from..]);
        text.text
    }

    fn say(&mut self, hole: &Hole, text: &mut Plain) {
        match hole {
            Hole::LinkOpen(_) | Hole::LinkClose(_) => {}
            Hole::LinkAuto(index) => text.text(&self.text_of(*index)),
            Hole::Image(image) => match self.picture(image.link) {
                Some(_) => text.block(""),
                None => text.text(&image.alternative),
            },
            Hole::Note(index) => text.block(&self.number(*index).0.to_string()),
            Hole::Code(index) => text.block(self.code.get(*index as usize).map_or("", |block| &block.text)),
            Hole::HeadingOpen(_) | Hole::HeadingClose(_) => text.block(""),
            Hole::Word(key) => text.text(self.site.messages.get(key)),
        }
    }

    /// The level of a heading on this page.
    pub(super) fn level(&self, level: u8) -> u8 {
        level.saturating_add_signed(self.shift).clamp(2, 6)
    }

    fn link(&self, index: u32) -> Option<&Link> {
        self.links.get(index as usize)
    }

    /// The opening tag; nothing when the link leads nowhere.
    fn open(&self, index: u32) -> String {
        match self.link(index) {
            Some(Link::To(node) | Link::Place(node, _)) => {
                let (kind, title) = (node_kind(node), self.site.node_title(node));
                let system = self.site.node_system(node).map(|system| format!(" data-system=\"{}\"", escape(system)));
                let mut url = self.site.node_url(node);
                if let Some(Link::Place(_, anchor)) = self.link(index) {
                    url = format!("{url}#{anchor}");
                }
                let address = escape(&href::relative(self.page, &url));
                let system = system.unwrap_or_default();
                format!("<a class=\"ref ref-{kind}\" href=\"{address}\"{system} title=\"{}\">", escape(&title))
            }
            Some(Link::File(id, place)) => match self.site.book.attachments.get(id).filter(|file| !file.active) {
                Some(file) => {
                    let address = href::file(self.page, &file.url, place.as_deref());
                    format!("<a class=\"ref ref-file\" href=\"{}\">", escape(&address))
                }
                None => "<span class=\"unpublished\">".to_owned(),
            },
            Some(Link::Page(url)) => format!("<a href=\"{}\">", escape(&href::relative(self.page, url))),
            Some(Link::Here(anchor)) => format!("<a href=\"{}\">", escape(&self.here(anchor))),
            Some(Link::External(address)) => format!("<a class=\"external\" href=\"{}\">", escape(address)),
            Some(Link::Broken(_)) | None => "<span class=\"broken\">".to_owned(),
        }
    }

    fn close(&self, index: u32) -> &'static str {
        match self.link(index) {
            Some(Link::To(_) | Link::Place(..) | Link::Page(_) | Link::Here(_) | Link::External(_)) => "</a>",
            Some(Link::File(id, _)) if self.site.book.attachments.get(id).is_some_and(|file| !file.active) => "</a>",
            _ => "</span>",
        }
    }

    /// A place of the same document: here, or on its own page when it is quoted.
    fn here(&self, anchor: &str) -> String {
        let home = self.home.unwrap_or(self.page);
        href::relative(self.page, &format!("{home}#{anchor}"))
    }

    /// What a wikilink without a text shows.
    fn text_of(&self, index: u32) -> String {
        match self.link(index) {
            Some(Link::To(node) | Link::Place(node, _)) => self.site.node_text(node),
            Some(Link::Here(anchor) | Link::Broken(anchor)) => anchor.clone(),
            Some(Link::File(id, _)) => id.to_string(),
            Some(Link::Page(text) | Link::External(text)) => text.clone(),
            None => String::new(),
        }
    }

    /// The file of an image, if it is one of the book that is published.
    fn picture(&self, index: u32) -> Option<&Attachment> {
        match self.link(index) {
            Some(Link::File(id, _)) => self.site.book.attachments.get(id).filter(|file| !file.active),
            _ => None,
        }
    }

    fn image(&self, Image { link, alternative, title }: &Image, html: &mut String) {
        match self.picture(*link) {
            Some(file) => {
                let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
                let address = escape(&href::file(self.page, &file.url, None));
                html.push_str(&format!(
                    "<img src=\"{address}\" alt=\"{}\"{title} loading=\"lazy\">",
                    escape(alternative)
                ));
            }
            // An image from elsewhere would be a request to elsewhere: its text stands in for it.
            None => html.push_str(&format!("<span class=\"unpublished\">{}</span>", escape(alternative))),
        }
    }

    fn note(&mut self, index: u32, html: &mut String) {
        let (number, time) = self.number(index);
        let id = escape(&self.reference(number, time));
        let target = escape(&self.id(&format!("fn-{number}")));
        html.push_str(&format!(
            "<sup class=\"fnref\"><a id=\"{id}\" href=\"#{target}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// The number of a footnote on this page, and the how many-th reference to it this is.
    fn number(&mut self, index: u32) -> (usize, usize) {
        if !self.numbers.contains_key(&index) {
            self.notes.push(index);
        }
        let (_, times) = self.numbers.entry(index).or_insert((self.notes.len(), 0));
        *times += 1;
        self.numbers[&index]
    }

    fn code(&self, index: u32, html: &mut String) {
        let Some(block) = self.code.get(index as usize) else { return };
        let marked = self.site.highlighter.html(&block.language, &block.text);
        let language = escape(&block.language);
        html.push_str(&format!(
            "<div class=\"code\" data-language=\"{language}\"><pre tabindex=\"0\"><code>{marked}</code></pre></div>\n"
        ));
    }
}

/// Whether a thing is known by an id or number rather than by its title.
fn is_numbered(node: &Node) -> bool {
    matches!(node, Node::Entry(_) | Node::Evidence(_) | Node::Plan(_))
}

/// The word for the kind of a thing.
pub(super) fn node_kind(node: &Node) -> &'static str {
    match node {
        Node::Framework(_) => "framework",
        Node::Entry(_) => "requirement",
        Node::Document(_) => "document",
        Node::Section(_) => "section",
        Node::Evidence(_) => "evidence",
        Node::Role(_) => "role",
        Node::Plan(_) => "plan",
    }
}

/// The plain text of finished HTML of our own making.
pub(super) fn plain(html: &str) -> String {
    let mut text = Plain::default();
    text.html(html);
    text.text
}

/// Plain text being written: no tags, runs of white space made one space.
#[derive(Default)]
struct Plain {
    text: String,
    /// Whether white space has come since the last word.
    gap: bool,
}

impl Plain {
    /// Adds what HTML says: tags removed, the four entities read.
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&')) {
            self.words(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('&') {
                let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
                let known = entities.into_iter().find(|(entity, _)| rest.starts_with(entity));
                let (entity, character) = known.unwrap_or(("&", "&"));
                self.words(character);
                rest = &rest[entity.len()..];
                continue;
            }
            let Some(end) = rest.find('>') else { break };
            let name = rest[1..end].trim_start_matches('/').split(' ').next();
            let inline = ["em", "strong", "code", "a", "span", "del", "sub", "kbd"];
            self.gap |= !name.is_some_and(|name| inline.contains(&name));
            rest = &rest[end + 1..];
        }
        self.words(rest);
    }

    /// Adds text as a page would show it.
    fn text(&mut self, text: &str) {
        match text.contains(char::is_control) {
            true => self.html(&escape(text)),
            false => self.words(text),
        }
    }

    /// Adds text in a block of its own.
    fn block(&mut self, text: &str) {
        self.gap = true;
        self.text(text);
        self.gap = true;
    }

    fn words(&mut self, piece: &str) {
        self.gap |= piece.starts_with(char::is_whitespace);
        each_word(piece, |word| {
            if self.gap && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.gap = true;
        });
        if !piece.is_empty() && !piece.ends_with(char::is_whitespace) {
            self.gap = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_read_back() {
        assert_eq!(plain("<p>a<em>b</em>c</p>\n<ul><li>d &amp;lt; e</li></ul>"), "abc d &lt; e");
        assert_eq!(plain(&escape("a<b>\"c\"&d")), "a<b>\"c\"&d");
    }
}
