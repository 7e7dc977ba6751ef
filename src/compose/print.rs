//! Prints: the documents of a section or of the whole book, or a framework with all its requirements, on one page.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::document;
use super::frame;
use super::href;
use super::prose::Prose;
use super::requirement;
use crate::model::{Chapter, Document, DocumentStatus, Entry, Framework, Node, Print, escape};
use crate::view::{
    Body, Crumb, Frame, Inside, Page, PrintBody, PrintEntry, PrintPage, PrintPart, PrintParts, RunningTitle, Stream,
};

/// The prints of a site as seen from a page.
pub(super) fn links(site: &Site<'_>, url: &str) -> Vec<Crumb> {
    let title = |print: &Print| match *print {
        Print::Framework(at) => site.book.frameworks[at].label.clone(),
        Print::Chapter(at) => site.book.navigation.chapters[at].title.clone(),
        Print::Book => site.word("print.book"),
    };
    site.book.prints.iter().map(|(to, print)| Crumb { title: title(print), href: href::relative(url, to) }).collect()
}

/// The print of what a page opens: of a framework, or of a chapter at the top of the contents. May be empty.
pub(super) fn of_page(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> String {
    let wanted = match (about, body) {
        (Some(Node::Framework(id)), _) => {
            site.book.frameworks.iter().position(|framework| framework.id == *id).map(Print::Framework)
        }
        (_, Body::Document(_) | Body::Folder(_)) => match site.ways(url).first().map(Vec::as_slice) {
            Some([at]) if !site.book.navigation.chapters[*at].children.is_empty() => Some(Print::Chapter(*at)),
            _ => None,
        },
        _ => None,
    };
    let wanted = wanted.and_then(|wanted| site.book.prints.iter().find(|(_, print)| *print == wanted));
    wanted.map(|(to, _)| href::relative(url, to)).unwrap_or_default()
}

/// The framework whose print a page is.
pub(super) fn framework<'s>(site: &'s Site<'_>, url: &str) -> Option<&'s Framework> {
    match site.book.prints.iter().find(|(to, _)| to == url)?.1 {
        Print::Framework(at) => site.book.frameworks.get(at),
        Print::Chapter(_) | Print::Book => None,
    }
}

/// The page a print stands for, with its title; none for the whole book.
fn home<'s>(site: &'s Site<'_>, print: Print) -> Option<(&'s str, &'s str)> {
    match print {
        Print::Framework(at) => site.book.frameworks.get(at).map(|one| (one.short.as_str(), one.url.as_str())),
        Print::Chapter(at) => {
            let chapter = site.book.navigation.chapters.get(at)?;
            Some((chapter.title.as_str(), chapter.url.as_deref()?))
        }
        Print::Book => None,
    }
}

/// A page that becomes a part.
struct Source<'s> {
    depth: usize,
    url: &'s str,
    title: &'s str,
    number: &'s str,
    /// Whether it begins on a new sheet where the settings want it.
    breaks: bool,
    what: What<'s>,
}

