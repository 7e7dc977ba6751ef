//! Crosswalks and own frameworks as OSCAL 1.2: a mapping collection for each crosswalk, a catalog for
//! each framework the book defines itself. Ids and titles only.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Site, mapping};
use crate::model::{Crosswalk, Entry, Framework, FrameworkId, Kind, MappingStatus, Relationship, RequirementId, Row};

/// The version of OSCAL that is written.
const OSCAL_VERSION: &str = "1.2.1";

/// Names of the properties that OSCAL has no place for.
const NAMESPACE: &str = "https://clausebook.org/ns/oscal";

/// Composes the files, each with its name.
pub fn compose(site: &Site<'_>) -> Vec<(String, Value)> {
    let own = site.book.frameworks.iter().filter(|framework| !framework.built_in);
    let catalogs = own.map(|framework| (catalog_name(&framework.id), catalog(site, framework)));
    let mappings = site.book.crosswalks.iter().enumerate().filter(|(_, crosswalk)| !pairs(crosswalk).is_empty());
    let mappings = mappings.map(|(at, crosswalk)| {
        (format!("mapping-{}--{}.json", crosswalk.source, crosswalk.target), collection(site, at, crosswalk))
    });
    catalogs.chain(mappings).collect()
}

fn catalog_name(id: &FrameworkId) -> String {
    format!("catalog-{id}.json")
}

/// A UUID of version 5: equal subjects have equal ones, on every machine.
fn uuid(subject: &str) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes());
    Uuid::new_v5(&space, subject.as_bytes()).to_string()
}

/// The id of an entry as OSCAL allows it: a token begins with a letter and holds no colon.
fn token(id: &RequirementId) -> String {
    format!("{}.{}", id.framework(), id.number())
}

fn metadata(site: &Site<'_>, title: String, version: &str) -> Value {
    json!({
        "title": title,
        "last-modified": format!("{}T00:00:00Z", site.coverage.as_of),
        "version": version,
        "oscal-version": OSCAL_VERSION,
    })
}

/// A document whose UUID changes with what it says, as OSCAL asks.
fn revised(kind: &str, name: &str, mut content: Value) -> Value {
    content["uuid"] = json!(uuid(&format!("{name} {content}")));
    json!({ kind: content })
}

fn catalog(site: &Site<'_>, framework: &Framework) -> Value {
    let version = framework.fingerprint.to_string();
    let mut content = json!({ "metadata": metadata(site, framework.label.clone(), &version) });
    let (groups, controls) = below(framework, None);
    for (key, list) in [("groups", groups), ("controls", controls)] {
        if !list.is_empty() {
            content[key] = Value::Array(list);
        }
    }
    revised("catalog", framework.id.as_str(), content)
}

/// The groups and the requirements directly below an entry.
fn below(framework: &Framework, parent: Option<&str>) -> (Vec<Value>, Vec<Value>) {
    let (mut groups, mut controls) = (Vec::new(), Vec::new());
    for entry in framework.children(parent) {
        let mut one = json!({ "id": token(&entry.id), "title": title(entry) });
        let (inner, leaves) = below(framework, Some(entry.id.number()));
        if entry.kind == Kind::Group {
            if !inner.is_empty() {
                one["groups"] = Value::Array(inner);
            }
            if !leaves.is_empty() {
                one["controls"] = Value::Array(leaves);
            }
            groups.push(one);
        } else {
            if !leaves.is_empty() {
                one["controls"] = Value::Array(leaves);
            }
            controls.push(one);
        }
    }
    (groups, controls)
}

fn title(entry: &Entry) -> String {
    format!("{} {}", entry.number(), entry.title)
}

/// The rows of a crosswalk that lead somewhere, target by target.
fn pairs(crosswalk: &Crosswalk) -> Vec<(&Row, &crate::model::Target)> {
    crosswalk.rows.values().flat_map(|row| row.targets.iter().map(move |target| (row, target))).collect()
}

