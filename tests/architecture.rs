//! The laws of the house, each one a test that reads the source.
//!
//! A law may have exemptions. Their lists are ratchets: what breaks a law and is not listed fails, and so
//! does an exemption that is no longer needed.

#[path = "support/rust.rs"]
mod rust;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::path::Path;

use clausebook::config::ComplianceSettings;
use clausebook::diagnostics::{Code, Diagnostic, Outcome};
use clausebook::discover::{DiscoverError, Discovered};
use clausebook::manuscript::Manuscript;
use clausebook::model::{Book, Coverage, FrameworkId, RequirementId};
use clausebook::view::Page;
use clausebook::{check, compose, link, parse};
use jiff::civil::Date;
use rust::{Function, Source, Token, paths, sources};
use support::{files, repository};

/// The stages, in their order.
const STAGES: &[&str] = &["discover", "parse", "link", "assess", "check", "compose", "render", "publish"];

/// The parts that may touch the disk, the clock, the network, the environment and the terminal.
const EDGES: &[&str] = &["discover", "publish", "cli", "main"];

/// What each part of `src/` sees of the others. A line here that is no longer true fails as well.
const SEES: &[(&str, &[&str])] = &[
    // Nouns.
    ("source", &[]),
    ("catalogue", &[]),
    ("diagnostics", &["source"]),
    ("project", &["source"]),
    ("model", &["source"]),
    ("manuscript", &["model", "source"]),
    ("view", &["source"]),
    ("config", &["diagnostics", "model", "project", "source"]),
    ("theme", &["diagnostics", "source"]),
    // Verbs.
    ("discover", &["catalogue", "config", "diagnostics", "model", "project", "source", "theme"]),
    ("parse", &["config", "diagnostics", "manuscript", "model", "project", "source"]),
    ("link", &["catalogue", "config", "diagnostics", "manuscript", "model", "project", "source"]),
    ("assess", &["config", "model"]),
    ("check", &["config", "diagnostics", "model", "project", "source"]),
    ("compose", &["config", "model", "source", "theme", "view"]),
    ("render", &["diagnostics", "source", "theme", "view"]),
    ("publish", &["project", "source", "view"]),
    // Edges.
    ("report", &["diagnostics", "model", "pipeline", "project", "source"]),
    ("cli", &["diagnostics", "discover", "manuscript", "pipeline", "publish", "report", "theme", "view"]),
    ("main", &[]),
];

/// Fails unless what breaks the law is what is exempt from it.
#[track_caller]
fn hold(law: &str, broken: impl IntoIterator<Item = String>, exempt: &[&str]) {
    let broken: BTreeSet<String> = broken.into_iter().collect();
    let exempt: BTreeSet<String> = exempt.iter().map(|text| (*text).to_owned()).collect();
    let new: Vec<&String> = broken.difference(&exempt).collect();
    let old: Vec<&String> = exempt.difference(&broken).collect();
    assert!(new.is_empty(), "{law}. This breaks it:\n{new:#?}");
    assert!(old.is_empty(), "{law}. These exemptions are no longer needed:\n{old:#?}");
}

#[test]
fn each_part_sees_only_what_it_may() {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources("src").iter().filter(|source| !["lib", "pipeline"].contains(&source.part())) {
        let others = seen.entry(source.part().to_owned()).or_default();
        for (path, _) in paths(&source.shipped) {
            let own = path.strip_prefix("crate::").or_else(|| path.strip_prefix("clausebook::"));
            others.extend(own.and_then(|path| path.split("::").next()).map(str::to_owned));
        }
        others.remove(source.part());
    }
    // What `main` names is the command line, by which the library is entered.
    seen.entry("main".to_owned()).or_default().remove("cli");
    let pairs = |part: &str, others: &[&str]| others.iter().map(|other| format!("{part} sees {other}")).collect();
    let allowed: Vec<String> = SEES.iter().flat_map(|(part, others)| -> Vec<_> { pairs(part, others) }).collect();
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let seen = seen.iter().flat_map(|(part, others)| others.iter().map(move |other| format!("{part} sees {other}")));
    hold("A part sees only what SEES allows", seen, &allowed);
}

#[test]
fn what_parts_may_see_keeps_the_order() {
    let all = ["pipeline", "report", "cli"].iter().chain(STAGES);
    for (part, others) in SEES {
        let above = all.clone().filter(|name| others.contains(name)).copied().collect::<Vec<_>>();
        let expected: &[&str] = match *part {
            "report" => &["pipeline"],
            // Of the edges among the stages it tells how they failed.
            "cli" => &["pipeline", "report", "discover", "publish"],
            _ => &[],
        };
        assert_eq!(above, expected, "{part}: only `pipeline` puts stages together");
    }
    let sees = |part: &str, other: &str| SEES.iter().any(|(name, others)| *name == part && others.contains(&other));
    assert!(!sees("compose", "diagnostics") && !sees("check", "view") && !sees("render", "model"));
    assert!(!sees("assess", "diagnostics"), "assess finds facts; check words them");
}

