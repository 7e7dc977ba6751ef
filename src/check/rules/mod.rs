//! Every rule, in the order of the codes, and the few questions several of them ask.

mod active_attachment;
mod alternative_without_control;
mod ambiguous_id;
mod applicable_not_applicable;
mod applicable_without_reason;
mod approval_from_future;
mod best_practice_only;
mod broken_anchor;
mod broken_link;
mod broken_redirect;
mod clause_excluded;
mod contradictory_statement;
mod control_character;
mod disallowed_scheme;
mod duplicate_id;
mod evidence_due_soon;
mod evidence_file_absent;
mod evidence_from_future;
mod evidence_hash_mismatch;
mod evidence_late;
mod evidence_missing;
mod evidence_stale;
mod evidence_superseded;
mod evidence_supports_nothing;
mod evidence_without_expiry;
mod excluded_but_used;
mod excluded_without_justification;
mod excluded_without_review;
mod external_image;
mod implemented_without_document;
mod implemented_without_evidence;
mod mapping_changed;
mod mapping_contradiction;
mod mapping_duplicate;
mod mapping_from_future;
mod mapping_unrecorded;
mod mapping_without_rationale;
mod missing_statement;
mod not_a_requirement;
mod orphan_document;
mod path_escape;
mod plan_circle;
mod plan_contradiction;
mod plan_due_soon;
mod plan_missing;
mod plan_overdue;
mod raw_html;
mod review_due_soon;
mod review_not_counted;
mod review_overdue;
mod soa_changed;
mod soa_unrecorded;
mod unknown_id;
mod unknown_note;
mod unknown_owner;
mod unknown_plan_entry;
mod unknown_requirement;
mod unknown_section;
mod unknown_variable;
mod unused_file;
mod unused_note;
mod url_collision;

use jiff::civil::Date;

use super::{Context, Rule};
use crate::config::SoaApproval;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    self, Applicability, ApprovalState, Clash, Crosswalk, Defect, DefectKind, Entry, Evidence, Expiry, Framework,
    Freshness, Kind, MappingReview, MappingState, Node, Occurrence, PlanEntry, RequirementId, ReviewState, Row,
    RowState, SoaState, Statement,
};
use crate::source::Span;

/// Every rule.
pub(super) const ALL: &[Rule] = &[
    control_character::rule,
    path_escape::rule,
    raw_html::rule,
    disallowed_scheme::rule,
    external_image::rule,
    unknown_variable::rule,
    unknown_note::rule,
    unused_note::rule,
    duplicate_id::rule,
    unknown_id::rule,
    unknown_section::rule,
    unknown_requirement::rule,
    ambiguous_id::rule,
    not_a_requirement::rule,
    broken_link::rule,
    broken_anchor::rule,
    broken_redirect::rule,
    url_collision::rule,
    orphan_document::rule,
    unused_file::rule,
    unknown_owner::rule,
    missing_statement::rule,
    applicable_without_reason::rule,
    best_practice_only::rule,
    clause_excluded::rule,
    excluded_without_justification::rule,
    excluded_without_review::rule,
    excluded_but_used::rule,
    applicable_not_applicable::rule,
    contradictory_statement::rule,
    alternative_without_control::rule,
    implemented_without_evidence::rule,
    implemented_without_document::rule,
    soa_changed::rule,
    soa_unrecorded::rule,
    unknown_plan_entry::rule,
    plan_circle::rule,
    plan_missing::rule,
    plan_overdue::rule,
    plan_due_soon::rule,
    plan_contradiction::rule,
    evidence_file_absent::rule,
    evidence_hash_mismatch::rule,
    evidence_stale::rule,
    evidence_due_soon::rule,
    evidence_missing::rule,
    evidence_without_expiry::rule,
    evidence_from_future::rule,
    evidence_late::rule,
    evidence_superseded::rule,
    evidence_supports_nothing::rule,
    active_attachment::rule,
    approval_from_future::rule,
    review_overdue::rule,
    review_due_soon::rule,
    review_not_counted::rule,
    mapping_without_rationale::rule,
    mapping_contradiction::rule,
    mapping_duplicate::rule,
    mapping_changed::rule,
    mapping_unrecorded::rule,
    mapping_from_future::rule,
];