fn collection(site: &Site<'_>, at: usize, crosswalk: &Crosswalk) -> Value {
    let name = format!("{}--{}", crosswalk.source, crosswalk.target);
    let label = |id: &FrameworkId| site.book.framework(id).map(|f| f.label.clone()).unwrap_or_default();
    let (source, target) = (label(&crosswalk.source), label(&crosswalk.target));
    let mut mapping = json!({
        "uuid": uuid(&format!("mapping {name}")),
        "source-resource": resource(site, &crosswalk.source),
        "target-resource": resource(site, &crosswalk.target),
        "maps": pairs(crosswalk).into_iter().map(|(row, target)| map(site, row, target)).collect::<Vec<_>>(),
    });
    let gaps = crosswalk.rows.values().filter(|row| row.targets.is_empty()).map(|row| token(&row.source)).collect();
    for (key, ids) in [("source-gap-summary", gaps), ("target-gap-summary", unreached(site, crosswalk))] {
        if !Vec::is_empty(&ids) {
            mapping[key] = json!({
                "uuid": uuid(&format!("{key} {name}")),
                "unmapped-controls": [{ "with-ids": ids }],
            });
        }
    }
    let undetermined = undetermined(site, crosswalk);
    if !undetermined.is_empty() {
        mapping["remarks"] = json!(format!("Not determined, which is no gap: {}.", undetermined.join(", ")));
    }
    let description = crosswalk.caveat.clone().filter(|caveat| !caveat.is_empty());
    let status = match mapping::status(site, at) {
        MappingStatus::Complete => "complete",
        MappingStatus::Draft => "draft",
        MappingStatus::Deprecated => "deprecated",
        MappingStatus::Superseded => "superseded",
    };
    let cited = [&crosswalk.source, &crosswalk.target].into_iter().filter(|id| is_built_in(site, id));
    let resources: Vec<Value> =
        cited.map(|id| json!({ "uuid": uuid(&format!("resource {id}")), "title": label(id) })).collect();
    let mut content = json!({
        "metadata": metadata(site, format!("{source} → {target}"), status),
        "provenance": {
            "method": "human",
            "matching-rationale": "semantic",
            "status": status,
            "mapping-description": description.unwrap_or_else(|| format!("What {target} already serves of {source}.")),
        },
        "mappings": [mapping],
    });
    if !resources.is_empty() {
        content["back-matter"] = json!({ "resources": resources });
    }
    revised("mapping-collection", &name, content)
}

fn is_built_in(site: &Site<'_>, id: &FrameworkId) -> bool {
    site.book.framework(id).is_some_and(|framework| framework.built_in)
}

/// A framework as source or target: its catalog if the book defines it, else a citation.
fn resource(site: &Site<'_>, id: &FrameworkId) -> Value {
    let href = if is_built_in(site, id) { format!("#{}", uuid(&format!("resource {id}"))) } else { catalog_name(id) };
    json!({ "type": "catalog", "href": href })
}

fn map(site: &Site<'_>, row: &Row, target: &crate::model::Target) -> Value {
    let item = |id: &RequirementId| {
        let group = site.book.entry(id).is_some_and(|entry| entry.kind == Kind::Group);
        json!({ "type": if group { "group" } else { "control" }, "id-ref": token(id) })
    };
    let relationship = match target.relationship {
        Relationship::Equal => "equal-to",
        Relationship::Equivalent => "equivalent-to",
        Relationship::SubsetOf => "subset-of",
        Relationship::SupersetOf => "superset-of",
        Relationship::IntersectsWith => "intersects-with",
        Relationship::NoRelationship => "no-relationship",
    };
    let property = |name: &str, value: &str| json!({ "name": name, "ns": NAMESPACE, "value": value });
    let rationale = row.rationale_of(Some(target));
    let adds = row.adds.as_deref().map(|adds| format!("\n\nAdds: {adds}")).unwrap_or_default();
    let mut map = json!({
        "uuid": uuid(&format!("map {} {}", row.source, target.id)),
        "relationship": relationship,
        "sources": [item(&row.source)],
        "targets": [item(&target.id)],
        "confidence-score": { "category": target.confidence.name() },
        "props": [
            property("class", target.relationship.class().name()),
            property("basis", target.basis.name()),
            property("origin", target.origin.name()),
        ],
    });
    let remarks = format!("{}{adds}", rationale.trim());
    if !remarks.trim().is_empty() {
        map["remarks"] = json!(remarks.trim());
    }
    map
}

/// Requirements of the target that no row leads to.
fn unreached(site: &Site<'_>, crosswalk: &Crosswalk) -> Vec<String> {
    let Some(framework) = site.book.framework(&crosswalk.target) else { return Vec::new() };
    let at = site.book.crosswalks.iter().position(|one| std::ptr::eq(one, crosswalk));
    let reached = |entry: &&Entry| {
        let from = site.book.index.mapped_from.get(&entry.id).into_iter().flatten();
        from.into_iter().any(|(one, _)| Some(*one) == at)
    };
    framework.answerable().filter(|entry| !reached(entry)).map(|entry| token(&entry.id)).collect()
}

/// Requirements of the source without a row.
fn undetermined(site: &Site<'_>, crosswalk: &Crosswalk) -> Vec<String> {
    let Some(framework) = site.book.framework(&crosswalk.source) else { return Vec::new() };
    framework.answerable().filter(|e| !crosswalk.rows.contains_key(&e.id)).map(|e| token(&e.id)).collect()
}
