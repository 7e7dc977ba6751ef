//! The built-in catalogues and their crosswalk, counted and checked id by id.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use clausebook::catalogue::{ALL, DEFAULT, FILES};
use clausebook::model::{Book, Class, Crosswalk, Documented, Entry, Framework, FrameworkId, Kind, Row, Structure};
use clausebook::pipeline::{Clock, survey};
use jiff::civil::date;
use support::{Book as Folder, DAY};

type Test = Result<(), Box<dyn Error>>;

/// The book of an empty content folder: the catalogues and nothing else.
fn book() -> Result<Book, Box<dyn Error>> {
    let folder = Folder::new().file("content/index.md", "# Handbook\n");
    let day = date(2026, 11, 16);
    Ok(survey(folder.root(), None, Clock { asked: Some(day), otherwise: day })?.book)
}

fn framework<'a>(book: &'a Book, id: &str) -> Result<&'a Framework, Box<dyn Error>> {
    Ok(book.framework(&FrameworkId::new(id)).ok_or("the framework")?)
}

fn primary(book: &Book) -> Result<&Crosswalk, Box<dyn Error>> {
    Ok(book.primary().ok_or("the primary crosswalk")?)
}

/// The numbers of the entries of a kind, in their order.
fn numbers(framework: &Framework, kind: Kind) -> Vec<String> {
    let entries = framework.entries.iter().filter(|entry| entry.kind == kind);
    entries.map(|entry| entry.id.number().to_owned()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// `A.5.1` to `A.5.37`, for each group and the first and last number in it.
fn series(groups: &[(&str, usize, usize)]) -> Vec<String> {
    groups.iter().flat_map(|(group, first, last)| (*first..=*last).map(move |n| format!("{group}.{n}"))).collect()
}

const CLAUSES: &str = "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.1.4 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3 \
    8.1 8.2 8.3 8.4 9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2";

#[test]
fn both_standards_have_all_their_requirements() -> Test {
    let book = book()?;
    let (isms, aims) = (framework(&book, "iso27001")?, framework(&book, "iso42001")?);
    // 42001 has two clauses more.
    assert_eq!(numbers(aims, Kind::Clause), words(CLAUSES));
    let common: Vec<String> = words(CLAUSES).into_iter().filter(|id| id != "6.1.4" && id != "8.4").collect();
    assert_eq!(numbers(isms, Kind::Clause), common);
    let controls = series(&[("A.5", 1, 37), ("A.6", 1, 8), ("A.7", 1, 14), ("A.8", 1, 34)]);
    assert_eq!(numbers(isms, Kind::Control), controls);
    // The first number of each area and sub-area is its objective.
    let areas = &[("A.2", 2, 4), ("A.3", 2, 3), ("A.4", 2, 6), ("A.5", 2, 5), ("A.6.1", 2, 3), ("A.6.2", 2, 8)];
    let further = &[("A.7", 2, 6), ("A.8", 2, 5), ("A.9", 2, 4), ("A.10", 2, 4)];
    let areas = [&areas[..], &further[..]].concat();
    assert_eq!(numbers(aims, Kind::Control), series(&areas));
    let objectives: Vec<_> = areas.iter().map(|(area, ..)| (*area, 1, 1)).collect();
    assert_eq!(numbers(aims, Kind::Objective), series(&objectives));
    let count = |kind| (numbers(isms, kind).len(), numbers(aims, kind).len());
    assert_eq!((count(Kind::Clause), count(Kind::Control), count(Kind::Objective)), ((30, 32), (93, 38), (0, 10)));
    assert_eq!((isms.requirements().count(), aims.requirements().count(), book.requirements().count()), (123, 70, 193));
    Ok(())
}

#[test]
fn groups_are_clauses_themes_and_areas() -> Test {
    let book = book()?;
    let groups = |framework: &Framework, unit: &str| -> Vec<String> {
        let entries = framework.entries.iter().filter(|entry| entry.unit.as_deref() == Some(unit));
        entries.map(|entry| entry.id.number().to_owned()).collect()
    };
    let (isms, aims) = (framework(&book, "iso27001")?, framework(&book, "iso42001")?);
    for one in [isms, aims] {
        assert_eq!(groups(one, "Clause"), words("4 5 6 6.1 7 7.5 8 9 9.2 9.3 10"), "{}", one.id);
        // With the leaves, 41 and 43 numbers of clauses.
        assert_eq!(
            groups(one, "Clause").len() + numbers(one, Kind::Clause).len(),
            if one.id == isms.id { 41 } else { 43 }
        );
    }
    assert_eq!(groups(isms, "Theme"), words("A.5 A.6 A.7 A.8"));
    assert_eq!(groups(aims, "Area"), words("A.2 A.3 A.4 A.5 A.6 A.7 A.8 A.9 A.10"));
    assert_eq!(groups(aims, "Sub-area"), words("A.6.1 A.6.2"));
    let below = |framework: &Framework, unit: &str| -> Vec<usize> {
        groups(framework, unit).iter().map(|number| framework.requirements_of(number).len()).collect()
    };
    assert_eq!(below(isms, "Theme"), [37, 8, 14, 34]);
    assert_eq!(below(aims, "Area"), [3, 2, 5, 4, 9, 5, 4, 3, 3]);
    for entry in book.frameworks.iter().flat_map(|framework| &framework.entries) {
        // A number begins with that of the entry above it, which stands before it.
        let above = entry.id.number().rsplit_once('.').map(|(above, _)| above).filter(|above| *above != "A");
        assert_eq!(entry.parent.as_deref(), above, "{}", entry.id);
        assert_eq!(entry.kind == Kind::Group, entry.unit.is_some(), "{}", entry.id);
    }
    Ok(())
}

#[test]
fn each_entry_says_in_one_sentence_of_our_own_what_it_is_about() -> Test {
    let book = book()?;
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for entry in book.frameworks.iter().flat_map(|framework| &framework.entries) {
        let about = entry.about.as_str();
        assert!(
            about.len() > 20 && about.ends_with('.') && about.starts_with(char::is_uppercase),
            "{}: {about}",
            entry.id
        );
        assert_eq!(about.matches(['.', '!', '?']).count(), 1, "{} is one sentence: {about}", entry.id);
        let plain: String = about.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let other = told.insert(plain, entry.id.to_string());
        assert_eq!(other, None, "{} is told alike: {about}", entry.id);
        let title = entry.title.trim();
        assert!(!title.is_empty() && title == entry.title && title.len() < 110, "{}: {title}", entry.id);
    }
    Ok(())
}

#[test]
fn no_text_of_a_standard_and_no_promise_is_shipped() {
    for file in FILES {
        let text = file.text.to_lowercase();
        let all: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for word in ["shall", "compliant", "certified"] {
            assert!(!all.contains(&word), "{} says `{word}`", file.path);
        }
        assert!(!text.contains("100 %") && !text.contains("100%"), "{}", file.path);
    }
}

#[test]
fn the_flags_of_the_catalogues_are_those_of_practice() -> Test {
    let book = book()?;
    let flagged = |id: &str, is: &dyn Fn(&Entry) -> bool| -> Result<Vec<String>, Box<dyn Error>> {
        let entries = framework(&book, id)?.entries.iter().filter(|entry| is(entry));
        Ok(entries.map(|entry| entry.id.number().to_owned()).collect())
    };
    let required = |entry: &Entry| entry.documented == Documented::Required;
    let applicable = |entry: &Entry| entry.documented == Documented::IfApplicable;
    let clauses = words("4.3 5.2 6.1.2 6.1.3 6.2 7.2 7.5.1 7.5.3 8.1 8.2 8.3 9.1 9.2.2 9.3.3 10.2");
    assert_eq!(flagged("iso27001", &required)?, clauses);
    assert_eq!(flagged("iso27001", &applicable)?, words("A.5.10 A.5.26 A.5.31 A.5.37 A.6.6 A.8.9 A.8.27"));
    let clauses = words("4.3 4.4 5.2 6.1.1 6.1.2 6.1.3 6.1.4 6.2 7.2 7.5.1 7.5.3 8.1 8.2 8.3 8.4 9.1 9.2.2 9.3.3 10.2");
    assert_eq!(flagged("iso42001", &required)?, clauses);
    let controls = words(
        "A.2.2 A.4.2 A.4.3 A.4.4 A.4.5 A.4.6 A.5.3 A.5.4 A.5.5 A.6.1.2 A.6.1.3 A.6.2.2 A.6.2.3 A.6.2.4 A.6.2.5 A.6.2.6 \
         A.7.2 A.7.3 A.7.4 A.7.5 A.7.6 A.8.4 A.8.5 A.9.2 A.9.3",
    );
    assert_eq!(flagged("iso42001", &applicable)?, controls);
    for entry in book.requirements() {
        let asked = entry.documented != Documented::OwnDecision;
        assert_eq!(
            asked,
            entry.documents.is_some(),
            "{}: what has to be documented is said where something has",
            entry.id
        );
    }
    assert_eq!(flagged("iso27001", &|entry| entry.amended)?, words("4.1 4.2"));
    assert_eq!(flagged("iso27001", &|entry| entry.new)?.len(), 11);
    let inputs = |id: &str| Ok::<_, Box<dyn Error>>(framework(&book, id)?.review_inputs.len());
    assert_eq!((inputs("iso27001")?, inputs("iso42001")?), (7, 5));
    Ok(())
}

#[test]
fn the_crosswalk_has_a_row_for_each_requirement() -> Test {
    let book = book()?;
    let crosswalk = primary(&book)?;
    assert_eq!((crosswalk.source.as_str(), crosswalk.target.as_str()), ("iso42001", "iso27001"));
    assert_eq!(crosswalk.status.name(), "draft", "until a holder of both licences has reviewed it");
    assert!(crosswalk.caveat.as_deref().is_some_and(|caveat| caveat.contains("does not substitute")));
    let wanted: BTreeSet<_> = framework(&book, "iso42001")?.requirements().map(|entry| &entry.id).collect();
    assert_eq!(crosswalk.rows.keys().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(crosswalk.rows.len(), 70);
    assert_eq!(crosswalk.rows.values().map(|row| row.targets.len()).sum::<usize>(), 77);
    let count = |kind: Kind| -> [usize; 3] {
        let of = |row: &&Row| book.entry(&row.source).is_some_and(|entry| entry.kind == kind);
        let rows: Vec<&Row> = crosswalk.rows.values().filter(of).collect();
        [Class::Overlap, Class::Partial, Class::Gap].map(|class| rows.iter().filter(|row| row.class() == class).count())
    };
    assert_eq!((count(Kind::Clause), count(Kind::Control)), ([17, 13, 2], [1, 25, 12]));
    Ok(())
}

#[test]
fn each_row_of_the_crosswalk_says_why_and_what_is_added() -> Test {
    let book = book()?;
    let crosswalk = primary(&book)?;
    let mut rationales = BTreeSet::new();
    for row in crosswalk.rows.values() {
        let id = &row.source;
        assert!(row.rationale.len() > 20 && rationales.insert(row.rationale.clone()), "{id}: {}", row.rationale);
        let adds = row.adds.as_deref().map_or(0, |adds| adds.trim().len());
        assert!(row.class() == Class::Overlap || adds > 20, "{id}: a {} row names what is added", row.class().name());
        assert_eq!(row.targets.is_empty(), row.class() == Class::Gap, "{id}");
        let held: BTreeSet<_> = row.targets.iter().map(|target| &target.id).collect();
        assert_eq!(held.len(), row.targets.len(), "{id} names a counterpart twice");
        for target in &row.targets {
            let entry = book.entry(&target.id).ok_or_else(|| format!("{id} → {}", target.id))?;
            assert!(entry.kind.is_requirement() && entry.id.framework() == &crosswalk.target, "{id} → {}", target.id);
            assert_eq!(target.relationship.class(), row.class(), "{id} → {}", target.id);
            let ours = ["judgment", "harmonized-structure"].contains(&target.basis.name());
            assert!(ours || !target.sources.is_empty(), "{id} → {}: no source", target.id);
        }
        for other in &row.adjacent {
            assert!(book.entry(other).is_some() && !held.contains(other), "{id}, adjacent {other}");
        }
        for source in row.sources.iter().chain(row.targets.iter().flat_map(|target| &target.sources)) {
            assert!(crosswalk.sources.contains_key(source), "{id}: no source `{source}`");
        }
    }
    Ok(())
}

#[test]
fn the_structure_of_clauses_is_that_of_their_titles() -> Test {
    let book = book()?;
    let parallel = ["6.1.2", "6.1.3", "8.2", "8.3"];
    let mut reached = BTreeSet::new();
    for row in primary(&book)?.rows.values() {
        let Some(entry) = book.entry(&row.source).filter(|entry| entry.kind == Kind::Clause) else { continue };
        let number = entry.id.number();
        let expected = match framework(&book, "iso27001")?.entry(number) {
            None => Structure::New,
            Some(_) if parallel.contains(&number) => Structure::Parallel,
            Some(other) if other.title == entry.title => Structure::Same,
            Some(_) => Structure::Retitled,
        };
        assert_eq!(row.structure, Some(expected), "{}", entry.id);
        reached.extend(row.targets.iter().map(|target| target.id.number()));
    }
    let clauses = numbers(framework(&book, "iso27001")?, Kind::Clause);
    assert_eq!(reached, clauses.iter().map(String::as_str).collect(), "each clause is the counterpart of one");
    Ok(())
}

#[test]
fn fourteen_dimensions_are_shown_as_published_and_as_assessed() -> Test {
    let book = book()?;
    let crosswalk = primary(&book)?;
    let dimensions = &crosswalk.dimensions;
    let published = |class| dimensions.iter().filter(|dimension| dimension.published == class).count();
    assert_eq!([Class::Overlap, Class::Partial, Class::Gap].map(published), [4, 4, 6]);
    let agree = dimensions.iter().filter(|dimension| dimension.published == dimension.assessed).count();
    assert_eq!((dimensions.len(), agree, dimensions.len() - agree), (14, 7, 7));
    assert_eq!(dimensions.iter().map(|dimension| &dimension.id).collect::<BTreeSet<_>>().len(), 14);
    assert!(crosswalk.dimensions_source.as_ref().is_some_and(|source| crosswalk.sources.contains_key(source)));
    for dimension in dimensions {
        let id = &dimension.id;
        assert!(dimension.reason.len() > 20 && !dimension.title.is_empty(), "{id}");
        assert!(!dimension.source_says.is_empty() && !dimension.target_says.is_empty(), "{id}");
        assert!(!dimension.source.is_empty() || !dimension.target.is_empty(), "{id} rests on nothing");
        for (entries, framework) in [(&dimension.source, &crosswalk.source), (&dimension.target, &crosswalk.target)] {
            let known = entries.iter().all(|entry| entry.framework() == framework && book.entry(entry).is_some());
            assert!(known, "{id}: {entries:?}");
        }
    }
    Ok(())
}

#[test]
fn what_comparisons_say_in_figures_is_true() -> Test {
    let book = book()?;
    let (isms, aims) = (framework(&book, "iso27001")?, framework(&book, "iso42001")?);
    let comparison = primary(&book)?.comparisons.iter().find(|one| one.id == "annex-a").ok_or("the comparison")?;
    let row = |name: &str| comparison.rows.iter().find(|row| row[0] == name).map(|row| row[1..].join(" | "));
    let controls = |framework| numbers(framework, Kind::Control).len();
    assert_eq!(row("Controls"), Some(format!("{} | {}", controls(isms), controls(aims))));
    let objectives = format!("None beside the controls | {} objective", numbers(aims, Kind::Objective).len());
    assert!(row("Objectives").is_some_and(|text| text.starts_with(&objectives)));
    let (isms, aims) = (numbers(isms, Kind::Control), numbers(aims, Kind::Control));
    let both = isms.iter().filter(|number| aims.contains(number)).count();
    assert_eq!(both, 13);
    assert!(
        comparison.note.as_deref().is_some_and(|note| note.starts_with(&format!("{both} control ids occur in both")))
    );
    Ok(())
}

#[test]
fn numbers_with_two_meanings_are_shown() {
    let book = Folder::new().file("content/index.md", "# Handbook\n");
    book.run(["build", "--as-of", DAY]).ends(0);
    let page = book.site().text("matrix/index.html");
    let table = page.split_once("same-numbers").map_or("", |(_, rest)| rest);
    let table =
        table.split_once("<tbody>").and_then(|(_, rest)| rest.split_once("</tbody>")).map_or("", |(table, _)| table);
    let first_cell = |row: &str| {
        let cell = row.split_once("</th>").map_or("", |(cell, _)| cell);
        cell.rsplit('>').next().unwrap_or_default().to_owned()
    };
    let shown: Vec<String> = table.split("<tr>").skip(1).map(first_cell).collect();
    // Thirteen are controls of both standards; five are a control of one and a heading of the other.
    let numbers =
        "A.5.1 A.5.2 A.5.3 A.5.4 A.5.5 A.6.1 A.6.2 A.7.1 A.7.2 A.7.3 A.7.4 A.7.5 A.7.6 A.8.1 A.8.2 A.8.3 A.8.4 A.8.5";
    assert_eq!(shown, words(numbers));
}

#[test]
fn the_graph_of_a_site_has_every_id_once() -> Test {
    let folder = Folder::new().file("content/index.md", "# Handbook\n");
    folder.run(["build", "--as-of", DAY]).ends(0);
    let graph = folder.site().json("data/handbook.json");
    let list = |name: &str| graph[name].as_array().cloned().unwrap_or_default();
    let ids: Vec<String> =
        list("nodes").iter().map(|node| node["id"].as_str().unwrap_or_default().to_owned()).collect();
    let known: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len());
    for entry in book()?.frameworks.iter().flat_map(|framework| &framework.entries) {
        assert!(known.contains(&entry.id.to_string()), "{}", entry.id);
        assert!(folder.site().has(&format!("{}/{}.html", entry.id.framework(), entry.id.number())), "{}", entry.id);
    }
    for edge in list("edges") {
        for end in ["from", "to"] {
            let id = edge[end].as_str().unwrap_or_default().to_owned();
            assert!(known.contains(&id), "{edge}");
        }
    }
    assert_eq!(list("edges").iter().filter(|edge| edge["kind"] == "maps-to").count(), 77);
    Ok(())
}

#[test]
fn the_catalogue_lists_what_it_has() -> Test {
    let alone: Vec<&str> = FILES.iter().filter(|file| file.about.len() == 1).map(|file| file.about[0]).collect();
    assert_eq!(alone, ALL);
    let book = book()?;
    assert_eq!(book.frameworks.iter().map(|framework| framework.id.as_str()).collect::<Vec<_>>(), DEFAULT);
    for framework in &book.frameworks {
        assert!(framework.built_in && framework.notice.is_some(), "{}", framework.id);
    }
    Ok(())
}
