//! The anchors of generated pages that links may lead to: what is there whatever the state of the book is
//! on a day. The templates write them; `tests/site/anchors.rs` holds both against each other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::addresses;
use super::answered::Answered;
use super::generated::Known;
use crate::manuscript::Located;
use crate::model::{Crosswalk, Entry, Framework, Kind, Navigation, PlanId, RequirementId, RoleId};

/// The anchors of a page.
pub(super) type Anchors = BTreeSet<Cow<'static, str>>;

/// Anchors that are the same in every book.
pub(super) fn fixed(anchors: &[&'static str]) -> Anchors {
    anchors.iter().map(|anchor| Cow::Borrowed(*anchor)).collect()
}

/// Adds an anchor if what it is for is there.
fn when(anchors: &mut Anchors, there: bool, anchor: &'static str) {
    if there {
        anchors.insert(Cow::Borrowed(anchor));
    }
}

/// The rows of a table about things with these ids.
fn rows<T: fmt::Display>(ids: impl Iterator<Item = T>) -> impl Iterator<Item = Cow<'static, str>> {
    ids.map(|id| Cow::Owned(format!("row-{id}")))
}

/// The rows of a table about entries of one framework.
fn numbered<'f>(entries: impl Iterator<Item = &'f Entry>) -> impl Iterator<Item = Cow<'static, str>> {
    entries.map(|entry| Cow::Owned(entry.id.row()))
}

/// The pages of a site that are about no single thing, each with its anchors.
pub(super) fn of_site(known: &Known<'_>) -> Vec<(&'static str, Anchors)> {
    let has_evidence = !known.names.evidence.is_empty();
    let mut register = if has_evidence { fixed(&["items", "register", "outlook"]) } else { Anchors::new() };
    register.extend(rows(known.names.evidence.keys()));
    let with_controls = known.names.frameworks.iter().filter(|framework| framework.has_controls());
    let mut pages = vec![
        (addresses::HOME, Anchors::new()),
        ("search.html", Anchors::new()),
        ("404.html", Anchors::new()),
        ("toc.html", toc(known.navigation, !known.prints.is_empty())),
        ("legend.html", legend(known)),
        ("evidence/index.html", register),
    ];
    if !known.names.frameworks.is_empty() {
        pages.push((addresses::SOA, soa(with_controls)));
    }
    if !known.names.roles.is_empty() {
        pages.push((addresses::ROLES, rows(known.names.roles.keys()).collect()));
    }
    if !known.names.plan.is_empty() {
        pages.push((addresses::PLAN, rows(known.names.plan.keys()).collect()));
    }
    if let Some(crosswalk) = known.primary() {
        pages.extend([
            ("gaps.html", gaps(known, crosswalk)),
            (addresses::OVERVIEW, overview(known, crosswalk)),
            ("matrix/clauses.html", clauses(known, crosswalk)),
            ("matrix/controls.html", controls(known, crosswalk)),
        ]);
    }
    pages
}

fn toc(navigation: &Navigation, has_prints: bool) -> Anchors {
    let mut anchors = fixed(&["toc-sections"]);
    when(&mut anchors, !navigation.chapters.is_empty(), "toc-documents");
    when(&mut anchors, has_prints, "toc-prints");
    anchors
}

fn legend(known: &Known<'_>) -> Anchors {
    let always = "status documented documented-rule implementation evidenced extent evidence review document approval";
    let mapped = if known.crosswalks.is_empty() { "" } else { "class relationship basis confidence reuse" };
    let planned = if known.names.plan.is_empty() { "" } else { "plan" };
    [always, mapped, planned].iter().flat_map(|names| names.split_whitespace()).map(Cow::Borrowed).collect()
}

/// The Statement of Applicability of some frameworks.
pub(super) fn soa<'f>(frameworks: impl Iterator<Item = &'f Framework>) -> Anchors {
    let mut anchors = fixed(&["controls", "soa", "legend"]);
    for framework in frameworks {
        when(&mut anchors, true, "versions");
        when(&mut anchors, framework.requirements().any(Entry::asks_for_documents), "documented");
        when(&mut anchors, framework.requirements().any(|entry| entry.kind == Kind::Clause), "clauses");
        anchors.extend(rows(framework.requirements().map(|entry| &entry.id)));
    }
    anchors
}

