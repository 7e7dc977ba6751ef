//! Pages put together as a print: their links to each other, and the levels of their headings.

use std::collections::BTreeMap;

/// Turns links to pages that are parts of a print into links within it, and moves the headings of the
/// parts one level down, since each was the top of its own page. `inside` has the addresses of these
/// pages as the HTML has them, each with the id of its part.
pub(super) fn within(mut html: Vec<u8>, inside: &BTreeMap<String, String>) -> Vec<u8> {
    let find = |html: &[u8], from: usize, text: &[u8]| {
        html[from..].windows(text.len()).position(|part| part == text).map_or(html.len(), |at| from + at)
    };
    // The parts are what comes from the second top heading on, as far as the end of the content.
    let first = find(&html, 0, b"<h1");
    let start = find(&html, (first + 1).min(html.len()), b"<h1");
    let end = find(&html, start, b"</main>");
    lower(&mut html[start..end]);
    links(&String::from_utf8_lossy(&html), inside).into_bytes()
}

fn links(html: &str, inside: &BTreeMap<String, String>) -> String {
    const START: &str = " href=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(START) {
        let (before, after) = rest.split_at(at + START.len());
        out.push_str(before);
        let end = after.find('"').unwrap_or(after.len());
        let (path, fragment) = after[..end].split_once('#').map_or((&after[..end], None), |(p, f)| (p, Some(f)));
        match (inside.get(path), fragment) {
            (Some(anchor), Some(fragment)) => out.push_str(&format!("#{anchor}-{fragment}")),
            (Some(anchor), None) => out.push_str(&format!("#{anchor}")),
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
    use super::*;

    #[test]
    fn only_links_to_parts_are_changed() {
        let inside = BTreeMap::from([("../a/b.html".to_owned(), "p2".to_owned())]);
        let html =
            "<a href=\"../a/b.html\"><a class=\"x\" href=\"../a/b.html#c\"><a href=\"#d\"><a href=\"b.html\">href=\"";
        let within = within(html.as_bytes().to_vec(), &inside);
        assert_eq!(
            String::from_utf8_lossy(&within),
            "<a href=\"#p2\"><a class=\"x\" href=\"#p2-c\"><a href=\"#d\"><a href=\"b.html\">href=\""
        );
    }

    #[test]
    fn only_headings_of_parts_are_lowered() {
        let html = "<h1>A</h1><h2>B</h2><main><h1 id=\"c\">C</h1><hr><h5>&lt;h1></h5><h6>D</h6></main><h2>E</h2>";
        let lower = "<h1>A</h1><h2>B</h2><main><h2 id=\"c\">C</h2><hr><h6>&lt;h1></h6><h6>D</h6></main><h2>E</h2>";
        assert_eq!(within(html.as_bytes().to_vec(), &BTreeMap::new()), lower.as_bytes());
    }
}
