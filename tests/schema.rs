//! The schemas of the files people write: what the program reads, they allow.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jsonschema::Validator;
use serde_json::Value;
use support::{Book, files, repository};

/// The schema of a kind of file, as the program prints it.
fn schema(kind: &str) -> Validator {
    let printed = Book::new().run(["schema", kind]).calm().ends(0).json();
    jsonschema::validator_for(&printed).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error} in {yaml}"))
}

#[test]
fn every_file_of_the_sample_and_of_the_catalogue_keeps_to_its_schema() {
    let kind = |path: &str| match path.rsplit_once('/').unwrap_or_default() {
        ("src/catalogue", name) => {
            if name.contains("--") {
                "mapping"
            } else {
                "framework"
            }
        }
        ("content/registers", "plan.yaml") => "plan",
        ("content/registers", "roles.yaml") => "roles",
        ("content/controls", _) => "statements",
        ("content/mappings", _) => "mapping",
        (folder, _) if folder.starts_with("content/evidence") => "evidence",
        _ => "",
    };
    let all = ["content", "src/catalogue"]
        .into_iter()
        .flat_map(|folder| files(&repository(folder)).into_iter().map(move |path| format!("{folder}/{path}")));
    let all: Vec<String> = all.filter(|path| path.ends_with(".yaml")).collect();
    let mut seen = BTreeMap::new();
    for path in &all {
        if kind(path).is_empty() {
            continue;
        }
        let text = fs::read_to_string(repository(path)).expect("a file of the repository");
        let schema = schema(kind(path));
        let faults: Vec<String> =
            schema.iter_errors(&value(&text)).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{path}: {faults:#?}");
        *seen.entry(kind(path)).or_insert(0) += 1;
    }
    assert_eq!(
        seen.keys().copied().collect::<Vec<_>>(),
        ["evidence", "framework", "mapping", "plan", "roles", "statements"]
    );
}

#[test]
fn every_front_matter_of_the_sample_keeps_to_its_schema() {
    let schema = schema("front-matter");
    let mut seen = 0;
    for path in files(&repository("content")).iter().filter(|path| path.ends_with(".md")) {
        let text = fs::read_to_string(repository(&format!("content/{path}"))).expect("a document");
        let Some(front) = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---\n").next()) else { continue };
        assert!(schema.is_valid(&value(front)), "{path}");
        seen += 1;
    }
    assert!(seen > 30, "{seen} documents with front matter");
}

#[test]
fn a_schema_refuses_what_the_program_refuses() {
    let cases = [
        ("evidence", "content/evidence/a.yaml", "evidence: [{id: 7, title: 5.10}]", true),
        ("evidence", "content/evidence/a.yaml", "evidence: [{id: E-1, title: One, onwer: x}]", false),
        ("evidence", "content/evidence/a.yaml", "evidence: [{title: One}]", false),
        ("roles", "content/registers/roles.yaml", "roles: [{id: a, title: A, kind: body}]", true),
        ("roles", "content/registers/roles.yaml", "roles: {id: a, title: A}", false),
        (
            "statements",
            "content/controls/a.yaml",
            "framework: x\nstatements: [{requirement: 1.1, applicable: perhaps}]",
            false,
        ),
    ];
    for (kind, path, text, fits) in cases {
        assert_eq!(schema(kind).is_valid(&value(text)), fits, "{kind}: {text}");
        let book =
            Book::new().settings("[compliance]\nframeworks = []\n").file("content/index.md", "# A\n").file(path, text);
        let found = book.run(["check", "--format", "json"]).calm().findings();
        let refused = found.iter().any(|finding| ["malformed-yaml", "unknown-key"].contains(&finding.code.as_str()));
        assert_eq!(!refused, fits, "{text}: {found:#?}");
    }
}

/// The tables of settings, each with its keys; those whose keys people choose are left out.
fn tables(name: &str, table: &toml::Table, into: &mut BTreeMap<String, BTreeSet<String>>) {
    if ["check.rules", "variables", "output.html.redirect"].contains(&name) {
        return;
    }
    into.insert(name.to_owned(), table.keys().cloned().collect());
    for (key, value) in table {
        let inner = value.as_table().or_else(|| value.as_array()?.first()?.as_table());
        if let Some(inner) = inner {
            tables(format!("{name}.{key}").trim_start_matches('.'), inner, into);
        }
    }
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = fs::read_to_string(repository("README.md")).expect("the file");
    let (_, after) = readme.split_once("## Settings").expect("the section");
    let block = after.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the settings");
    let theme = "name = \"Plain\"\ncontract = 1\n";
    let book = || Book::new().file("content/index.md", "# Home\n").file("themes/plain/theme.toml", theme);
    let (_, found) = book().file("book.toml", block).check();
    let wrong: Vec<_> = found.iter().filter(|one| one.code == "invalid-settings").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut listed = BTreeMap::new();
    tables("", &block.parse().expect("TOML"), &mut listed);
    for (name, keys) in listed {
        let header = match name.as_str() {
            "" => String::new(),
            "compliance.soa.approvals" | "check.accept" => format!("[[{name}]]"),
            name => format!("[{name}]"),
        };
        let (_, found) = book().file("book.toml", format!("{header}\nnone-such = 1\n")).check();
        let help = found.iter().flat_map(|one| &one.help).find_map(|help| help.strip_prefix("known keys here: "));
        let known: BTreeSet<String> = match help {
            Some(known) => known.split(", ").map(str::to_owned).collect(),
            None => panic!("{header}: {found:#?}"),
        };
        assert_eq!(keys, known, "{header}");
    }
}