#[test]
fn the_root_of_the_crate_is_reached_by_its_name_only() {
    let climbs = |source: &Source| -> Vec<String> {
        let supers = |path: &str| path.split("::").take_while(|part| *part == "super").count();
        let found = paths(&source.shipped)
            .into_iter()
            .filter(|(path, _)| path.contains("::") && supers(path) >= source.depth().max(1));
        found.map(|(path, line)| format!("{}:{line}: {path}", source.path)).collect()
    };
    hold("Other parts are named `crate::…`, where the laws see them", sources("src").iter().flat_map(climbs), &[]);
}

#[test]
fn the_pipeline_names_every_stage() {
    let pipeline = Source::read("src/pipeline.rs".to_owned());
    let paths: Vec<String> = paths(&pipeline.shipped).into_iter().map(|(path, _)| path).collect();
    let named: BTreeSet<&str> =
        paths.iter().filter_map(|path| path.strip_prefix("crate::")?.split("::").next()).collect();
    assert_eq!(STAGES.iter().filter(|stage| !named.contains(*stage)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// What of the standard library and of dates touches the world outside, and the crates that do.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::os",
    "std::process",
    "time::Instant",
    "time::SystemTime",
    "io::stderr",
    "io::stdin",
    "io::stdout",
    "thread::sleep",
    "Timestamp::now",
    "Zoned::now",
    "anstream::",
    "open::",
    "rustix::",
    "tempfile::",
    "walkdir::",
];

/// Methods of paths that ask the disk.
const ASKS_THE_DISK: &[&str] =
    &["canonicalize", "exists", "is_dir", "is_file", "metadata", "read_dir", "read_link", "symlink_metadata"];

#[test]
fn only_the_edges_touch_the_world() {
    let touches = |source: &Source| -> Vec<String> {
        let world = |path: &str| {
            let within = |name: &str| format!("::{path}::").contains(&format!("::{name}::"));
            // A crate is known by what follows its name, which may be that of a value.
            WORLD.iter().any(|name| if name.ends_with(':') { path.starts_with(name) } else { within(name) })
        };
        let mut found: Vec<String> = paths(&source.shipped).into_iter().map(|(path, _)| path).collect();
        found.retain(|path| world(path));
        for pair in source.shipped.windows(2) {
            let [first, second] = [pair[0].text.as_str(), pair[1].text.as_str()];
            if first == "." && ASKS_THE_DISK.contains(&second) {
                found.push(format!(".{second}"));
            }
            if second == "!" && ["print", "println", "eprint", "eprintln", "dbg"].contains(&first) {
                found.push(format!("{first}!"));
            }
        }
        found.into_iter().map(|what| format!("{}: {what}", source.path)).collect()
    };
    let (edges, pure): (Vec<_>, Vec<_>) = sources("src").into_iter().partition(|file| EDGES.contains(&file.part()));
    hold("Only the edges touch disk, clock, network, environment and terminal", pure.iter().flat_map(touches), &[]);
    let touching: BTreeSet<&str> = edges.iter().filter(|file| !touches(file).is_empty()).map(Source::part).collect();
    assert_eq!(touching, EDGES.iter().copied().collect(), "what touches nothing is no edge");
}

#[test]
fn stages_return_outcomes() {
    // The types of the entries; that this compiles is the test.
    let _: fn(&Path, Option<&Path>) -> Result<Outcome<Discovered>, DiscoverError> = clausebook::discover::discover;
    let _: fn(&parse::Source<'_>) -> Outcome<parse::Parsed> = parse::file;
    let _: fn(Manuscript, &link::Surroundings<'_>) -> Outcome<Book> = link::book;
    let _: fn(&Book, &ComplianceSettings, Date) -> Coverage = clausebook::assess::coverage;
    let _: fn(&check::Context<'_>) -> Vec<Diagnostic> = check::findings;
    let _: for<'s> fn(&'s compose::Site<'_>, &compose::Plan) -> Page<'s> = compose::page;
    let law = "A stage returns what it has and what it found; `Result` is for the outside world failing";
    let breaks = |source: &Source| -> Vec<String> {
        let edge = EDGES.contains(&source.part());
        let says = |function: &Function<'_>, word: &str| function.returns.iter().any(|token| token.starts_with(word));
        let functions = source
            .functions()
            .into_iter()
            .filter(|function| function.public && says(function, "Result") && (!edge || says(function, "Diagnostic")));
        functions.map(|function| format!("{}: {}", source.path, function.name)).collect()
    };
    let stages = STAGES.iter().flat_map(|stage| sources(&format!("src/{stage}")));
    let exempt = [
        // A text is there or it is not; the reader of texts goes on with the next.
        "src/discover/text.rs: read_text",
        // A page with a hole in it must not exist, so there is no value beside the fault of a theme.
        "src/render/mod.rs: new",
        "src/render/mod.rs: artifact",
        "src/render/mod.rs: static_files",
        // Nor a workbook with less in it than it should hold.
        "src/render/mod.rs: workbook",
    ];
    hold(law, stages.flat_map(|source| breaks(&source)), &exempt);
}

#[test]
fn what_was_written_is_not_what_it_means() {
    let names = |folder: &str| -> Vec<(String, String)> {
        let all = sources(folder).into_iter();
        all.flat_map(|source| source.all.into_iter().map(move |token| (source.path.clone(), token.text))).collect()
    };
    let told = |(path, text): (String, String)| format!("{path}: {text}");
    let model = names("src/model");
    let serde = model.iter().filter(|(_, text)| text.starts_with("serde")).cloned();
    let raw = model.windows(2).filter(|pair| ["struct", "enum"].contains(&pair[0].1.as_str())).map(|pair| &pair[1]);
    let raw = raw.filter(|(_, name)| name.starts_with("Raw")).cloned();
    hold("`model` knows neither serde nor what was written", serde.chain(raw).map(told), &[]);
    let resolved = |path: &str| {
        let name = path.strip_prefix("crate::model::").unwrap_or_default();
        ["Link", "Node"].contains(&name) || name.ends_with("Id")
    };
    let written = sources("src/manuscript").into_iter().flat_map(|source| paths(&source.all));
    let written = written.map(|(path, _)| path).filter(|path| resolved(path));
    hold("`manuscript` holds no resolved name", written, &[]);
    let typed = names("src/compose").into_iter().filter(|(_, text)| text == "Serialize");
    hold("What is serialised is a type of `view`", typed.map(told), &[]);
}

#[test]
fn a_clause_cannot_be_named_without_its_framework() {
    let _: fn(FrameworkId, &'static str) -> RequirementId = RequirementId::new;
    // The constants of `Probe` stand before those of `Otherwise` where their bounds hold.
    struct Probe<T>(PhantomData<T>);
    trait Otherwise {
        const FROM: bool = false;
        const READ: bool = false;
        const DEFAULT: bool = false;
    }
    impl<T> Otherwise for Probe<T> {}
    impl<T: for<'a> From<&'a str>> Probe<T> {
        const FROM: bool = true;
    }
    impl<T: std::str::FromStr> Probe<T> {
        const READ: bool = true;
    }
    impl<T: Default> Probe<T> {
        const DEFAULT: bool = true;
    }
    assert!([Probe::<String>::FROM, Probe::<String>::READ, Probe::<String>::DEFAULT] == [true; 3], "the probe works");
    let found = [Probe::<RequirementId>::FROM, Probe::<RequirementId>::READ, Probe::<RequirementId>::DEFAULT];
    assert_eq!(found, [false; 3], "from text, parsed, by default");
    assert_eq!(RequirementId::parse("A.5.19"), None);
    assert!(RequirementId::parse("iso27001:A.5.19").is_some());
}

/// Every Rust file of the repository.
fn everything() -> impl Iterator<Item = Source> {
    ["src", "tests", "benches"].into_iter().flat_map(sources)
}

#[test]
fn files_and_functions_stay_small() {
    let mut long = Vec::new();
    for source in everything() {
        long.extend((source.text.lines().count() > 400).then(|| source.path.clone()));
        let functions = source.functions().into_iter().filter(|function| function.lines > 60);
        long.extend(functions.map(|function| format!("{}: {}", source.path, function.name)));
    }
    hold("No file over 400 lines, no function over 60", long, &[]);
}

#[test]
fn every_file_begins_by_saying_what_it_does() {
    let silent = everything().filter(|source| !source.text.starts_with("//! "));
    hold("A file begins with `//!`", silent.map(|source| source.path), &[]);
}

#[test]
fn maps_are_ordered() {
    let unordered = |source: Source| {
        let is = |text: &str| ["HashMap", "HashSet", "IndexMap", "IndexSet"].contains(&text);
        source.all.iter().any(|token| is(&token.text)).then_some(source.path)
    };
    hold("Same inputs, same bytes: maps and sets are ordered", sources("src").into_iter().filter_map(unordered), &[]);
}

#[test]
fn nothing_panics_on_purpose() {
    let panics = |source: Source| -> Vec<String> {
        let mut found = Vec::new();
        for three in source.shipped.windows(3) {
            let [a, b, c] = [three[0].text.as_str(), three[1].text.as_str(), three[2].text.as_str()];
            let method = a == "." && ["unwrap", "expect"].contains(&b) && c == "(";
            let by_macro = ["panic", "todo", "unimplemented", "unreachable"].contains(&a) && b == "!";
            let what = if method { b } else { a };
            found.extend((method || by_macro).then(|| format!("{}: {what}", source.path)));
        }
        found
    };
    hold(
        "A run ends with a finding or a failure, never with a panic",
        sources("src").into_iter().flat_map(panics),
        &[],
    );
}

#[test]
fn nothing_changes_behind_the_back() {
    let changing = |source: Source| -> Vec<String> {
        let cells = ["mut", "Atomic", "Cell", "LazyLock", "Mutex", "OnceLock", "RefCell", "RwLock"];
        let changes = |token: &Token| cells.iter().any(|cell| token.text.starts_with(cell));
        // The name of a lifetime follows an apostrophe.
        let is_static = |at: &usize| source.shipped[*at].text == "static" && source.shipped[*at - 1].text != "'";
        let statics = (1..source.shipped.len()).filter(is_static);
        let typed = |at: &usize| source.shipped[at + 1..].iter().take_while(|token| token.text != "=").any(changes);
        statics.filter(typed).map(|at| format!("{}: {}", source.path, source.shipped[at + 1].text)).collect()
    };
    hold("A static holds what never changes", sources("src").into_iter().flat_map(changing), &[]);
}

#[test]
fn a_rule_is_a_file_named_after_its_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().replace('-', "_")).collect();
    let rules = files(&repository("src/check/rules")).into_iter().filter(|path| path != "mod.rs");
    let strangers = rules.filter(|path| !codes.contains(path.trim_end_matches(".rs")));
    hold("One rule, one file, and its name is the code", strangers, &[]);
}

#[test]
fn unsafe_code_is_forbidden() -> Result<(), Box<dyn std::error::Error>> {
    let manifest: toml::Table = std::fs::read_to_string(repository("Cargo.toml"))?.parse()?;
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    Ok(())
}

/// Words that name a standard, a law or one of their systems.
const STANDARDS: &[&str] = &[
    "27001", "27002", "42001", "42005", "aims", "annex", "gdpr", "hipaa", "iec", "iso", "iso27001", "iso42001", "isms",
    "nis2", "nist", "soc2",
];

#[test]
fn no_standard_is_named_in_code() {
    let mut named = Vec::new();
    for path in files(&repository("src")) {
        // The catalogue is where they belong; what `init --minimal` writes is content.
        if path.starts_with("catalogue/") || path.starts_with("cli/minimal/") {
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(repository(&format!("src/{path}"))).unwrap_or_default())
            .to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| STANDARDS.contains(word));
        named.extend(words.map(|word| format!("src/{path}: {word}")));
        named.extend(
            ["ai act", "ai-act", "soc 2"]
                .iter()
                .filter(|name| text.contains(*name))
                .map(|name| format!("src/{path}: {name}")),
        );
    }
    // The report that names the relationships of a crosswalk is the source of a method, not a framework.
    hold("Which standards there are is data", named, &[]);
}

#[test]
fn the_map_of_the_house_is_true() -> Result<(), std::io::Error> {
    let map = std::fs::read_to_string(repository("ARCHITECTURE.md"))?;
    assert!(map.lines().count() < 150, "ARCHITECTURE.md has {} lines", map.lines().count());
    let in_a_path = |c: char| c.is_alphanumeric() || "_-./".contains(c);
    for rest in map.split("src/").skip(1) {
        let end = rest.find(|c| !in_a_path(c)).unwrap_or(rest.len());
        let named = rest[..end].trim_end_matches(['.', '/']);
        assert!(repository("src").join(named).exists(), "ARCHITECTURE.md names src/{named}, which is not there");
    }
    let folders: BTreeSet<String> = files(&repository("src"))
        .into_iter()
        .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
        .collect();
    for folder in folders {
        let forms = [format!("src/{folder}"), format!("`{folder}`"), format!("`{folder}/`")];
        assert!(forms.iter().any(|form| map.contains(form)), "ARCHITECTURE.md does not name src/{folder}");
    }
    Ok(())
}
