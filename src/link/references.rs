//! References in prose: wikilinks to things, ordinary links to files.

use super::Findings;
use super::addresses;
use super::claims::{Wanted, requirement};
use super::meant::List;
use super::names::Names;
use crate::manuscript::{RawLink, RawLinkKind};
use crate::model::{
    Defect, DefectKind, DocumentId, EvidenceId, Generated, Link, Node, PlanId, RequirementId, RoleId, SectionId,
};
use crate::source::{FileId, Span};

/// Where a text stands: the document it belongs to, if any, and the folder its links start from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standpoint<'a> {
    /// The file, for links to its own sections.
    pub(super) file: Option<FileId>,
    /// The folder of the file below the content folder; empty for its top.
    pub(super) folder: &'a str,
    /// How deep the content folder lies below the root.
    pub(super) content_depth: usize,
}

/// Resolves the references of a text, each in its place.
pub(super) fn resolve(raw: &[RawLink], at: &Standpoint<'_>, names: &Names<'_>, found: &mut Findings) -> Vec<Link> {
    raw.iter().map(|link| one(link, at, names, found)).collect()
}

fn one(raw: &RawLink, at: &Standpoint<'_>, names: &Names<'_>, found: &mut Findings) -> Link {
    let resolved = match raw.kind {
        RawLinkKind::Wiki => wiki(raw.destination.trim(), raw.span, at, names, found),
        RawLinkKind::Link => ordinary(&raw.destination, at, names),
        RawLinkKind::Image => ordinary(&raw.destination, at, names).and_then(|link| match link {
            Link::External(_) => Err((DefectKind::ExternalImage, None, None)),
            Link::File(..) => Ok(link),
            _ => Err((DefectKind::NoPicture, None, None)),
        }),
    };
    match resolved {
        Ok(link) => link,
        Err((kind, suggestion, link)) => {
            found.defects.push(Defect { kind, wrote: raw.destination.clone(), suggestion, span: raw.span });
            link.unwrap_or_else(|| Link::Broken(raw.destination.clone()))
        }
    }
}

/// A reference that leads nowhere, or not as far as it should: what is wrong, the nearest thing
/// that exists, and the link that is left if there is one.
type Unresolved = (DefectKind, Option<String>, Option<Link>);

/// A wikilink: `id`, `id#anchor`, `framework:number`, `framework:number#anchor`, `#anchor`.
fn wiki(
    written: &str,
    span: Span,
    at: &Standpoint<'_>,
    names: &Names<'_>,
    found: &mut Findings,
) -> Result<Link, Unresolved> {
    let (name, anchor) = written.split_once('#').map_or((written, None), |(name, anchor)| (name, Some(anchor)));
    if name.contains(':') {
        let wanted = Wanted { text: name, framework: None, span };
        // A requirement that does not resolve has been reported.
        let Some(id) = requirement(&wanted, false, names, found) else { return Ok(Link::Broken(written.to_owned())) };
        let url = names.entry(&id).map(|entry| entry.url.as_str()).unwrap_or_default();
        return thing(url, name, anchor, names).unwrap_or(Ok(Link::To(Node::Entry(id))));
    }
    if name.is_empty() {
        return own_section(anchor.unwrap_or_default(), at, names, DefectKind::UnknownSection);
    }
    if let Some(file) = names.documents.get(&DocumentId::new(name)) {
        return document(*file, anchor, names, DefectKind::UnknownSection);
    }
    let url = [
        names.evidence.contains_key(&EvidenceId::new(name)).then(|| addresses::evidence(name)),
        names.roles.contains_key(&RoleId::new(name)).then(|| addresses::role(name)),
        names.plan.contains_key(&PlanId::new(name)).then(|| addresses::plan(name)),
        names.framework(name).map(|framework| framework.url.clone()),
    ];
    if let Some(link) = url.into_iter().flatten().find_map(|url| thing(&url, name, anchor, names)) {
        return link;
    }
    if anchor.is_none() {
        let namesakes: Vec<String> = with_number(name, names).iter().map(ToString::to_string).collect();
        if !namesakes.is_empty() {
            return Err((DefectKind::AmbiguousId, Some(namesakes.join("` or `")), None));
        }
    }
    let documents = names.documents.keys().map(DocumentId::as_str);
    let candidates = documents
        .chain(names.evidence.keys().map(EvidenceId::as_str))
        .chain(names.roles.keys().map(RoleId::as_str))
        .chain(names.plan.keys().map(PlanId::as_str));
    Err((DefectKind::UnknownId, names.meant.nearest(List::Ids, name, candidates), None))
}

