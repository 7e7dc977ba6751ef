//! Blocks: paragraphs, lists, quotations and alerts, tables, code, definitions, HTML blocks.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag, TagEnd};

use super::writer::Writer;
use crate::model::{CodeBlock, DefectKind, Hole};

impl<'a> Writer<'a> {
    pub(super) fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = self.out().place();
                self.out().html("<p>");
            }
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.code = Some((language(&kind), String::new())),
            Tag::HtmlBlock => self.raw_html = Some((String::new(), range.start)),
            Tag::List(None) => self.container("<ul>\n"),
            Tag::List(Some(1)) => self.container("<ol>\n"),
            Tag::List(Some(start)) => self.container(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.out().html("<li>"),
            Tag::DefinitionList => self.container("<dl>\n"),
            Tag::DefinitionListTitle => self.out().html("<dt>"),
            Tag::DefinitionListDefinition => self.out().html("<dd>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.container("<div class=\"region\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.out().html("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out().html("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            _ => {}
        }
    }

    pub(super) fn end_block(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                let from = self.paragraph;
                self.out().end_paragraph(from);
            }
            TagEnd::BlockQuote(_) => self.close("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(range.end),
            TagEnd::List(false) => self.close("</ul>\n"),
            TagEnd::List(true) => self.close("</ol>\n"),
            TagEnd::Item => self.out().html("</li>\n"),
            TagEnd::DefinitionList => self.close("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out().html("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out().html("</dd>\n"),
            TagEnd::Table => self.close("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.out().html("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out().html("</tr>\n"),
            TagEnd::TableCell => {
                self.column += 1;
                let close = if self.in_table_head { "</th>" } else { "</td>" };
                self.out().html(close);
            }
            _ => {}
        }
    }

    fn container(&mut self, open: &str) {
        self.containers += 1;
        self.out().html(open);
    }

    fn close(&mut self, close: &str) {
        self.containers = self.containers.saturating_sub(1);
        self.out().html(close);
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (class, word) = match kind {
            None => return self.container("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "alert.note"),
            Some(BlockQuoteKind::Tip) => ("tip", "alert.tip"),
            Some(BlockQuoteKind::Important) => ("important", "alert.important"),
            Some(BlockQuoteKind::Warning) => ("warning", "alert.warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "alert.caution"),
        };
        self.container(&format!("<blockquote class=\"alert alert-{class}\"><p class=\"alert-title\">"));
        self.out().hole(Hole::Word(word));
        self.out().html("</p>\n");
    }

    fn start_cell(&mut self) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        let open = if self.in_table_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") };
        self.out().html(&open);
    }

    fn end_code(&mut self) {
        let Some((language, text)) = self.code.take() else { return };
        let index = u32::try_from(self.prose.code.len()).unwrap_or(u32::MAX);
        self.prose.code.push(CodeBlock { language: language.into(), text: text.into() });
        self.out().hole(Hole::Code(index));
    }

    /// A block of HTML becomes text, unless it holds comments only.
    fn end_html(&mut self, end: usize) {
        let Some((block, start)) = self.raw_html.take() else { return };
        let visible = without_comments(&block);
        let visible = visible.trim();
        if visible.is_empty() {
            return;
        }
        if super::inlines::is_break(visible) {
            self.out().html("<br>\n");
            return;
        }
        self.refuse(DefectKind::RawHtml, visible.lines().next().unwrap_or_default(), &(start..end));
        self.out().html("<pre class=\"raw-html\" tabindex=\"0\">");
        self.out().text(visible);
        self.out().html("</pre>\n");
    }
}

/// The first word after the fence.
fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t', '{']).next().unwrap_or_default().to_owned(),
        CodeBlockKind::Indented => String::new(),
    }
}

/// HTML without its comments; an unclosed comment reaches to the end.
fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some(start) = rest.find("<!--") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("-->").map_or("", |end| &rest[start + end + 3..]);
    }
    kept.push_str(rest);
    kept
}