/// The references that are wrong in that way.
fn defects<'a>(context: &Context<'a>, kind: DefectKind) -> impl Iterator<Item = &'a Defect> {
    context.book.defects.iter().filter(move |defect| defect.kind == kind)
}

/// A finding about a reference; `otherwise` is the advice when nothing similar exists.
fn refuse(code: Code, defect: &Defect, message: impl Into<String>, otherwise: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, defect.wrote.as_str(), message).at(defect.span);
    match defect.suggestion.as_deref() {
        Some(near) => diagnostic.suggest(Some(near)),
        None => diagnostic.help(otherwise),
    }
}

/// The things that have that in common.
fn clashes<'a>(context: &Context<'a>, kind: Clash) -> impl Iterator<Item = &'a Occurrence> {
    context.book.clashes.iter().filter(move |occurrence| occurrence.kind == kind)
}

/// The statements about entries of that kind.
fn statements<'a>(context: &Context<'a>, kind: Kind) -> impl Iterator<Item = &'a Statement> {
    let book = context.book;
    let of_kind = move |entry: &Entry| entry.kind == kind;
    book.statements.values().filter(move |statement| book.entry(&statement.requirement).is_some_and(of_kind))
}

/// Whether a statement says, or leaves open, that its requirement applies.
fn applies(statement: &Statement) -> bool {
    let says_no = statement.says_applicable.as_ref().is_some_and(|said| !said.value);
    statement.applicability == Applicability::Applicable && !says_no
}

/// Where a statement says whether its requirement applies, or else where it begins.
fn applicability(statement: &Statement) -> Span {
    statement.says_applicable.as_ref().map_or(statement.span, |said| said.span)
}

/// The items of evidence in that state, but those whose place a newer one has taken.
fn evidence<'a>(context: &Context<'a>, freshness: Freshness) -> impl Iterator<Item = (&'a Evidence, Expiry)> {
    let Context { book, coverage, .. } = *context;
    let in_state = coverage.standing_evidence().filter(move |(_, expiry)| expiry.freshness == freshness);
    in_state.filter_map(move |(id, expiry)| Some((book.evidence.get(id)?, *expiry)))
}

/// A document or statement that is to be reviewed.
struct Reviewed {
    /// Its id.
    subject: String,
    /// The day.
    on: Date,
    /// Where the day was written, or else where the document or statement begins.
    span: Span,
    /// How a review is recorded.
    record: &'static str,
}

/// The documents and statements whose review is in that state.
fn reviewed(context: &Context<'_>, state: ReviewState) -> Vec<Reviewed> {
    let in_state = context.coverage.reviews.iter().filter(|(_, review)| review.state == state);
    in_state.filter_map(|(node, review)| of_node(context, node, review.on)).collect()
}

/// What a node stands for that can be reviewed.
fn of_node(context: &Context<'_>, node: &Node, on: Date) -> Option<Reviewed> {
    let (subject, day, span, record) = match node {
        Node::Document(id) => {
            let document = context.book.documents.get(id)?;
            let record = match document.review_by {
                Some(_) => "set a new `review-by:`",
                None => "set `approved:` to the day of approval, or `confirmed:` if nothing had to change",
            };
            (id.to_string(), document.review_by.as_ref(), document.span, record)
        }
        Node::Entry(id) => {
            let statement = context.book.statements.get(id)?;
            (id.to_string(), statement.review_by.as_ref(), statement.span, "set a new `review-by:`")
        }
        Node::Framework(_) | Node::Section(_) | Node::Evidence(_) | Node::Role(_) | Node::Plan(_) => return None,
    };
    Some(Reviewed { subject, on, span: day.map_or(span, |day| day.span), record })
}

