//! From a book and what was computed about it to what each page shows: one page kind, one file.
//!
//! Steps: the plan lists every file of the site · each entry of the plan is composed by itself, so
//! pages can be composed, rendered and written in parallel and nothing holds them all.

mod answers;
mod chart;
mod dashboard;
mod document;
mod evidence;
mod frame;
mod framework;
mod gaps;
mod graph;
mod graph_mapping;
mod heat;
mod highlight;
mod href;
mod legend;
mod mapping;
mod matrix_filters;
mod matrix_grid;
mod matrix_overview;
mod matrix_pair;
mod matrix_reverse;
mod nav;
mod oscal;
mod plan;
mod print;
mod prose;
mod redirect;
mod requirement;
mod roles;
mod search;
mod site;
mod soa;
mod tables;
mod toc;
mod workbook;

use crate::model::{DataFile, DocumentId, EvidenceId, Node, Print, RequirementId};
use crate::source::FileId;
use crate::view::{Body, Page, Plain, Table, TableName, Workbook};

pub use oscal::compose as oscal;
pub use site::Site;

/// One file of the site to be composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its path in the site.
    pub url: String,
    what: What,
}

/// What a file of the site shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Dashboard,
    Framework(usize),
    Entry(RequirementId),
    Document(DocumentId),
    Folder(Vec<usize>),
    EvidenceRegister,
    Evidence(EvidenceId),
    MatrixOverview,
    MatrixClauses(usize),
    MatrixControls(usize),
    MatrixPair(usize, RequirementId, usize),
    MatrixReverse(usize),
    Gaps,
    Soa(Option<usize>),
    PlanRegister,
    Plan(usize),
    RoleRegister,
    Role(usize),
    Toc,
    Legend,
    Print(Print),
    RunningTitles(Print),
    Redirect(usize),
    Search,
    NotFound,
    Data(DataFile),
    SearchShard(usize),
    File(FileId, String),
}

impl Plan {
    /// Whether it is a page a reader sees.
    pub fn is_page(&self) -> bool {
        self.url.ends_with(".html")
    }

    /// Whether search engines should know it: no page that repeats others, to be printed, and none at an old address.
    fn is_lasting(&self) -> bool {
        self.is_page() && !matches!(self.what, What::Print(_) | What::Redirect(_) | What::NotFound)
    }

    /// Whether it is a part of what a reader's first search loads.
    pub fn is_search_data(&self) -> bool {
        matches!(self.what, What::SearchShard(_))
    }
}

/// Every file of the site except the theme's own; the largest first, so that no thread waits for one
/// of them at the end.
pub fn plan(site: &Site<'_>) -> Vec<Plan> {
    let mut plans = data(site);
    plans.extend(prints(site));
    plans.extend(pages(site));
    let redirects = site.book.redirects.iter().enumerate();
    plans.extend(redirects.map(|(at, redirect)| Plan { url: redirect.url.clone(), what: What::Redirect(at) }));
    plans.extend(
        site.book
            .attachments
            .values()
            .filter(|file| !file.active)
            .map(|file| Plan { url: file.url.clone(), what: What::File(file.file, file.sha256.clone()) }),
    );
    plans
}

fn pages(site: &Site<'_>) -> Vec<Plan> {
    let book = site.book;
    let mut plans = matrices(site);
    let mut add = |url: String, what: What| plans.push(Plan { url, what });
    add("index.html".to_owned(), What::Dashboard);
    for (at, framework) in book.frameworks.iter().enumerate() {
        add(site.framework_url(&framework.id), What::Framework(at));
        for entry in &framework.entries {
            add(site.entry_url(&entry.id), What::Entry(entry.id.clone()));
        }
    }
    for document in book.documents.values().filter(|document| Some(&document.id) != book.home.as_ref()) {
        add(document.url.clone(), What::Document(document.id.clone()));
    }
    for (path, url) in site.generated_folders() {
        add(url, What::Folder(path));
    }
    add("evidence/index.html".to_owned(), What::EvidenceRegister);
    for item in book.evidence.values() {
        add(item.url_path.clone(), What::Evidence(item.id.clone()));
    }
    if book.primary().is_some() {
        add("gaps.html".to_owned(), What::Gaps);
    }
    if !book.frameworks.is_empty() {
        add("soa/index.html".to_owned(), What::Soa(None));
    }
    for (at, framework) in book.frameworks.iter().enumerate().filter(|(_, framework)| framework.has_controls()) {
        add(format!("soa/{}.html", framework.id), What::Soa(Some(at)));
    }
    if !book.plan.is_empty() {
        add("plan/index.html".to_owned(), What::PlanRegister);
    }
    for (at, entry) in book.plan.iter().enumerate() {
        add(entry.url.clone(), What::Plan(at));
    }
    if !book.roles.is_empty() {
        add("roles/index.html".to_owned(), What::RoleRegister);
    }
    for (at, role) in book.roles.iter().enumerate() {
        add(role.url.clone(), What::Role(at));
    }
    add("toc.html".to_owned(), What::Toc);
    add("legend.html".to_owned(), What::Legend);
    add("search.html".to_owned(), What::Search);
    add("404.html".to_owned(), What::NotFound);
    plans
}