/// The tree of a framework.
pub(super) fn framework(framework: &Framework) -> Anchors {
    let mut anchors = Anchors::new();
    when(&mut anchors, framework.requirements().next().is_some(), "standing");
    for (kind, anchor) in [(Kind::Clause, "clauses"), (Kind::Control, "controls"), (Kind::Provision, "provisions")] {
        let tops: BTreeSet<&RequirementId> = framework.tops(kind).map(|top| &top.id).collect();
        when(&mut anchors, !tops.is_empty(), anchor);
        anchors.extend(numbered(framework.entries.iter().filter(|entry| tops.contains(&framework.top_of(entry).id))));
    }
    anchors
}

/// A requirement, or what holds requirements. `serves` are those that crosswalks say something about. Where nothing is
/// asked, of what is excluded or only mapped, the page has what is there.
pub(super) fn entry(
    known: &Known<'_>,
    framework: &Framework,
    entry: &Entry,
    serves: &BTreeSet<&RequirementId>,
    answered: &Answered,
) -> Anchors {
    let number = entry.id.number();
    let is_assessed = entry.kind.is_requirement();
    let is_asked = is_assessed && !(entry.kind == Kind::Control && answered.excluded.contains(&entry.id));
    let mut anchors = if is_assessed { fixed(&["status", "statement"]) } else { Anchors::new() };
    when(&mut anchors, is_asked || answered.documented.contains(&entry.id), "how");
    when(&mut anchors, is_asked || answered.evidenced.contains(&entry.id), "evidence");
    if !entry.kind.is_answerable() && framework.children(Some(number)).next().is_some() {
        let is_assessed = framework.requirements_of(number).iter().any(|below| below.kind.is_requirement());
        when(&mut anchors, true, "children");
        anchors.extend(numbered(framework.children(Some(number))));
        when(&mut anchors, is_assessed, "standing");
    }
    let mut others = known.names.frameworks.iter().filter(|other| other.id != framework.id);
    let has_namesake = others.any(|other| framework.namesake(entry, other).is_some());
    when(&mut anchors, has_namesake || serves.contains(&entry.id), "other");
    anchors
}

/// The requirements whose pages show something of another framework: sources and targets of the rows, and
/// all of the framework the primary crosswalk starts from, where it says of each that nothing leads to it.
pub(super) fn with_counterparts<'a>(known: &Known<'a>) -> BTreeSet<&'a RequirementId> {
    let mut all = BTreeSet::new();
    for crosswalk in known.crosswalks {
        all.extend(crosswalk.rows.keys());
        let Some(target) = known.framework(&crosswalk.target) else { continue };
        match crosswalk.primary {
            true => all.extend(target.answerable().map(|entry| &entry.id)),
            false => all.extend(crosswalk.reached(target)),
        }
    }
    all
}

/// An item of evidence.
pub(super) fn evidence() -> Anchors {
    fixed(&["state", "proves"])
}

/// A pair of a crosswalk.
pub(super) fn pair() -> Anchors {
    fixed(&["sides", "relation", "shared", "candidates", "others"])
}

/// The gap plan.
fn gaps(known: &Known<'_>, crosswalk: &Crosswalk) -> Anchors {
    let mut anchors = fixed(&["reverse"]);
    let Some(source) = known.framework(&crosswalk.source) else { return anchors };
    if source.requirements().next().is_some() {
        anchors.extend(fixed(&["areas", "build", "extend", "reuse-when-closed", "reuse", "done", "not-applicable"]));
    }
    let is_undetermined = |entry: &Entry| !crosswalk.rows.contains_key(&entry.id);
    when(&mut anchors, source.requirements().any(is_undetermined), "undetermined");
    anchors.extend(rows(source.requirements().map(|entry| &entry.id)));
    anchors
}

/// The overview of the primary crosswalk.
fn overview(known: &Known<'_>, crosswalk: &Crosswalk) -> Anchors {
    let mut anchors = fixed(&["counts"]);
    if let Some((source, target)) = known.framework(&crosswalk.source).zip(known.framework(&crosswalk.target)) {
        anchors.extend(fixed(&["heat", "heat-pairs"]));
        when(&mut anchors, source.same_numbers(target).next().is_some(), "same-numbers");
    }
    anchors.extend(told(crosswalk));
    anchors
}

/// What one page of each crosswalk tells: its dimensions and tables, and where the book differs.
fn told(crosswalk: &Crosswalk) -> Anchors {
    let mut anchors: Anchors = crosswalk.dimensions.iter().map(|dimension| Cow::Owned(dimension.anchor())).collect();
    when(&mut anchors, !crosswalk.dimensions.is_empty(), "dimensions");
    anchors.extend(crosswalk.comparisons.iter().map(|table| Cow::Owned(table.anchor())));
    when(&mut anchors, crosswalk.is_changed(), "own-rows");
    anchors
}

