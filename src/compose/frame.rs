//! What every page has around its content.

use std::collections::BTreeSet;

use super::Site;
use super::href;
use super::nav;
use super::print;
use crate::model::{Entry, Evidence, Framework, FrameworkId, Kind, Node, RequirementId};
use crate::source::Span;
use crate::view::{Body, Crumb, Frame, NavItem, RecordRef};

/// Most back links a page shows.
const MAX_USED_BY: usize = 80;

/// Composes the frame of a page: what it shows, and the thing it is about, if it is about a single one.
pub(super) fn compose(site: &Site<'_>, url: &str, title: String, (about, body): (Option<&Node>, &Body)) -> Frame {
    let (previous, next) = neighbours(site, url, about, body);
    let settings = site.settings;
    let source = source(site, about, body).map(|path| href::path(&format!("{}/{path}", settings.book.src)));
    let source_at = |template: &Option<String>| {
        template
            .as_ref()
            .zip(source.as_ref())
            .map(|(template, path)| template.replace("{path}", path))
            .unwrap_or_default()
    };
    Frame {
        kind: body.template().to_owned(),
        language: settings.book.language.clone(),
        label: label(site, about, &title),
        title,
        description: description(settings, body),
        authors: settings.book.authors.clone(),
        book: settings.book.title.clone(),
        organisation: settings.compliance.organisation.clone(),
        as_of: site.coverage.as_of.to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        root: href::root(url),
        home: href::relative(url, "index.html"),
        example: example(site),
        sections: sections(site, url),
        nav: nav::own(site, url, about, body),
        trail: trail(site, url, about, body),
        previous,
        next,
        notices: notices(site, url, about, body),
        classification: classification(site, body),
        print: print::of_page(site, url, about, body),
        styles: settings
            .html
            .additional_css
            .iter()
            .map(|css| format!("static/book/{}", css.value))
            .chain(matches!(body, Body::Print(_)).then(|| print::style(url)))
            .map(|css| href::relative(url, &css))
            .collect(),
        edit: source_at(&settings.html.edit_url_template),
        history: source_at(&settings.html.history_url_template),
        repository: settings.html.git_repository_url.clone().unwrap_or_default(),
        used_by: used_by(site, url, about, body),
    }
}

/// The title of a page with the number or id people know the thing by: titles of records repeat.
fn label(site: &Site<'_>, about: Option<&Node>, title: &str) -> String {
    match about {
        Some(node @ Node::Entry(id)) => {
            let number = site.book.entry(id).map_or("", Entry::number);
            let rest = title.strip_prefix(number).filter(|rest| rest.starts_with(' ')).unwrap_or(title);
            format!("{} {}", site.node_text(node), rest.trim_start())
        }
        Some(node @ (Node::Evidence(_) | Node::Plan(_))) => format!("{} {title}", site.node_text(node)),
        Some(Node::Document(id)) if site.repeated.contains(title) => format!("{title} ({id})"),
        _ => title.to_owned(),
    }
}

/// The number of the first control or requirement, else the id of the first item of evidence.
fn example(site: &Site<'_>) -> String {
    let frameworks = site.book.frameworks.iter();
    let control = frameworks.clone().find_map(|one| one.requirements().find(|entry| entry.kind == Kind::Control));
    let entry = control.or_else(|| frameworks.flat_map(Framework::answerable).next());
    let evidence = || site.book.evidence.keys().next().map(ToString::to_string);
    entry.map(|entry| entry.number().to_owned()).or_else(evidence).unwrap_or_default()
}

/// Below the content folder, the path of the file that holds what the page is about: its text, or its record.
fn source(site: &Site<'_>, about: Option<&Node>, body: &Body) -> Option<String> {
    let book = site.book;
    let record = |span: Span| book.records.get(&span.file).cloned();
    match about {
        Some(Node::Document(id)) => Some(book.documents.get(id)?.path.clone()),
        Some(Node::Entry(id)) => record(book.statements.get(id)?.span),
        Some(Node::Evidence(id)) => record(book.evidence.get(id)?.span),
        Some(Node::Plan(id)) => record(book.planned(id)?.span),
        Some(Node::Role(id)) => record(book.role(id)?.span),
        None if matches!(body, Body::Dashboard(_)) => Some(book.documents.get(book.home.as_ref()?)?.path.clone()),
        Some(Node::Framework(_) | Node::Section(_)) | None => None,
    }
}