/// The pages of the crosswalks, and of each of their pairs.
fn matrices(site: &Site<'_>) -> Vec<Plan> {
    let mut plans = Vec::new();
    let mut add = |url: String, what: What| plans.push(Plan { url, what });
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        match crosswalk.primary {
            true => {
                add("matrix/index.html".to_owned(), What::MatrixOverview);
                add("matrix/clauses.html".to_owned(), What::MatrixClauses(at));
                add("matrix/controls.html".to_owned(), What::MatrixControls(at));
            }
            false => add(site.matrix_url(at), What::MatrixControls(at)),
        }
        add(site.reverse_url(at), What::MatrixReverse(at));
        for row in crosswalk.rows.values() {
            for (place, target) in row.targets.iter().enumerate() {
                add(target.url.clone(), What::MatrixPair(at, row.source.clone(), place));
            }
        }
    }
    plans
}

fn prints(site: &Site<'_>) -> Vec<Plan> {
    let files = site.book.prints.iter().flat_map(|(url, print)| {
        let style = Plan { url: print::style(url), what: What::RunningTitles(*print) };
        [Plan { url: url.clone(), what: What::Print(*print) }, style]
    });
    files.collect()
}

fn data(site: &Site<'_>) -> Vec<Plan> {
    let plan = |file: &DataFile| Plan { url: file.url().to_owned(), what: What::Data(*file) };
    let mut plans: Vec<Plan> = site.book.data.iter().map(plan).collect();
    plans.extend((0..search::shards(site)).map(|part| Plan { url: search::url(part), what: What::SearchShard(part) }));
    plans
}

/// Composes a table of the site by its name.
pub fn table(site: &Site<'_>, name: TableName) -> Table {
    match name {
        TableName::Soa => tables::soa(site),
        TableName::Matrix => tables::matrix(site),
        TableName::Evidence => tables::evidence(site),
        TableName::Gaps => tables::gaps(site),
    }
}

/// Composes the workbook of a table; that of the Statement of Applicability holds all of them.
pub fn workbook(site: &Site<'_>, name: TableName) -> Workbook {
    match name {
        TableName::Soa => workbook::compose(site),
        other => workbook::of_table(site, other.name(), &table(site, other)),
    }
}

/// Composes one file.
pub fn page<'s>(site: &'s Site<'_>, plan: &Plan) -> Page<'s> {
    let url = plan.url.as_str();
    let (title, body) = match &plan.what {
        What::Dashboard => dashboard::compose(site, url),
        What::Framework(at) => framework::compose(site, &site.book.frameworks[*at], url),
        What::Entry(id) => requirement::compose(site, id, url),
        What::Document(id) => document::compose(site, id, url),
        What::Folder(path) => document::folder(site, path, url),
        What::EvidenceRegister => evidence::register(site, url),
        What::Evidence(id) => evidence::compose(site, id, url),
        What::MatrixOverview => matrix_overview::compose(site, url),
        What::MatrixClauses(at) => matrix_grid::clauses(site, *at, url),
        What::MatrixControls(at) => matrix_grid::controls(site, *at, url),
        What::MatrixReverse(at) => matrix_reverse::compose(site, *at, url),
        What::MatrixPair(at, source, target) => matrix_pair::compose(site, *at, source, *target, url),
        What::Gaps => gaps::compose(site, url),
        What::Soa(only) => soa::compose(site, *only, url),
        What::PlanRegister => plan::register(site, url),
        What::Plan(at) => plan::compose(site, &site.book.plan[*at], url),
        What::RoleRegister => roles::register(site, url),
        What::Role(at) => roles::compose(site, &site.book.roles[*at], url),
        What::Toc => toc::compose(site, url),
        What::Legend => legend::compose(site),
        What::Print(print) => return print::compose(site, *print, url),
        What::Redirect(at) => redirect::compose(site, &site.book.redirects[*at], url),
        What::Search => search::page(site, url),
        What::NotFound => (site.word("title.not-found"), Body::NotFound {}),
        What::Data(file) => return plain(url, data_file(site, *file)),
        What::RunningTitles(print) => {
            return plain(url, Plain::RunningTitles(print::running_titles(site, *print)));
        }
        What::SearchShard(part) => return plain(url, Plain::Search(search::compose(site, *part))),
        What::File(file, sha256) => return Page::File { url: url.to_owned(), file: *file, sha256: sha256.clone() },
    };
    let about = about(site, &plan.what);
    let frame = frame::compose(site, url, title, (about.as_ref(), &body));
    Page::Html { url: url.to_owned(), frame: Box::new(frame), body }
}

/// The thing a page is about, where it is about a single one.
fn about(site: &Site<'_>, what: &What) -> Option<Node> {
    match what {
        What::Framework(at) => Some(Node::Framework(site.book.frameworks[*at].id.clone())),
        What::Entry(id) => Some(Node::Entry(id.clone())),
        What::Document(id) => Some(Node::Document(id.clone())),
        What::Evidence(id) => Some(Node::Evidence(id.clone())),
        What::Plan(at) => Some(Node::Plan(site.book.plan[*at].id.clone())),
        What::Role(at) => Some(Node::Role(site.book.roles[*at].id.clone())),
        _ => None,
    }
}

fn plain<'s>(url: &str, data: Plain<'s>) -> Page<'s> {
    Page::Data { url: url.to_owned(), data }
}

fn data_file<'s>(site: &'s Site<'_>, file: DataFile) -> Plain<'s> {
    match file {
        DataFile::Graph => Plain::Graph(Box::new(graph::compose(site))),
        DataFile::Matrix => Plain::Table(tables::matrix(site)),
        DataFile::Soa => Plain::Table(tables::soa(site)),
        DataFile::Evidence => Plain::Table(tables::evidence(site)),
        DataFile::Gaps => Plain::Table(tables::gaps(site)),
        DataFile::Workbook => Plain::Workbook(Box::new(workbook::compose(site))),
        DataFile::Sitemap => Plain::Sitemap(toc::sitemap(site)),
    }
}
