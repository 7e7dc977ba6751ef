//! The site as every page sees it: names, addresses, chips and states.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::highlight::Highlighter;
use super::href;
use super::prose::{Prose, node_kind};
use super::search;
use crate::config::Settings;
use crate::model::{
    Book, Chapter, CodeBlock, Coverage, DocumentId, Entry, Evidence, Framework, FrameworkId, Kind, Node, PlanId,
    RequirementId, Review, ReviewState, RoleId, SectionId, Status, Text, Way,
};
use crate::source::Spanned;
use crate::theme::Messages;
use crate::view::{Badge, Crumb, EvidenceRef, RecordRef, Tally};

/// Everything the pages of a site are composed from.
pub struct Site<'a> {
    /// The book.
    pub(super) book: &'a Book,
    /// What was computed about it.
    pub(super) coverage: &'a Coverage,
    /// Its settings.
    pub(super) settings: &'a Settings,
    /// The words of the theme.
    pub(super) messages: &'a Messages,
    pub(super) highlighter: Highlighter,
    /// The pages of the documents in reading order, and the place of each.
    pub(super) order: Vec<Crumb>,
    pub(super) places: BTreeMap<String, usize>,
    /// The frameworks each document answers, by their place in the book.
    pub(super) answered: BTreeMap<DocumentId, BTreeSet<usize>>,
    /// Titles that more than one document has.
    pub(super) repeated: BTreeSet<&'a str>,
    /// The ways down the contents to each page.
    ways: BTreeMap<&'a str, Vec<Way>>,
}

impl<'a> Site<'a> {
    /// Prepares what all pages share.
    pub fn new(book: &'a Book, coverage: &'a Coverage, settings: &'a Settings, messages: &'a Messages) -> Self {
        let chapters = book.navigation.reading_order();
        let crumb = |chapter: &Chapter| Some(Crumb { title: chapter.title.clone(), href: chapter.url.clone()? });
        let order: Vec<Crumb> = chapters.into_iter().filter_map(crumb).collect();
        let places = order.iter().enumerate().map(|(at, crumb)| (crumb.href.clone(), at)).collect();
        let ways = book.navigation.ways();
        let answered = search::answered(book);
        let mut seen = BTreeSet::new();
        let titles = book.documents.values().map(|document| document.title.as_str());
        let repeated = titles.filter(|title| !seen.insert(*title)).collect();
        let highlighter = Highlighter::default();
        Self { book, coverage, settings, messages, highlighter, order, places, answered, repeated, ways }
    }

    /// The code of all documents by its language.
    pub fn code(&self) -> BTreeMap<&'a str, Vec<&'a CodeBlock>> {
        let mut code: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for block in self.book.documents.values().flat_map(|document| &document.code) {
            code.entry(&*block.language).or_default().push(block);
        }
        code
    }

    /// Marks code of one language before pages show it.
    pub fn mark(&self, language: &str, blocks: &[&CodeBlock]) {
        self.highlighter.prepare(language, blocks.iter().map(|block| &*block.text));
    }

    /// The ways down the contents to a page; the first is the one that counts where there can be one.
    pub(super) fn ways(&self, url: &str) -> &[Way] {
        self.ways.get(url).map(Vec::as_slice).unwrap_or_default()
    }

    /// A word of the theme.
    pub(super) fn word(&self, key: &str) -> String {
        self.messages.get(key).to_owned()
    }

    pub(super) fn framework_url(&self, id: &FrameworkId) -> String {
        self.book.framework(id).map(|framework| framework.url.clone()).unwrap_or_default()
    }

    pub(super) fn entry_url(&self, id: &RequirementId) -> String {
        self.book.entry(id).map(|entry| entry.url.clone()).unwrap_or_default()
    }

    /// The matrix of a crosswalk that is not the primary one.
    pub(super) fn matrix_url(&self, at: usize) -> String {
        let crosswalk = &self.book.crosswalks[at];
        match crosswalk.primary {
            true => "matrix/controls.html".to_owned(),
            false => format!("matrix/{}--{}.html", crosswalk.source, crosswalk.target),
        }
    }