/// The frameworks whose approval of the statement of applicability is in a state.
fn approvals<'a>(
    context: &Context<'a>,
    state: ApprovalState,
) -> impl Iterator<Item = (&'a Framework, &'a SoaApproval, SoaState)> {
    let Context { book, coverage, settings } = *context;
    settings.compliance.soa.approvals.iter().filter_map(move |approval| {
        let framework = book.framework(&approval.framework.value)?;
        let found = coverage.soa.get(&framework.id).filter(|soa| soa.approval == state)?;
        Some((framework, approval, *found))
    })
}

/// Rows of a crosswalk whose last review leaves something open.
struct Unsettled<'a> {
    crosswalk: &'a Crosswalk,
    state: &'a MappingState,
    /// Those with a review of their own.
    rows: Vec<(&'a RequirementId, &'a RowState, &'a model::Reviewed)>,
    /// The review of the crosswalk as a whole, where a row rests on that.
    whole: Option<&'a model::Reviewed>,
}

impl Unsettled<'_> {
    fn subject(&self) -> String {
        format!("{}--{}", self.crosswalk.source, self.crosswalk.target)
    }

    /// The first of the reviews.
    fn first(&self) -> Option<&model::Reviewed> {
        self.rows.first().map(|(.., reviewed)| *reviewed).or(self.whole)
    }
}

/// The crosswalks with rows of which the last review has that outcome.
fn unsettled<'a>(context: &Context<'a>, review: MappingReview) -> Vec<Unsettled<'a>> {
    let mut found = Vec::new();
    for (crosswalk, state) in context.book.crosswalks.iter().zip(&context.coverage.mappings) {
        let mut open = Unsettled { crosswalk, state, rows: Vec::new(), whole: None };
        for (source, row) in state.rows.iter().filter(|(_, row)| row.review == review) {
            match &row.reviewed {
                Some(reviewed) if row.as_whole => open.whole = Some(reviewed),
                Some(reviewed) => open.rows.push((source, row, reviewed)),
                None => {}
            }
        }
        if open.first().is_some() {
            found.push(open);
        }
    }
    found
}

/// A crosswalk in words.
fn direction(crosswalk: &Crosswalk) -> String {
    format!("`{}` → `{}`", crosswalk.source, crosswalk.target)
}

/// Every review of a crosswalk or of one of its rows: the subject of a finding, what was reviewed, and
/// the review.
fn mapping_reviews<'a>(context: &Context<'a>) -> impl Iterator<Item = (String, String, &'a model::Reviewed)> {
    context.book.crosswalks.iter().flat_map(|crosswalk| {
        let subject = format!("{}--{}", crosswalk.source, crosswalk.target);
        let name = direction(crosswalk);
        let whole = crosswalk
            .reviewed
            .iter()
            .map(move |one| (subject.clone(), format!("crosswalk {}", direction(crosswalk)), one));
        let row = move |row: &'a Row| {
            let what = format!("row `{}` of the crosswalk {name}", row.source);
            row.reviewed.as_ref().map(|one| (row.source.to_string(), what, one))
        };
        whole.chain(crosswalk.rows.values().filter_map(row))
    })
}

/// The entries of the plan that are due in a state, with the place and the day.
fn planned<'a>(context: &Context<'a>, state: ReviewState) -> impl Iterator<Item = (&'a PlanEntry, Span, Date)> {
    let Context { book, coverage, .. } = *context;
    book.plan.iter().filter_map(move |entry| {
        let due = coverage.plan.get(&entry.id)?.due.filter(|due| due.state == state)?;
        Some((entry, entry.due.as_ref()?.span, due.on))
    })
}

/// The time between two days in words: `1 day`, `12 days`.
fn days(from: Date, to: Date) -> String {
    counted(from.duration_until(to).as_hours().unsigned_abs() / 24, "day")
}

/// A number and its noun.
fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The first few of a list, and how many there are besides.
fn listed(names: &[String], most: usize) -> String {
    let shown = names.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