/// The areas of the two frameworks that the heat map of a crosswalk sets against each other.
pub(super) fn areas(known: &Known<'_>, crosswalk: &Crosswalk) -> Option<[BTreeSet<String>; 2]> {
    let (source, target) = known.framework(&crosswalk.source).zip(known.framework(&crosswalk.target))?;
    Some([source, target].map(|framework| framework.bands().iter().map(|band| band.anchor().to_owned()).collect()))
}

/// The clauses side by side.
fn clauses(known: &Known<'_>, crosswalk: &Crosswalk) -> Anchors {
    let Some((source, target)) = known.framework(&crosswalk.source).zip(known.framework(&crosswalk.target)) else {
        return Anchors::new();
    };
    let (rows, columns) = (source.of_kind(Kind::Clause), target.of_kind(Kind::Clause));
    let mut anchors = grid(crosswalk, target, &rows, &columns);
    when(&mut anchors, !rows.is_empty() && !columns.is_empty(), "matrix");
    anchors.extend(fixed(&["side-by-side", "clauses"]));
    anchors
}

/// The table of a page whose rows can be filtered.
pub(super) fn filtered(url: &str, anchors: &Anchors) -> Option<&'static str> {
    match url.split_once('/')? {
        ("evidence", "index.html") => anchors.contains("register").then_some("register"),
        ("soa", _) => Some("soa"),
        ("matrix", page) if page.ends_with("/reverse.html") => Some("reverse"),
        ("matrix", _) if anchors.contains("matrix") => Some("matrix"),
        ("matrix", _) if anchors.contains("side-by-side") => Some("clauses"),
        _ => None,
    }
}

/// The controls of a crosswalk against each other.
pub(super) fn controls(known: &Known<'_>, crosswalk: &Crosswalk) -> Anchors {
    let Some((source, target)) = known.framework(&crosswalk.source).zip(known.framework(&crosswalk.target)) else {
        return Anchors::new();
    };
    let beside = crosswalk.beside(source);
    let rows = source.axis().1.into_iter().chain(beside.iter().flat_map(|(_, entries)| entries).copied());
    let mut anchors = grid(crosswalk, target, &rows.collect::<Vec<_>>(), &target.axis().1);
    anchors.extend(fixed(&["matrix", "rows"]));
    for (kind, _) in beside {
        anchors.extend([format!("{}s", kind.name()), format!("{}-rows", kind.name())].map(Cow::Owned));
    }
    if !crosswalk.primary {
        anchors.extend(told(crosswalk));
    }
    anchors
}

/// What both have: the rows, and the columns nothing leads to.
fn grid(crosswalk: &Crosswalk, target: &Framework, rows: &[&Entry], columns: &[&Entry]) -> Anchors {
    let reached = crosswalk.reached(target);
    let mut anchors: Anchors = numbered(rows.iter().copied()).collect();
    when(&mut anchors, columns.iter().any(|entry| !reached.contains(&entry.id)), "reverse");
    anchors
}

/// The entries of the plan that are for a requirement, by their own word or that of its statement.
pub(super) fn planned(known: &Known<'_>) -> BTreeSet<PlanId> {
    let statements = known.manuscript.statements.iter().filter_map(|record| record.raw.plan.as_ref());
    let entries = known.manuscript.plan.iter().filter(|record| !record.raw.requirements.is_empty());
    let written = statements.chain(entries.map(|record| &record.raw.id));
    written.map(|id| PlanId::new(id.value.clone())).collect()
}

/// What the page of each role lists.
pub(super) fn owners(known: &Known<'_>) -> BTreeMap<RoleId, Anchors> {
    let mut owners: BTreeMap<RoleId, Anchors> = BTreeMap::new();
    let mut own = |role: Option<&Located<String>>, anchor: &'static str| {
        if let Some(role) = role {
            owners.entry(RoleId::new(role.value.clone())).or_default().insert(Cow::Borrowed(anchor));
        }
    };
    let manuscript = known.manuscript;
    manuscript.statements.iter().for_each(|record| own(record.raw.owner.as_ref(), "requirements"));
    manuscript.evidence.iter().for_each(|record| own(record.raw.owner.as_ref(), "evidence"));
    manuscript.plan.iter().for_each(|record| own(record.raw.owner.as_ref(), "plan"));
    for document in manuscript.documents.iter().filter(|raw| known.names.by_file.contains_key(&raw.file)) {
        own(document.front.owner.as_ref(), "documents");
        own(document.front.approver.as_ref(), "approves");
    }
    owners
}