enum What<'s> {
    Heading(&'s str),
    Document(&'s Document),
    Requirement(&'s Entry),
}

/// The title of a print and the pages it is made of.
fn sources<'s>(site: &'s Site<'_>, print: Print) -> (String, Vec<Source<'s>>) {
    match print {
        Print::Framework(at) => of_framework(&site.book.frameworks[at]),
        Print::Chapter(at) => {
            let top = &site.book.navigation.chapters[at];
            (top.title.clone(), of_chapters(site, std::slice::from_ref(top), false))
        }
        Print::Book => (site.settings.book.title.clone(), of_chapters(site, &site.book.navigation.chapters, true)),
    }
}

fn anchor(at: usize) -> String {
    format!("p{}", at + 1)
}

/// The style sheet with the running titles of a print.
pub(super) fn style(url: &str) -> String {
    let url = url.strip_prefix("print/").unwrap_or(url);
    format!("print/{}.css", url.strip_suffix(".html").unwrap_or(url))
}

/// The running titles of a print: for a document its title, id, version and classification, for a group
/// of a framework the framework and the group. What begins on no new sheet has the one before it, but a
/// heading that of the document below it.
pub(super) fn running_titles(site: &Site<'_>, print: Print) -> Vec<RunningTitle> {
    let (title, sources) = sources(site, print);
    let mut titles: Vec<RunningTitle> = Vec::new();
    if !site.settings.html.print.page_break {
        return vec![RunningTitle { parts: Vec::new(), left: title, right: site.settings.book.title.clone() }];
    }
    for (at, source) in sources.iter().enumerate() {
        let (left, right) = match source.what {
            What::Document(document) => (document.title.clone(), facts(site, document)),
            _ => (title.clone(), format!("{} {}", source.number, source.title).trim().to_owned()),
        };
        match titles.last_mut().filter(|_| !source.breaks) {
            Some(title) => {
                title.parts.push(anchor(at));
                if matches!(source.what, What::Document(_)) {
                    (title.left, title.right) = (left, right);
                }
            }
            None => titles.push(RunningTitle { parts: vec![anchor(at)], left, right }),
        }
    }
    titles
}

/// What tells which state of a document a sheet is from: one that is not approved says so.
fn facts(site: &Site<'_>, document: &Document) -> String {
    let classification = document.classification.clone();
    let book = Some(site.settings.compliance.classification.clone()).filter(|text| !text.is_empty());
    let status = site.coverage.document(document);
    let state = (status != DocumentStatus::Approved).then(|| site.word(&format!("state.{}", status.name())));
    let known = [Some(document.id.to_string()), document.version.clone(), state, classification.or(book)];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Composes a print; its parts when they are asked for.
pub(super) fn compose<'s>(site: &'s Site<'_>, print: Print, url: &str) -> Page<'s> {
    let (title, sources) = sources(site, print);
    let address = |source: &Source<'_>| escape(&href::relative(url, source.url));
    let inside: BTreeMap<String, Inside> = sources
        .iter()
        .enumerate()
        .filter(|(_, source)| !source.url.is_empty())
        .map(|(at, source)| {
            let is_whole = !matches!(source.what, What::Heading(_));
            (address(source), Inside { anchor: anchor(at), is_whole })
        })
        .collect();
    let entry = |(at, source): (usize, &Source<'_>)| PrintEntry {
        depth: source.depth,
        number: source.number.to_owned(),
        title: source.title.to_owned(),
        href: format!("#{}", anchor(at)),
    };
    let home = home(site, print);
    let body = Body::Print(Box::new(PrintPage {
        home: home.map(|(title, to)| Crumb { title: title.to_owned(), href: href::relative(url, to) }),
        contents: sources.iter().enumerate().map(entry).collect(),
    }));
    let frame = frame::compose(site, url, title, (None, &body));
    let of_part = Frame { kind: "print-part".to_owned(), ..frame.clone() };
    let page = url.to_owned();
    let bodies = Stream::new(move |to| {
        let parts = sources.iter().enumerate().map(|(at, source)| part(site, source, anchor(at), &page));
        parts.for_each(|part| to(Body::PrintPart(Box::new(part))));
    });
    let parts = PrintParts { frame: Box::new(of_part), bodies, inside };
    Page::Print { url: url.to_owned(), frame: Box::new(frame), body, parts }
}

fn part(site: &Site<'_>, source: &Source<'_>, anchor: String, url: &str) -> PrintPart {
    let prefix = format!("{anchor}-");
    let body = match source.what {
        What::Heading(about) => PrintBody::Heading(about.to_owned()),
        What::Document(document) => {
            let prose = Prose::quoted(site, document, url, prefix, document::shift(document));
            let mut page = document::view(site, document, prose, url);
            page.chapters.clear();
            PrintBody::Document(Box::new(page))
        }
        What::Requirement(entry) => match requirement::view(site, &entry.id, &prefix, url) {
            Some(page) => PrintBody::Requirement(Box::new(page)),
            None => PrintBody::Heading(entry.about.clone()),
        },
    };
    let breaks = source.breaks && site.settings.html.print.page_break;
    PrintPart { title: source.title.to_owned(), number: source.number.to_owned(), anchor, breaks, body }
}

/// Every entry of a framework; what holds others is a heading.
fn of_framework(framework: &Framework) -> (String, Vec<Source<'_>>) {
    let depth = |entry: &Entry| {
        let above = std::iter::successors(entry.parent.as_deref(), |number| {
            framework.entry(number).and_then(|above| above.parent.as_deref())
        });
        above.count()
    };
    let sources = framework.entries.iter().map(|entry| {
        let depth = depth(entry);
        let what = if entry.kind.is_answerable() { What::Requirement(entry) } else { What::Heading(&entry.about) };
        Source { depth, url: &entry.url, title: &entry.title, number: entry.number(), breaks: depth == 0, what }
    });
    (framework.label.clone(), sources.collect())
}

/// Every chapter of some at the top, each before those below it; `headed` when those at the top that
/// are no document are headings.
fn of_chapters<'s>(site: &'s Site<'_>, tops: &'s [Chapter], headed: bool) -> Vec<Source<'s>> {
    fn walk<'s>(site: &'s Site<'_>, chapter: &'s Chapter, depth: usize, headed: bool, into: &mut Vec<Source<'s>>) {
        let document = chapter.document.as_ref().and_then(|id| site.book.documents.get(id));
        let (url, title) = (chapter.url.as_deref().unwrap_or_default(), &chapter.title);
        let what = document.map_or(What::Heading(""), What::Document);
        if document.is_some() || headed {
            // What a heading stands over begins on its sheet.
            let breaks = !matches!(into.last(), Some(Source { what: What::Heading(_), .. }));
            into.push(Source { depth, url, title, number: "", breaks, what });
        }
        chapter.children.iter().for_each(|child| walk(site, child, depth + 1, true, into));
    }
    let mut sources = Vec::new();
    tops.iter().for_each(|top| walk(site, top, 0, headed, &mut sources));
    // A chapter may be listed twice; it is printed where it comes first.
    let mut seen = BTreeSet::new();
    sources.retain(|source| source.url.is_empty() || seen.insert(source.url));
    sources
}
