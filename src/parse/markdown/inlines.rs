//! Inlines: links, wikilinks, images, and the little HTML that is kept.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::builder::Builder;
use super::writer::Writer;
use crate::manuscript::RawLinkKind;
use crate::model::{DefectKind, Hole, Image};

/// Line breaks are kept in any of their forms.
const BREAKS: &[&str] = &["<br>", "<br/>", "<br />"];
/// Elements that are kept, without attributes.
const KEPT: &[(&str, &str)] = &[("<sub>", "</sub>"), ("<sup>", "</sup>"), ("<kbd>", "</kbd>")];

/// Whether a piece of HTML is a line break.
pub(super) fn is_break(html: &str) -> bool {
    BREAKS.contains(&html)
}

/// Mark of a link inside a link, which is none.
const NO_LINK: u32 = u32::MAX;

impl Writer<'_> {
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if html.starts_with("<!--") || self.muted > 0 {
            return;
        }
        let opened = KEPT.iter().find(|(open, _)| *open == html);
        if is_break(html) {
            self.out().html("<br>");
        } else if let Some((open, close)) = opened {
            self.kept.push((close, self.depth));
            self.out().html(open);
        } else if self.kept.last().is_some_and(|(close, depth)| *close == html && *depth == self.depth) {
            self.kept.pop();
            self.out().html(html);
        } else {
            self.refuse(DefectKind::RawHtml, html, range);
            self.out().text(html);
        }
    }

    /// Closes kept elements that were opened inside the element that ends now.
    pub(super) fn close_kept(&mut self) {
        while let Some((close, _)) = self.kept.pop_if(|(_, depth)| *depth >= self.depth) {
            self.out().html(close);
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, destination: &str, _title: &str, range: &Range<usize>) {
        if !self.links.is_empty() {
            self.links.push((NO_LINK, false));
            return;
        }
        match kind {
            LinkType::WikiLink { has_pothole } => {
                // In a table `|` is written `\|`, and the parser keeps the backslash.
                let escaped = destination.strip_suffix('\\').filter(|_| has_pothole);
                let destination = escaped.unwrap_or(destination);
                let index = self.reference(RawLinkKind::Wiki, destination, range);
                self.links.push((index, !has_pothole));
                if has_pothole {
                    self.out().hole(Hole::LinkOpen(index));
                } else {
                    self.out().hole(Hole::LinkAuto(index));
                    self.out().name(destination.trim());
                    self.muted += 1;
                }
            }
            _ => {
                let mail = matches!(kind, LinkType::Email).then(|| format!("mailto:{destination}"));
                let index = self.reference(RawLinkKind::Link, mail.as_deref().unwrap_or(destination), range);
                self.links.push((index, false));
                self.out().hole(Hole::LinkOpen(index));
            }
        }
    }

    pub(super) fn end_link(&mut self) {
        match self.links.pop() {
            Some((NO_LINK, _)) => {}
            Some((_, true)) => self.muted = self.muted.saturating_sub(1),
            Some((index, false)) => self.out().hole(Hole::LinkClose(index)),
            None => {}
        }
    }

    pub(super) fn start_image(&mut self, _kind: LinkType, destination: &str, title: &str, range: &Range<usize>) {
        let index = self.reference(RawLinkKind::Image, destination, range);
        self.links.push((index, false));
        self.image_titles.push(title.into());
        self.builders.push(Builder::default());
    }

    /// The text inside an image is its alternative text.
    pub(super) fn end_image(&mut self) {
        let alternative = self.take_builder().plain;
        let title = self.image_titles.pop().unwrap_or_default();
        if let Some((index, _)) = self.links.pop() {
            self.out().plain.push_str(&alternative);
            self.out().hole(Hole::Image(Box::new(Image { link: index, alternative: alternative.into(), title })));
        }
    }
}