/// The entries of all frameworks with that number.
pub(super) fn with_number(number: &str, names: &Names<'_>) -> Vec<RequirementId> {
    names.frameworks.iter().filter_map(|framework| framework.entry(number)).map(|entry| entry.id.clone()).collect()
}

/// The thing whose page is at an address, or a place on that page.
fn thing(url: &str, name: &str, anchor: Option<&str>, names: &Names<'_>) -> Option<Result<Link, Unresolved>> {
    let page = names.generated.get(url)?;
    Some(place(url, page, anchor, names).map_err(|near| {
        let near = near.map(|near| format!("{name}#{near}"));
        (DefectKind::UnknownPlace, near, Some(whole(url, page)))
    }))
}

/// What leads to a generated page or file.
fn whole(url: &str, page: &Generated) -> Link {
    page.node.clone().map_or_else(|| Link::Page(url.to_owned()), Link::To)
}

/// What leads to a place on a generated page; the anchor most like it, if the page does not have that one.
pub(super) fn place(
    url: &str,
    page: &Generated,
    anchor: Option<&str>,
    names: &Names<'_>,
) -> Result<Link, Option<String>> {
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else { return Ok(whole(url, page)) };
    match (page.has(anchor), &page.node) {
        (true, Some(node)) => Ok(Link::Place(node.clone(), anchor.to_owned())),
        (true, None) => Ok(Link::Page(format!("{url}#{anchor}"))),
        (false, _) => Err(names.place_meant(url, page, anchor)),
    }
}

/// A document or one of its sections.
fn document(file: FileId, anchor: Option<&str>, names: &Names<'_>, kind: DefectKind) -> Result<Link, Unresolved> {
    let Some(document) = names.by_file.get(&file) else {
        return Ok(Link::Broken(anchor.unwrap_or_default().to_owned()));
    };
    let whole = Link::To(Node::Document(document.id.clone()));
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() && !document.is_top(anchor)) else { return Ok(whole) };
    match document.anchors.get(anchor).cloned() {
        Some(anchor) => Ok(Link::To(Node::Section(SectionId { document: document.id.clone(), anchor }))),
        None => {
            let near = names.anchor_meant(document, anchor);
            Err((kind, near.map(|near| format!("{}#{near}", document.id)), Some(whole)))
        }
    }
}

fn own_section(anchor: &str, at: &Standpoint<'_>, names: &Names<'_>, kind: DefectKind) -> Result<Link, Unresolved> {
    let own = at.file.and_then(|file| names.by_file.get(&file));
    match own {
        Some(document) if document.is_top(anchor) => Ok(Link::To(Node::Document(document.id.clone()))),
        Some(document) if document.anchors.contains(anchor) => Ok(Link::Here(anchor.to_owned())),
        Some(document) => {
            let near = names.anchor_meant(document, anchor).map(|near| format!("#{near}"));
            Err((kind, near, None))
        }
        None => Err((kind, None, None)),
    }
}

/// An ordinary link: out of the book, to a place on the page, or to a file.
fn ordinary(destination: &str, at: &Standpoint<'_>, names: &Names<'_>) -> Result<Link, Unresolved> {
    if let Some(scheme) = scheme(destination) {
        let allowed = ["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str());
        return if allowed {
            Ok(Link::External(destination.to_owned()))
        } else {
            Err((DefectKind::DisallowedScheme, None, None))
        };
    }
    if destination.starts_with("//") || destination.starts_with("\\") {
        return Err((DefectKind::DisallowedScheme, None, None));
    }
    if let Some(anchor) = destination.strip_prefix('#') {
        return own_section(&decoded(anchor), at, names, DefectKind::BrokenAnchor);
    }
    let (path, anchor) =
        destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(decoded(anchor))));
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() {
        return Err((DefectKind::BrokenLink, None, None));
    }
    let target = match normalised(&path, at) {
        Normalised::Inside(target) => target,
        Normalised::InRoot => return Err((DefectKind::BrokenLink, None, None)),
        Normalised::Outside => return Err((DefectKind::PathEscape, None, None)),
    };
    let rooted = path.starts_with('/');
    match file(&target, anchor.as_deref(), rooted, names) {
        Some(Err((kind @ (DefectKind::BrokenAnchor | DefectKind::BrokenPlace), near, link))) => {
            // The path is right as it was written.
            let written = destination.split('#').next().unwrap_or_default();
            let near = near.and_then(|near| Some(format!("{written}#{}", near.rsplit_once('#')?.1)));
            Err((kind, near, link))
        }
        Some(resolved) => resolved,
        None => {
            let generated = || names.generated.keys().map(String::as_str);
            let near = names.path_meant(&target);
            let near = near.or_else(|| names.meant.nearest(List::Generated, &target, generated()));
            Err((DefectKind::BrokenLink, near, None))
        }
    }
}

