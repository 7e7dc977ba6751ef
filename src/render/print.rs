//! Pages put together as a print: their links to each other, and the levels of their headings.
//!
//! The print is rendered without its parts; while it is written, one part after another is made, rendered,
//! written and dropped.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::Fault;
use super::templates::Templates;
use crate::diagnostics::Diagnostic;
use crate::view::{Artifact, Body, Content, Frame, Inside, PrintParts};

/// What the function `parts` of the templates puts where the parts shall stand. Nothing people write becomes
/// a comment.
pub(super) const PLACE: &str = "<!-- parts -->";

/// Renders a print around its parts.
pub(super) fn artifact<'a>(
    templates: &'a Templates<'_>,
    url: String,
    frame: &Frame,
    body: Body,
    parts: PrintParts<'a>,
) -> Result<Artifact<'a>, Diagnostic> {
    let html = templates.render(frame, body, &url)?;
    let html = links(&String::from_utf8_lossy(&html), &parts.inside);
    let around: Vec<String> = html.split(PLACE).map(str::to_owned).collect();
    let Ok([before, after]) = <[String; 2]>::try_from(around) else {
        return Err(templates.not_once("print.html", "parts()", &url));
    };
    let page = url.clone();
    let write = move |out: &mut dyn Write| {
        out.write_all(before.as_bytes())?;
        parts.bodies.each(|body| {
            let html = templates.render(&parts.frame, body, &page);
            let html = html.map_err(|fault| io::Error::other(Fault::from(fault)))?;
            out.write_all(&within(html, &parts.inside))
        })?;
        out.write_all(after.as_bytes())
    };
    Ok(Artifact::Stream { url, content: Content::new(write) })
}

/// Turns links of a part to pages that are parts of the same print into links within it, and moves its
/// headings one level down, since it was the top of its own page. `inside` has the addresses of these
/// pages as the HTML has them, each with the id of its part.
fn within(mut part: Vec<u8>, inside: &BTreeMap<String, Inside>) -> Vec<u8> {
    lower(&mut part);
    links(&String::from_utf8_lossy(&part), inside).into_bytes()
}

fn links(html: &str, inside: &BTreeMap<String, Inside>) -> String {
    const START: &str = " href=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(START) {
        let (before, after) = rest.split_at(at + START.len());
        out.push_str(before);
        let end = after.find('"').unwrap_or(after.len());
        let (path, fragment) = after[..end].split_once('#').map_or((&after[..end], None), |(p, f)| (p, Some(f)));
        match (inside.get(path), fragment) {
            (Some(Inside { anchor, is_whole: true }), Some(fragment)) => out.push_str(&format!("#{anchor}-{fragment}")),
            (Some(Inside { anchor, .. }), _) => out.push_str(&format!("#{anchor}")),
            (None, _) => out.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// Moves headings one level down; the lowest stay.
fn lower(html: &mut [u8]) {
    for at in 1..html.len().saturating_sub(1) {
        let opens = html[at - 1] == b'<' || html[at - 1] == b'/' && at > 1 && html[at - 2] == b'<';
        if opens && html[at] == b'h' && matches!(html[at + 1], b'1'..=b'5') {
            html[at + 1] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Inside;

    /// `inside` has pages with their ids; a heading is one whose id ends in `!`.
    fn within(html: &str, inside: &[(&str, &str)]) -> String {
        let part = |id: &str| Inside { anchor: id.trim_end_matches('!').to_owned(), is_whole: !id.ends_with('!') };
        let inside = inside.iter().map(|(from, to)| ((*from).to_owned(), part(to))).collect();
        String::from_utf8_lossy(&super::within(html.as_bytes().to_vec(), &inside)).into_owned()
    }

    #[test]
    fn only_links_to_parts_are_changed() {
        let html =
            "<a href=\"../a/b.html\"><a class=\"x\" href=\"../a/b.html#c\"><a href=\"#d\"><a href=\"b.html\">href=\"";
        assert_eq!(
            within(html, &[("../a/b.html", "p2")]),
            "<a href=\"#p2\"><a class=\"x\" href=\"#p2-c\"><a href=\"#d\"><a href=\"b.html\">href=\""
        );
    }

    #[test]
    fn places_of_a_page_that_is_a_heading_are_not_there() {
        let html = "<a href=\"b.html#c\"><a href=\"b.html\">";
        assert_eq!(within(html, &[("b.html", "p2!")]), "<a href=\"#p2\"><a href=\"#p2\">");
    }

    #[test]
    fn headings_are_lowered_and_nothing_else() {
        let html = "<h1 id=\"c\">C</h1><hr><h5>&lt;h1></h5><h6>D</h6>";
        assert_eq!(within(html, &[]), "<h2 id=\"c\">C</h2><hr><h6>&lt;h1></h6><h6>D</h6>");
    }
}