    /// The crosswalks that start from a framework, by their places: the primary one first, whose class counts.
    pub(super) fn crosswalks_from(&self, framework: &FrameworkId) -> impl Iterator<Item = usize> {
        let from: Vec<usize> =
            (0..self.book.crosswalks.len()).filter(|at| self.book.crosswalks[*at].source == *framework).collect();
        let (first, others): (Vec<usize>, Vec<usize>) =
            from.into_iter().partition(|at| self.book.crosswalks[*at].primary);
        first.into_iter().chain(others)
    }

    /// The other direction of a crosswalk.
    pub(super) fn reverse_url(&self, at: usize) -> String {
        let crosswalk = &self.book.crosswalks[at];
        format!("matrix/{}--{}/reverse.html", crosswalk.source, crosswalk.target)
    }

    /// Folders without a document of their own, each by its way down the contents.
    pub(super) fn generated_folders(&self) -> Vec<(Vec<usize>, String)> {
        fn walk(chapters: &[Chapter], path: &mut Vec<usize>, into: &mut Vec<(Vec<usize>, String)>) {
            for (at, chapter) in chapters.iter().enumerate() {
                path.push(at);
                if let (None, Some(url)) = (&chapter.document, &chapter.url) {
                    into.push((path.clone(), url.clone()));
                }
                walk(&chapter.children, path, into);
                path.pop();
            }
        }
        let mut folders = Vec::new();
        walk(&self.book.navigation.chapters, &mut Vec::new(), &mut folders);
        folders
    }

    /// The address of a thing as seen from a page.
    pub(super) fn node_href(&self, page: &str, node: &Node) -> String {
        href::relative(page, &self.node_url(node))
    }

    /// The path of a thing in the site, with its fragment.
    pub(super) fn node_url(&self, node: &Node) -> String {
        match node {
            Node::Framework(id) => self.framework_url(id),
            Node::Entry(id) => self.entry_url(id),
            Node::Document(id) => self.book.documents.get(id).map(|document| document.url.clone()).unwrap_or_default(),
            Node::Section(id) => {
                let url = self.node_url(&Node::Document(id.document.clone()));
                format!("{url}#{}", id.anchor)
            }
            Node::Evidence(id) => self.book.evidence.get(id).map(|item| item.url_path.clone()).unwrap_or_default(),
            Node::Role(id) => self.book.role(id).map(|role| role.url.clone()).unwrap_or_default(),
            Node::Plan(id) => self.book.planned(id).map(|entry| entry.url.clone()).unwrap_or_default(),
        }
    }

    /// The title of a thing.
    pub(super) fn node_title(&self, node: &Node) -> String {
        let title = match node {
            Node::Framework(id) => self.book.framework(id).map(|framework| framework.label.clone()),
            Node::Entry(id) => self.book.entry(id).map(|entry| entry.title.clone()),
            Node::Document(id) => self.book.documents.get(id).map(|document| document.title.clone()),
            Node::Section(id) => self.book.documents.get(&id.document).and_then(|document| {
                document.section(&id.anchor).map(|section| format!("{}: {}", document.title, section.title))
            }),
            Node::Evidence(id) => self.book.evidence.get(id).map(|item| item.title.clone()),
            Node::Role(id) => self.book.role(id).map(|role| role.title.clone()),
            Node::Plan(id) => self.book.planned(id).map(|entry| entry.title.clone()),
        };
        title.unwrap_or_default()
    }

    /// What running text shows for a thing: its id where people know it by that.
    pub(super) fn node_text(&self, node: &Node) -> String {
        match node {
            Node::Entry(id) => {
                let short = self.book.framework(id.framework()).map_or("", |framework| &framework.short);
                format!("{short} {}", self.book.entry(id).map_or_else(|| id.number(), Entry::number))
            }
            Node::Framework(id) => self.book.framework(id).map(|f| f.short.clone()).unwrap_or_default(),
            Node::Evidence(id) => id.to_string(),
            Node::Plan(id) => id.to_string(),
            Node::Section(id) => self
                .book
                .documents
                .get(&id.document)
                .and_then(|document| document.section(&id.anchor))
                .map(|section| section.title.clone())
                .unwrap_or_default(),
            other => self.node_title(other),
        }
    }

