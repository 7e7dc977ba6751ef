//! Addresses pages once had: taken after all others, and each led to a page that is there.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses;
use super::meant::List;
use super::names::Names;
use super::references::decoded;
use super::values::{unreadable, unsafe_id};
use super::{Findings, Surroundings};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Clash, Defect, DefectKind, Link, Occurrence, Redirect};
use crate::source::{FileId, Span, Spanned};

/// Folders of files whose addresses are not known here.
const FILES: &[&str] = &["data", "static", "print"];

/// Resolves what has moved.
pub(super) fn resolve(names: &Names<'_>, around: &Surroundings<'_>, found: &mut Findings) -> Vec<Redirect> {
    // Addresses that are kept free may have no page.
    let kept: BTreeSet<&str> = addresses::GENERATED.iter().chain(addresses::MAPPED).copied().collect();
    let pages: BTreeSet<String> = {
        let urls = names.urls.borrow();
        let taken = urls.all().filter(|url| !kept.contains(url)).map(str::to_owned);
        taken.chain(names.generated.keys().cloned()).collect()
    };
    let moved = around.settings.html.redirects.iter().filter(|moved| is_free(&moved.from, names, found));
    let moved: Vec<_> = moved.map(|moved| (&moved.from, &moved.to)).collect();
    let wanted: BTreeMap<&str, &str> =
        moved.iter().map(|(from, to)| (from.value.as_str(), to.value.as_str())).collect();
    let mut redirects = Vec::new();
    for (from, to) in moved {
        let led = lead(from, &to.value, &wanted, &pages, names);
        let link = led.unwrap_or_else(|(kind, suggestion, link)| {
            found.defects.push(Defect { kind, wrote: to.value.clone(), suggestion, span: to.span });
            link
        });
        redirects.extend(link.map(|to| Redirect { url: from.value.clone(), to, span: from.span }));
    }
    redirects
}

/// Takes the old address; one that cannot be published or belongs to something else is reported.
fn is_free(from: &Spanned<String>, names: &Names<'_>, found: &mut Findings) -> bool {
    let url = from.value.as_str();
    if let Some(kind) = unreadable(url) {
        found.defects.push(Defect { kind, wrote: url.to_owned(), suggestion: None, span: from.span });
        return false;
    }
    if unsafe_id(url, true).is_some() {
        let help = "use names for its folders and its file that every system can have";
        let message = format!("`{url}` cannot be the address of a page");
        found.diagnostics.push(Diagnostic::new(Code::InvalidSettings, "book.toml", message).at(from.span).help(help));
        return false;
    }
    if FILES.iter().any(|folder| url.to_lowercase().starts_with(&format!("{folder}/"))) {
        found.clashes.push(Occurrence { what: url.to_owned(), first: None, again: from.span, kind: Clash::Site });
        return false;
    }
    names.take_page(url, from.span, found)
}

/// What is wrong with a redirect, what was meant perhaps, and where it leads all the same.
type Misled = (DefectKind, Option<String>, Option<Link>);

fn lead(
    from: &Spanned<String>,
    to: &str,
    wanted: &BTreeMap<&str, &str>,
    pages: &BTreeSet<String>,
    names: &Names<'_>,
) -> Result<Option<Link>, Misled> {
    if to.starts_with("https://") || to.starts_with("http://") {
        return Ok(Some(Link::External(to.to_owned())));
    }
    let (path, fragment) = to.split_once('#').map_or((to, ""), |(path, fragment)| (path, fragment));
    let url = joined(&from.value, &decoded(path));
    if let Some(next) = url.as_deref().and_then(|url| wanted.get(url)) {
        return Err(onward(url.as_deref().unwrap_or_default(), next, wanted, pages, names));
    }
    let Some(url) = url.filter(|url| pages.contains(url)) else {
        // Whoever writes it from the top of the site means that.
        let top = path.trim_start_matches('/');
        let meant = || names.meant.nearest(List::Pages, top, pages.iter().map(String::as_str));
        let near = if pages.contains(top) { Some(top.to_owned()) } else { meant() };
        return Err((DefectKind::RedirectToNothing, near.map(|near| format!("/{near}")), None));
    };
    if fragment.is_empty() {
        return Ok(Some(Link::Page(url)));
    }
    let anchor = decoded(fragment);
    let document = names.by_url.get(&url).and_then(|file| names.by_file.get(file));
    if document.is_some_and(|document| document.is_top(&anchor)) {
        return Ok(Some(Link::Page(url)));
    }
    let generated = names.generated.get(&url);
    let (is_there, near) = match (document, generated) {
        (Some(document), _) => (document.anchors.contains(anchor.as_str()), names.anchor_meant(document, &anchor)),
        (None, Some(page)) => (page.has(&anchor), names.place_meant(&url, page, &anchor)),
        // What is inside an attached file is not known here.
        (None, None) => (true, None),
    };
    if is_there {
        return Ok(Some(Link::Page(format!("{url}#{anchor}"))));
    }
    let near = near.map(|near| format!("/{url}#{near}"));
    Err((DefectKind::RedirectToNoHeading, near, Some(Link::Page(url))))
}

/// Follows redirects from one to the next until the end, or round in a circle.
fn onward(
    first: &str,
    next: &str,
    wanted: &BTreeMap<&str, &str>,
    pages: &BTreeSet<String>,
    names: &Names<'_>,
) -> Misled {
    let (mut at, mut next) = (first.to_owned(), next.to_owned());
    let mut passed = BTreeSet::new();
    while passed.insert(at.clone()) {
        let path = next.split('#').next().unwrap_or_default();
        let Some(further) = joined(&at, &decoded(path)) else { break };
        let Some(after) = wanted.get(further.as_str()) else {
            let end = Spanned::new(at, Span::whole(FileId(0)));
            return match lead(&end, &next, &BTreeMap::new(), pages, names) {
                Ok(Some(Link::Page(url))) => {
                    (DefectKind::RedirectToRedirect, Some(format!("/{url}")), Some(Link::Page(url)))
                }
                Ok(link) => (DefectKind::RedirectToRedirect, Some(next), link),
                // The last one is reported by itself.
                Err(_) => (DefectKind::RedirectToRedirect, None, None),
            };
        };
        (at, next) = (further, (*after).to_owned());
    }
    (DefectKind::RedirectInCircle, None, None)
}

/// A path as a browser reads it on a page; nothing if it leads out of the site.
fn joined(from: &str, path: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = match path.starts_with('/') || folder.is_empty() {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    if path.is_empty() {
        return Some(from.to_owned());
    }
    for part in path.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_are_read_as_a_browser_does() {
        let read = |from: &str, path: &str| joined(from, path).unwrap_or_default();
        assert_eq!(read("a/b.html", "c.html"), "a/c.html");
        assert_eq!(read("a/b.html", "/c.html"), "c.html");
        assert_eq!(read("a/b/c.html", "../d/./e.html"), "a/d/e.html");
        assert_eq!(read("a.html", "b/c.html"), "b/c.html");
        assert_eq!(read("a/b.html", ""), "a/b.html");
        assert_eq!(joined("a/b.html", "../../c.html"), None);
        assert_eq!(read("a/b.html", "c/"), "a/c/");
    }
}