fn description(settings: &crate::config::Settings, body: &Body) -> String {
    match body {
        Body::Dashboard(_) => settings.book.description.clone(),
        Body::Requirement(page) => page.about.clone(),
        _ => String::new(),
    }
}

/// The classification of a document or of the Statement of Applicability, else that of the book.
fn classification(site: &Site<'_>, body: &Body) -> String {
    let own = match body {
        Body::Document(page) => page.classification.as_str(),
        Body::Soa(page) => page.classification.as_str(),
        _ => "",
    };
    if own.is_empty() { site.settings.compliance.classification.clone() } else { own.to_owned() }
}

/// The main sections of the site.
pub(super) fn sections(site: &Site<'_>, url: &str) -> Vec<NavItem> {
    let mut items: Vec<(String, String, bool)> = Vec::new();
    for framework in &site.book.frameworks {
        let folder = format!("{}/", framework.id);
        items.push((framework.short.clone(), site.framework_url(&framework.id), url.starts_with(&folder)));
    }
    let mut add = |key: &str, target: &str, open: bool| items.push((site.word(key), target.to_owned(), open));
    if site.book.primary().is_some() {
        add("nav.matrix", "matrix/index.html", url.starts_with("matrix/"));
        add("nav.gaps", "gaps.html", url == "gaps.html");
    }
    if !site.book.plan.is_empty() {
        add("nav.plan", "plan/index.html", url.starts_with("plan/") && !site.places.contains_key(url));
    }
    if !site.book.frameworks.is_empty() {
        add("nav.soa", "soa/index.html", url.starts_with("soa/"));
    }
    let documents = site.places.contains_key(url) || url == "toc.html";
    add("nav.evidence", "evidence/index.html", url.starts_with("evidence/") && !documents);
    add("nav.documents", "toc.html", documents);
    if !site.book.roles.is_empty() {
        add("nav.roles", "roles/index.html", url.starts_with("roles/") && !documents);
    }
    let item = |(title, target, open): (String, String, bool)| NavItem {
        title,
        number: String::new(),
        current: target == url,
        href: href::relative(url, &target),
        open,
        children: Vec::new(),
    };
    items.into_iter().map(item).collect()
}