/// The document an entry of the contents leads to, or else the path most like it.
pub(super) fn listed(destination: &str, names: &Names<'_>) -> Result<FileId, Option<String>> {
    let top = Standpoint { file: None, folder: "", content_depth: 0 };
    let Normalised::Inside(path) = normalised(&decoded(destination), &top) else { return Err(None) };
    names.paths.get(&path).copied().ok_or_else(|| names.path_meant(&path))
}

/// The document, page or file at a path below the content folder. A path from the top that is not
/// there may come from a site where this folder lay deeper: then the part of it that is there counts.
fn file(target: &str, anchor: Option<&str>, rooted: bool, names: &Names<'_>) -> Option<Result<Link, Unresolved>> {
    let target = target.trim_end_matches('/');
    let exact = source(target, anchor, names).or_else(|| page(target, anchor, names));
    if exact.is_some() || !rooted {
        return exact;
    }
    let inner = std::iter::successors(target.split_once('/'), |(_, rest)| rest.split_once('/')).map(|(_, rest)| rest);
    // The index at the top stands for no inner part of a path.
    inner.filter(|rest| !rest.is_empty() && !addresses::is_index(rest)).find_map(|rest| source(rest, anchor, names))
}

/// The document or attachment at a path, with or without its ending, or the one that stands for the
/// folder there.
fn source(target: &str, anchor: Option<&str>, names: &Names<'_>) -> Option<Result<Link, Unresolved>> {
    let endings = ["", ".md", "/index.md", "/_index.md", "/README.md"];
    endings.iter().find_map(|ending| {
        let candidate = format!("{target}{ending}");
        let candidate = candidate.trim_start_matches('/');
        match names.paths.get(candidate) {
            Some(file) => Some(document(*file, anchor, names, DefectKind::BrokenAnchor)),
            None => {
                let place = anchor.filter(|anchor| !anchor.is_empty()).map(str::to_owned);
                names.attach(candidate).map(|attachment| Ok(Link::File(attachment, place)))
            }
        }
    })
}

/// The page or file of the site at an address, or the page of a folder.
fn page(target: &str, anchor: Option<&str>, names: &Names<'_>) -> Option<Result<Link, Unresolved>> {
    if let Some(file) = names.by_url.get(target) {
        return Some(document(*file, anchor, names, DefectKind::BrokenAnchor));
    }
    let folder = format!("{target}/index.html");
    let known = |url: &str| names.generated.get_key_value(url.trim_start_matches('/'));
    let (target, page) = known(target).or_else(|| known(&folder))?;
    Some(place(target, page, anchor, names).map_err(|near| {
        let near = near.map(|near| format!("{target}#{near}"));
        (DefectKind::BrokenPlace, near, Some(whole(target, page)))
    }))
}

/// Where a path leads.
enum Normalised {
    /// Below the content folder.
    Inside(String),
    /// Below the root, but not in the content folder.
    InRoot,
    /// Out of the root.
    Outside,
}

fn normalised(path: &str, at: &Standpoint<'_>) -> Normalised {
    let mut parts: Vec<&str> =
        if path.starts_with('/') { Vec::new() } else { at.folder.split('/').filter(|p| !p.is_empty()).collect() };
    let mut above = 0;
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => above += 1,
            ".." => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match above {
        0 => Normalised::Inside(joined),
        n if n <= at.content_depth => Normalised::InRoot,
        _ => Normalised::Outside,
    }
}

/// The scheme of an address, if it has one.
fn scheme(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let letters = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (letters && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}

/// Percent-decoding; sequences that are no UTF-8 stay as they are.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_and_escapes() {
        assert_eq!(scheme("javascript:x"), Some("javascript"));
        assert_eq!(scheme("a/b:c"), None);
        assert_eq!(decoded("a%20b%zz%C3%A4"), "a b%zzä");
        let at = Standpoint { file: None, folder: "a/b", content_depth: 1 };
        assert!(matches!(normalised("../x.md", &at), Normalised::Inside(path) if path == "a/x.md"));
        assert!(matches!(normalised("../../../x.md", &at), Normalised::InRoot));
        assert!(matches!(normalised("../../../../x.md", &at), Normalised::Outside));
    }
}
