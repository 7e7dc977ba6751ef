//! Where a book differs from the built-in crosswalk, pair by pair and value by value.

use crate::model::{Change, Crosswalk, FieldChange, MappingStatus, Origin, RequirementId, Row, RowChange, RowField};

/// The pairs the book added, replaced or retired, in the order of their sources; nothing where nothing is
/// built in.
pub(super) fn of(crosswalk: &Crosswalk) -> Vec<RowChange> {
    let Some(shipped) = crosswalk.shipped else { return Vec::new() };
    let added = crosswalk.rows.values().filter(|row| row.origin == Origin::Added);
    let mut sources: Vec<&RequirementId> = added.map(|row| &row.source).chain(crosswalk.replaced.keys()).collect();
    sources.sort();
    let of_source = |source| {
        let was = crosswalk.replaced.get(source).map(|row| Said { crosswalk, row, status: shipped });
        let now = crosswalk.rows.get(source).map(|row| Said { crosswalk, row, status: crosswalk.status });
        let mut pairs: Vec<_> = [&was, &now].into_iter().flatten().flat_map(Said::pairs).collect();
        pairs.sort();
        pairs.dedup();
        let change = |target: Option<RequirementId>| {
            let has = |said: &&Said<'_>| said.pairs().contains(&target);
            between(source, &target, was.as_ref().filter(has), now.as_ref().filter(has))
        };
        pairs.into_iter().filter_map(change).collect::<Vec<_>>()
    };
    sources.into_iter().flat_map(of_source).collect()
}

/// What was done to one pair; nothing where the built-in one stands.
fn between(
    source: &RequirementId,
    target: &Option<RequirementId>,
    was: Option<&Said<'_>>,
    now: Option<&Said<'_>>,
) -> Option<RowChange> {
    let change = match (was, now) {
        (None, _) => Change::Added,
        (_, None) => Change::Retired,
        (Some(_), Some(_)) => Change::Replaced,
    };
    let told =
        |field: &RowField| change == Change::Replaced || matches!(field, RowField::Relationship | RowField::Rationale);
    let value =
        |said: Option<&Said<'_>>, field| said.map(|said| said.value(field, target.as_ref())).unwrap_or_default();
    let fields = FIELDS.iter().filter(|field| told(field)).map(|field| FieldChange {
        field: *field,
        was: value(was, *field),
        now: value(now, *field),
    });
    let fields: Vec<FieldChange> = fields.filter(|field| field.was != field.now).collect();
    let is_own = now.is_some_and(|now| now.origin(target.as_ref()) != Origin::BuiltIn);
    let reason = was.filter(|_| now.is_none()).map(|was| was.retired(target.as_ref())).unwrap_or_default();
    (is_own || !fields.is_empty()).then(|| RowChange {
        source: source.clone(),
        target: target.clone(),
        change,
        fields,
        reason,
    })
}

/// What is compared, in the order in which pages show it.
const FIELDS: &[RowField] = &[
    RowField::Relationship,
    RowField::Rationale,
    RowField::Adds,
    RowField::Basis,
    RowField::Sources,
    RowField::Confidence,
    RowField::Structure,
    RowField::Service,
    RowField::Adjacent,
    RowField::Status,
];

/// The built-in row or that of the book.
struct Said<'a> {
    crosswalk: &'a Crosswalk,
    row: &'a Row,
    /// Its state where it has none of its own.
    status: MappingStatus,
}

impl Said<'_> {
    /// The targets; a row without any stands for one pair.
    fn pairs(&self) -> Vec<Option<RequirementId>> {
        match self.row.targets.is_empty() {
            true => vec![None],
            false => self.row.targets.iter().map(|target| Some(target.id.clone())).collect(),
        }
    }

    fn origin(&self, target: Option<&RequirementId>) -> Origin {
        let target = self.row.targets.iter().find(|known| Some(&known.id) == target);
        target.map_or(self.row.origin, |target| target.origin)
    }

    fn value(&self, field: RowField, target: Option<&RequirementId>) -> String {
        let row = self.row;
        let target = row.targets.iter().find(|known| Some(&known.id) == target);
        let name = match field {
            RowField::Relationship => target.map_or(row.relationship(), |target| target.relationship).name(),
            RowField::Rationale => row.rationale_of(target),
            RowField::Adds => row.adds.as_deref().unwrap_or_default(),
            RowField::Basis => target.map_or(row.basis, |target| target.basis).name(),
            RowField::Confidence => target.map_or(row.confidence, |target| target.confidence).name(),
            RowField::Structure => row.structure.map_or("", |structure| structure.name()),
            RowField::Service => row.service.map_or("", |service| service.name()),
            RowField::Adjacent => return joined(row.adjacent.iter().map(|id| id.number())),
            RowField::Sources => {
                let keys = target.map_or(&row.sources, |target| &target.sources);
                return joined(
                    keys.iter().filter_map(|key| self.crosswalk.sources.get(key)).map(|one| one.title.as_str()),
                );
            }
            RowField::Status => row.status.unwrap_or(self.status).name(),
        };
        name.to_owned()
    }

    /// Why a pair was taken out.
    fn retired(&self, target: Option<&RequirementId>) -> String {
        let gone = self.crosswalk.retired.iter().rfind(|gone| {
            gone.source == self.row.source
                && (gone.targets.is_empty() || gone.targets.iter().any(|id| Some(id) == target))
        });
        gone.map(|gone| gone.rationale.clone()).unwrap_or_default()
    }
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}