    /// The system a requirement or framework belongs to.
    pub(super) fn node_system(&self, node: &Node) -> Option<&str> {
        let id = match node {
            Node::Framework(id) => id,
            Node::Entry(id) => id.framework(),
            _ => return None,
        };
        self.book.framework(id).map(|framework| framework.system.id.as_str())
    }

    /// A thing as a link.
    pub(super) fn record(&self, page: &str, node: &Node) -> RecordRef {
        RecordRef {
            kind: node_kind(node).to_owned(),
            id: node.to_string(),
            label: match node {
                Node::Entry(_) | Node::Evidence(_) | Node::Plan(_) => self.node_text(node),
                _ => String::new(),
            },
            title: self.node_title(node),
            href: self.node_href(page, node),
            state: self.node_state(node).to_owned(),
            due: self.due(node).to_owned(),
        }
    }

    fn node_state(&self, node: &Node) -> &'static str {
        match node {
            Node::Document(id) | Node::Section(SectionId { document: id, .. }) => {
                self.book.documents.get(id).map_or("", |document| self.coverage.document(document).name())
            }
            Node::Evidence(id) => self.coverage.evidence.get(id).map_or("", |expiry| expiry.freshness.name()),
            Node::Entry(id) => self.coverage.standings.get(id).map_or("", |standing| standing.status.name()),
            Node::Plan(id) => self.book.planned(id).map_or("", |entry| entry.state.name()),
            Node::Framework(_) | Node::Role(_) => "",
        }
    }

    /// Whether a document or an entry of the plan is due soon or overdue; empty when it is neither.
    pub(super) fn due(&self, node: &Node) -> &'static str {
        let review = match node {
            Node::Document(_) => self.coverage.reviews.get(node).copied(),
            Node::Plan(id) => self.coverage.plan.get(id).and_then(|facts| facts.due),
            _ => None,
        };
        review.map(|review| review.state).filter(|state| *state != ReviewState::Current).map_or("", ReviewState::name)
    }

    /// A role as a link; an unknown one is shown by its id.
    pub(super) fn role(&self, page: &str, role: Option<&Spanned<RoleId>>) -> Option<RecordRef> {
        let id = &role?.value;
        let unknown = |id: &RoleId| RecordRef {
            kind: "role".to_owned(),
            id: id.to_string(),
            label: String::new(),
            title: id.to_string(),
            href: String::new(),
            state: String::new(),
            due: String::new(),
        };
        Some(match self.book.role(id) {
            Some(_) => self.record(page, &Node::Role(id.clone())),
            None => unknown(id),
        })
    }

    /// An entry of the plan as a link; an unknown one is shown by its id.
    pub(super) fn plan(&self, page: &str, id: &PlanId) -> RecordRef {
        match self.book.planned(id) {
            Some(_) => self.record(page, &Node::Plan(id.clone())),
            None => RecordRef {
                kind: "plan".to_owned(),
                id: id.to_string(),
                label: String::new(),
                title: id.to_string(),
                href: String::new(),
                state: String::new(),
                due: String::new(),
            },
        }
    }

    /// The title of a role, or its id; empty when there is none.
    pub(super) fn role_title(&self, role: Option<&Spanned<RoleId>>) -> String {
        role.map(|role| self.role_name(&role.value)).unwrap_or_default()
    }

    /// The title of a role, or its id when the register does not have it.
    pub(super) fn role_name(&self, id: &RoleId) -> String {
        self.book.role(id).map_or_else(|| id.to_string(), |role| role.title.clone())
    }

    /// A catalogue entry as a chip.
    pub(super) fn badge(&self, page: &str, id: &RequirementId) -> Badge {
        let framework = self.book.framework(id.framework());
        Badge {
            id: id.to_string(),
            number: self.book.entry(id).map_or_else(|| id.number(), Entry::number).to_owned(),
            framework: framework.map(|framework| framework.short.clone()).unwrap_or_default(),
            system: framework.map(|framework| framework.system.id.clone()).unwrap_or_default(),
            title: self.book.entry(id).map(|entry| entry.title.clone()).unwrap_or_default(),
            href: href::relative(page, &self.entry_url(id)),
            status: self.coverage.standings.get(id).map(|s| s.status.name().to_owned()).unwrap_or_default(),
        }
    }

    /// Catalogue entries as chips, in the order of the catalogues.
    pub(super) fn badges<'i>(&self, page: &str, ids: impl IntoIterator<Item = &'i RequirementId>) -> Vec<Badge> {
        self.ranked(ids).into_iter().map(|id| self.badge(page, id)).collect()
    }

    /// Catalogue entries in the order of the catalogues, each once.
    pub(super) fn ranked<'i>(&self, ids: impl IntoIterator<Item = &'i RequirementId>) -> Vec<&'i RequirementId> {
        let mut ids: Vec<&RequirementId> = ids.into_iter().collect();
        ids.sort_by_key(|id| self.rank(id));
        ids.dedup();
        ids
    }

    /// The place of an entry in the order of the catalogues.
    pub(super) fn rank(&self, id: &RequirementId) -> (usize, usize) {
        let framework = self.book.frameworks.iter().position(|framework| framework.id == *id.framework());
        let place = framework.and_then(|at| self.book.frameworks[at].positions.get(id.number()).copied());
        (framework.unwrap_or(usize::MAX), place.unwrap_or(usize::MAX))
    }

    /// Entries by state; those that are not assessed are not counted.
    pub(super) fn tally<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Tally {
        let mut tally = Tally::default();
        for standing in entries.into_iter().filter_map(|entry| self.coverage.standings.get(&entry.id)) {
            tally.total += 1;
            match standing.status {
                Status::Met => tally.met += 1,
                Status::Partial => tally.partial += 1,
                Status::Gap => tally.gap += 1,
                Status::Excluded => tally.excluded += 1,
            }
        }
        tally.applicable = tally.met + tally.partial + tally.gap;
        tally
    }

    /// The requirements of a framework of one kind, by state.
    pub(super) fn tally_of(&self, framework: &Framework, kind: Kind) -> Tally {
        self.tally(framework.requirements().filter(|entry| entry.kind == kind))
    }

    /// An item of evidence in a list.
    pub(super) fn evidence_ref(&self, page: &str, item: &Evidence) -> EvidenceRef {
        let expiry = self.coverage.evidence.get(&item.id);
        let mut frameworks = item.supports.iter().map(|support| support.requirement.value.framework());
        let first = frameworks.next();
        EvidenceRef {
            id: item.id.to_string(),
            title: item.title.clone(),
            href: href::relative(page, &item.url_path),
            freshness: expiry.map(|expiry| expiry.freshness.name().to_owned()).unwrap_or_default(),
            on: date(expiry.and_then(|expiry| expiry.on)),
            collected: date(item.collected.as_ref().map(|date| date.value)),
            later: expiry.is_some_and(|expiry| expiry.later),
            superseded: self.coverage.superseded.contains_key(&item.id),
            owner: self.role_title(item.owner.as_ref()),
            shows: item.shows.map(|shows| shows.name().to_owned()).unwrap_or_default(),
            shared: frameworks.any(|framework| Some(framework) != first),
            badges: Vec::new(),
        }
    }

    /// A field of running text.
    pub(super) fn text(&self, page: &str, field: Option<&Text>) -> String {
        field.map(|text| Prose::field(self, page, text).html(&text.markup)).unwrap_or_default()
    }

    /// What is to be done about a source of a crosswalk; empty when it is not assessed, or open and not determined.
    pub(super) fn reuse(&self, crosswalk: usize, id: &RequirementId) -> String {
        let counterpart = self.coverage.counterparts.get(crosswalk).and_then(|sources| sources.get(id));
        counterpart.and_then(|counterpart| counterpart.reuse).map_or("", |reuse| reuse.name()).to_owned()
    }

    /// Days from the as-of day to another.
    pub(super) fn days_until(&self, day: Date) -> i32 {
        self.coverage.as_of.until(day).map_or(0, |span| span.get_days())
    }

    /// The day and state of a review, both empty when there is none.
    pub(super) fn review(&self, node: &Node) -> (String, String) {
        match self.coverage.reviews.get(node) {
            Some(Review { state, on }) => (on.to_string(), ReviewState::name(*state).to_owned()),
            None => (String::new(), String::new()),
        }
    }
}

/// A day as text; empty when there is none.
pub(super) fn date(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