/// From the home page down to the page above this one.
fn trail(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> Vec<Crumb> {
    if url == "index.html" {
        return Vec::new();
    }
    let crumb = |title: String, target: &str| Crumb { title, href: href::relative(url, target) };
    let mut trail = vec![crumb(site.settings.book.title.clone(), "index.html")];
    if let Some(Node::Entry(id)) = about {
        trail.extend(above_entry(site, id, crumb));
    }
    match body {
        Body::Evidence(_) => trail.push(crumb(site.word("title.evidence"), "evidence/index.html")),
        Body::Plan(_) => trail.push(crumb(site.word("title.plan"), "plan/index.html")),
        Body::Role(_) => trail.push(crumb(site.word("title.roles"), "roles/index.html")),
        Body::MatrixClauses(_) | Body::MatrixControls(_) | Body::MatrixPair(_) | Body::MatrixReverse(_) => {
            trail.push(crumb(site.word("title.matrix"), "matrix/index.html"))
        }
        Body::Document(_) | Body::Folder(_) => {
            trail.push(crumb(site.word("nav.documents"), "toc.html"));
            trail.extend(above(site, url));
        }
        Body::Print(page) => trail.extend(page.home.clone()),
        _ => {}
    }
    trail
}

/// The framework of an entry and the entries above it, outermost first.
fn above_entry(site: &Site<'_>, id: &RequirementId, crumb: impl Fn(String, &str) -> Crumb) -> Vec<Crumb> {
    let Some(framework) = site.book.framework(id.framework()) else { return Vec::new() };
    let above = |entry: &Entry| framework.entry(entry.parent.as_deref()?);
    let entry = framework.entry(id.number());
    let above = std::iter::successors(entry.and_then(above), |entry| above(entry));
    let title = |entry: &Entry| format!("{} {}", entry.number(), entry.title);
    let mut trail: Vec<Crumb> = above.map(|entry| crumb(title(entry), &site.entry_url(&entry.id))).collect();
    trail.push(crumb(framework.short.clone(), &site.framework_url(&framework.id)));
    trail.reverse();
    trail
}

/// The chapters above a page, outermost first.
fn above(site: &Site<'_>, url: &str) -> Vec<Crumb> {
    let mut above = Vec::new();
    let mut chapters = &site.book.navigation.chapters;
    let way = site.ways(url).first().map(Vec::as_slice).unwrap_or_default();
    for at in &way[..way.len().saturating_sub(1)] {
        let Some(chapter) = chapters.get(*at) else { break };
        if let Some(target) = &chapter.url {
            above.push(Crumb { title: chapter.title.clone(), href: href::relative(url, target) });
        }
        chapters = &chapter.children;
    }
    above
}

/// The page before and after: in a framework by the order of its catalogue, else by the order of
/// reading or of the register.
fn neighbours(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> (Option<Crumb>, Option<Crumb>) {
    let around = |list: Vec<(String, String)>, at: Option<usize>| {
        let get = |at: Option<usize>| at.and_then(|at| list.get(at));
        let crumb =
            |(title, target): &(String, String)| Crumb { title: title.clone(), href: href::relative(url, target) };
        let before = get(at.and_then(|at| at.checked_sub(1))).map(crumb);
        (before, get(at.map(|at| at + 1)).map(crumb))
    };
    match about {
        Some(Node::Entry(id)) => {
            let Some(framework) = site.book.framework(id.framework()) else { return (None, None) };
            let at = framework.positions.get(id.number()).copied();
            let from = at.unwrap_or(0).saturating_sub(1);
            let title = |entry: &Entry| (format!("{} {}", entry.number(), entry.title), site.entry_url(&entry.id));
            let list = framework.entries.iter().skip(from).take(3).map(title).collect();
            around(list, at.map(|at| at - from))
        }
        Some(Node::Evidence(id)) => {
            let pair = |item: &Evidence| (item.id.to_string(), item.url_path.clone());
            let before = site.book.evidence.range(..id).next_back().map(|(_, item)| pair(item));
            let after = site.book.evidence.range(id..).nth(1).map(|(_, item)| pair(item));
            let crumb = |(title, target): (String, String)| Crumb { title, href: href::relative(url, &target) };
            (before.map(crumb), after.map(crumb))
        }
        _ if matches!(body, Body::Document(_) | Body::Folder(_)) => {
            let at = site.places.get(url).copied();
            let from = at.unwrap_or(0).saturating_sub(1);
            let pair = |crumb: &Crumb| (crumb.title.clone(), crumb.href.clone());
            around(site.order.iter().skip(from).take(3).map(pair).collect(), at.map(|at| at - from))
        }
        _ => (None, None),
    }
}

/// What pages about a framework have to say.
fn notices(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> Vec<String> {
    let of = |id: &FrameworkId| site.book.framework(id).into_iter().collect();
    let about: Vec<&Framework> = match body {
        Body::Framework(_) | Body::Requirement(_) => match about {
            Some(Node::Framework(id)) => of(id),
            Some(Node::Entry(id)) => of(id.framework()),
            _ => Vec::new(),
        },
        Body::Print(_) => print::framework(site, url).into_iter().collect(),
        Body::Dashboard(_) | Body::MatrixOverview(_) | Body::Gaps(_) | Body::Soa(_) => {
            site.book.frameworks.iter().collect()
        }
        _ => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    about.into_iter().filter_map(|f| f.notice.clone()).filter(|notice| seen.insert(notice.clone())).collect()
}

/// What refers to the thing a page is about.
fn used_by(site: &Site<'_>, url: &str, about: Option<&Node>, body: &Body) -> Vec<RecordRef> {
    let mut nodes: Vec<Node> = about.into_iter().cloned().collect();
    if let Some(Node::Document(id)) = about
        && let Some(document) = site.book.documents.get(id)
    {
        let sections = document.sections.iter().filter(|section| section.level > 0);
        nodes.extend(sections.map(|section| Node::Section(document.section_id(section))));
    }
    let mut from: BTreeSet<&Node> =
        nodes.iter().filter_map(|node| site.book.index.mentions.get(node)).flatten().collect();
    // A page that refers to itself is no news, nor is a requirement that the page says is proved by it.
    let proved = |node: &Node| match (body, node) {
        (Body::Evidence(page), Node::Entry(id)) => {
            page.groups.iter().flat_map(|group| &group.supports).any(|one| one.requirement.id == id.to_string())
        }
        _ => false,
    };
    from.retain(|node| site.node_url(node).split('#').next() != Some(url) && !proved(node));
    from.into_iter().take(MAX_USED_BY).map(|node| site.record(url, node)).collect()
}
