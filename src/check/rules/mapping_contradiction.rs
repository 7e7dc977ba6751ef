//! `mapping-contradiction`: two crosswalks of opposite direction that disagree.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Crosswalk, Origin, Relationship, RequirementId, Row};

/// What a row says about one pair.
struct Said<'a> {
    row: &'a Row,
    source: &'a RequirementId,
    target: &'a RequirementId,
    relationship: Relationship,
}

/// Reports each pair once, at a row of the book rather than a built-in one.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let crosswalks = &context.book.crosswalks;
    for (at, crosswalk) in crosswalks.iter().enumerate() {
        let opposite = |other: &&Crosswalk| other.source == crosswalk.target && other.target == crosswalk.source;
        for other in crosswalks.iter().skip(at + 1).filter(opposite) {
            for row in crosswalk.rows.values() {
                contradictions(row, other, found);
            }
        }
    }
}

/// Reports what `other`, read backwards, says otherwise than the row.
fn contradictions(row: &Row, other: &Crosswalk, found: &mut Vec<Diagnostic>) {
    for target in &row.targets {
        let said = Said { row, source: &row.source, target: &target.id, relationship: target.relationship };
        let Some(back) = other.rows.get(&target.id) else { continue };
        let answer = back.targets.iter().find(|answer| answer.id == row.source);
        let relationship = match answer {
            Some(answer) => answer.relationship,
            None if back.relationship() == Relationship::NoRelationship => back.relationship(),
            None => continue,
        };
        compare(&said, &Said { row: back, source: &target.id, target: &row.source, relationship }, found);
    }
    if row.relationship() == Relationship::NoRelationship {
        for back in other.rows.values() {
            for answer in back.targets.iter().filter(|answer| answer.id == row.source) {
                let said = Said { row, source: &row.source, target: &back.source, relationship: row.relationship() };
                let answer =
                    Said { row: back, source: &back.source, target: &row.source, relationship: answer.relationship };
                compare(&said, &answer, found);
            }
        }
    }
}

/// Reports the pair if neither relationship is the other one read from the other side.
fn compare(one: &Said<'_>, other: &Said<'_>, found: &mut Vec<Diagnostic>) {
    if one.relationship == other.relationship.inverse() {
        return;
    }
    let (own, opposite) = if other.row.origin == Origin::BuiltIn { (one, other) } else { (other, one) };
    let message = format!(
        "`{}` is mapped to `{}` as `{}`, but the other way round as `{}`",
        own.source,
        own.target,
        own.relationship.name(),
        opposite.relationship.name()
    );
    let expected = own.relationship.inverse().name();
    found.push(
        Diagnostic::new(Code::MappingContradiction, own.source.to_string(), message)
            .at(own.row.span)
            .label(format!("says `{}`", own.relationship.name()))
            .related(opposite.row.span, format!("says `{}` instead of `{expected}`", opposite.relationship.name()))
            .help("correct one of the two rows, or delete one: the other is read in both directions"),
    );
}
