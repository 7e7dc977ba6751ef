//! The whole site of the repository's own handbook: every link, every id, every page.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "site/anchors.rs"]
mod anchors;

#[path = "site/builds.rs"]
mod builds;

#[path = "site/graph.rs"]
mod graph;

#[path = "site/empty.rs"]
mod empty;

#[path = "site/growth.rs"]
mod growth;

#[path = "site/sources.rs"]
mod sources;

#[path = "site/classification.rs"]
mod classification;
#[path = "site/counts.rs"]
mod counts;

#[path = "site/prints.rs"]
mod prints;

#[path = "site/words.rs"]
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use support::html::{Kind, Page, kind, resolved};
use support::tools::tool;
use support::{Book, links};

/// The policy every page states, word for word.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      base-uri 'none'; form-action 'self'";

/// The handbook built once, and its pages read once.
struct Sample {
    book: Book,
    files: BTreeSet<String>,
    pages: BTreeMap<String, Page>,
    handbook: Value,
}

impl Sample {
    /// Builds a book and reads what came of it.
    fn of(book: Book) -> Self {
        book.run(["build", "-q"]).calm().ends(0);
        let site = book.site();
        let files: BTreeSet<String> = site.files().into_iter().collect();
        let is_page = |url: &&String| url.ends_with(".html");
        let pages = files.iter().filter(is_page).map(|url| (url.clone(), Page::read(&site.text(url)))).collect();
        let handbook = site.json("data/handbook.json");
        Self { book, files, pages, handbook }
    }
}

/// The sample, for all tests of this file.
fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| Sample::of(Book::of_the_repository()))
}

/// Fails with all faults at once, the first few of them in words.
#[track_caller]
fn none(faults: Vec<String>) {
    let shown: Vec<_> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} faults, such as {shown:#?}", faults.len());
}

/// What is wrong with the pages, one by one.
#[track_caller]
fn on_every_page(look: impl Fn(&str, &Page, &mut Vec<String>)) {
    let mut faults = Vec::new();
    assert!(sample().pages.len() > 300, "a handbook of {} pages", sample().pages.len());
    for (url, page) in &sample().pages {
        let mut own = Vec::new();
        look(url, page, &mut own);
        faults.extend(own.into_iter().map(|fault| format!("{url}: {fault}")));
    }
    none(faults);
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    on_every_page(|url, page, faults| links::broken(url, page, &sample().files, &sample().pages, faults));
}

#[test]
fn no_page_leads_to_one_that_a_smaller_book_lacks() {
    for frameworks in ["", "\"iso27001\"", "\"iso42001\"", "\"nist-ai-rmf\""] {
        let settings = format!("[compliance]\nframeworks = [{frameworks}]\n");
        let plan = "plan:\n  - {id: PL-1, title: First}\n";
        let book = Book::new().file("content/index.md", "# Home\n").file("content/registers/plan.yaml", plan);
        let site = Sample::of(book.file("book.toml", settings));
        let mut faults = Vec::new();
        for (url, page) in &site.pages {
            let mut own = Vec::new();
            links::broken(url, page, &site.files, &site.pages, &mut own);
            faults.extend(own.into_iter().map(|fault| format!("{frameworks} {url}: {fault}")));
        }
        none(faults);
    }
}

#[test]
fn addresses_are_relative_and_end_in_a_file_name() {
    on_every_page(|_, page, faults| {
        for (_, _, value) in page.addresses() {
            let Kind::Local(path, fragment) = kind(value) else { continue };
            let name = path.rsplit('/').next().unwrap_or_default();
            let named = name.contains('.') && !name.ends_with('.') || path.is_empty() && fragment.is_some();
            if path.starts_with('/') || !named || value.contains('?') {
                faults.push(format!("{value:?}"));
            }
        }
    });
}

#[test]
fn every_page_states_the_policy_first() {
    on_every_page(|_, page, faults| {
        let stated = page.named("meta").filter(|meta| meta.get("http-equiv").is_some() && !page.leads_on(meta));
        let stated: Vec<_> = stated.collect();
        let [policy] = stated.as_slice() else { return faults.push(format!("{} policies", stated.len())) };
        if policy.get("http-equiv") != Some("Content-Security-Policy") || policy.get("content") != Some(POLICY) {
            faults.push(format!("{policy:?}"));
        }
        let at = |wanted: &dyn Fn(&support::html::Element) -> bool| page.elements.iter().position(wanted);
        let loads = at(&|element| element.get("src").is_some() || element.name == "link");
        if loads < at(&|element| element.get("http-equiv").is_some()) {
            faults.push("something is loaded before the policy".to_owned());
        }
    });
}

#[test]
fn the_nu_html_checker_finds_no_error() {
    let (Some(checker), Some(java)) = (tool("VNU", "vnu.jar"), tool("JAVA", "java")) else { return };
    let check = |path: &Path| {
        let options = ["--errors-only", "--skip-non-html", "--format", "gnu"];
        let output = Command::new(&java).arg("-jar").arg(&checker).args(options).arg(path).output().expect("Java");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (passes, said) = check(&sample().book.path("book"));
    let errors: Vec<String> = said.lines().map(str::to_owned).collect();
    none(errors);
    assert!(passes, "it says nothing, and fails");
    // It does look: the same page with a fault has one.
    let spoilt = Book::new().file("toc.html", sample().book.site().text("toc.html").replace("<main", "<img><main"));
    let (passes, said) = check(&spoilt.path("toc.html"));
    assert!(!passes && said.contains("src"), "{said}");
}

#[test]
fn nothing_runs_but_the_scripts_of_the_theme_and_no_page_waits_for_them() {
    on_every_page(|_, page, faults| faults.extend(page.active()));
    on_every_page(|_, page, faults| {
        for script in page.named("script") {
            let waits = script.get("defer").is_none() && script.get("async").is_none();
            if waits || script.get("type").is_some() {
                faults.push(format!("{script:?}"));
            }
        }
    });
}

#[test]
fn nothing_comes_from_elsewhere() {
    on_every_page(|_, page, faults| {
        for (element, attribute, value) in page.addresses() {
            let is_link = element.name == "a" && attribute == "href";
            if !is_link && matches!(kind(value), Kind::External(_) | Kind::Forbidden) {
                faults.push(format!("<{} {attribute}={value:?}>", element.name));
            }
        }
    });
    for url in sample().files.iter().filter(|url| url.ends_with(".css")) {
        let css = sample().book.site().text(url);
        for from in css.split("url(").skip(1).chain(css.split("@import").skip(1)) {
            let from = from.trim_start_matches(['"', '\'', ' ']);
            assert!(!from.starts_with("http") && !from.starts_with("//"), "{url}: {}", &from[..from.len().min(40)]);
        }
    }
}

#[test]
fn every_page_is_well_formed() {
    on_every_page(|_, page, faults| {
        faults.extend(page.faults.iter().cloned());
        faults.extend(page.repeated_ids().into_iter().map(|id| format!("the id {id:?} more than once")));
        faults.extend(
            page.ids()
                .into_iter()
                .filter(|id| id.is_empty() || id.contains(char::is_whitespace))
                .map(|id| format!("the id {id:?}")),
        );
    });
}

#[test]
fn every_page_says_what_it_is() {
    on_every_page(|_, page, faults| {
        let language = page.named("html").next().and_then(|html| html.get("lang"));
        if language != Some("en") {
            faults.push(format!("lang is {language:?}"));
        }
        let head = page.elements.iter().take_while(|element| element.name != "body");
        let titles = head.filter(|element| element.name == "title");
        let titles: Vec<_> = titles.map(|title| page.text_of(title)).collect();
        if titles.len() != 1 || titles.iter().any(String::is_empty) {
            faults.push(format!("titles {titles:?}"));
        }
        let tops: Vec<_> = page.named("h1").map(|heading| page.text_of(heading)).collect();
        if tops.len() != 1 || tops.iter().any(String::is_empty) {
            faults.push(format!("top headings {tops:?}"));
        }
        if page.named("main").count() != 1 {
            faults.push("not one <main>".to_owned());
        }
    });
}

#[test]
fn headings_skip_no_level() {
    on_every_page(|_, page, faults| {
        let level = |name: &str| name.strip_prefix('h')?.parse::<u8>().ok().filter(|level| (1..=6).contains(level));
        let mut last = 0;
        for heading in page.elements.iter().filter(|element| level(&element.name).is_some()) {
            let own = level(&heading.name).unwrap_or(0);
            if own > last + 1 {
                faults.push(format!("<{}> {:?} after <h{last}>", heading.name, page.text_of(heading)));
            }
            last = own;
        }
    });
}

#[test]
fn parts_that_name_others_by_id_name_ids() {
    on_every_page(|_, page, faults| {
        let ids: BTreeSet<&str> = page.ids().into_iter().collect();
        for element in &page.elements {
            for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"] {
                let missing =
                    element.get(attribute).into_iter().flat_map(str::split_whitespace).filter(|id| !ids.contains(id));
                faults.extend(missing.map(|id| format!("<{} {attribute}={id:?}>", element.name)));
            }
        }
        faults.extend(page.named("img").filter(|img| img.get("alt").is_none()).map(|img| format!("{img:?}")));
    });
}

#[test]
fn nodes_have_their_pages_and_edges_their_nodes() {
    let handbook = &sample().handbook;
    let list = |key: &str| handbook[key].as_array().expect("a list").clone();
    let text =
        |value: &Value, key: &str| value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}")).to_owned();
    assert_eq!(handbook["version"], 1);
    assert_eq!(handbook["as_of"], support::DAY);
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for node in list("nodes") {
        let (id, url) = (text(&node, "id"), text(&node, "url"));
        assert!(!text(&node, "kind").is_empty() && !text(&node, "title").is_empty(), "{node}");
        if !ids.insert(id.clone()) {
            faults.push(format!("two nodes {id}"));
        }
        let (path, fragment) =
            url.split_once('#').map_or((url.as_str(), None), |(path, fragment)| (path, Some(fragment)));
        let page = sample().pages.get(path);
        let there = page.is_some_and(|page| fragment.is_none_or(|fragment| page.ids().contains(&fragment)));
        if !there {
            faults.push(format!("{id} is not at {url}"));
        }
    }
    let mut seen = BTreeSet::new();
    for edge in list("edges") {
        let (from, to, kind) = (text(&edge, "from"), text(&edge, "to"), text(&edge, "kind"));
        for end in [&from, &to] {
            if !ids.contains(end) {
                faults.push(format!("{from} {kind} {to}: there is no {end}"));
            }
        }
        if !seen.insert((from.clone(), to.clone(), kind.clone())) {
            faults.push(format!("{from} {kind} {to} twice"));
        }
    }
    none(faults);
}

#[test]
fn a_requirement_and_what_answers_it_link_to_each_other() {
    let handbook = &sample().handbook;
    let nodes = handbook["nodes"].as_array().expect("nodes");
    let url = |id: &Value| {
        let node = nodes.iter().find(|node| node["id"] == *id).expect("a node");
        node["url"].as_str().expect("an address").split('#').next().unwrap_or_default().to_owned()
    };
    let links = |from: &str, to: &str| {
        let page = &sample().pages[from];
        page.addresses().any(
            |(_, _, value)| matches!(kind(value), Kind::Local(path, _) if resolved(from, &path).as_deref() == Some(to)),
        )
    };
    let mut faults = Vec::new();
    for edge in handbook["edges"].as_array().expect("edges") {
        if !["satisfies", "supports", "maps-to", "owns"].contains(&edge["kind"].as_str().unwrap_or_default()) {
            continue;
        }
        let (from, to) = (url(&edge["from"]), url(&edge["to"]));
        for (one, other) in [(&from, &to), (&to, &from)] {
            if !links(one, other) {
                faults.push(format!("{edge}: {one} has no link to {other}"));
            }
        }
    }
    none(faults);
}

#[test]
fn words_that_claim_too_much_are_never_printed() {
    let claims = [
        "100 %",
        "100%",
        "fully compliant",
        "is compliant",
        "are compliant",
        "certified to",
        "is certified",
        "are certified",
        "guarantee",
    ];
    on_every_page(|_, page, faults| {
        let text = page.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for claim in claims {
            if let Some(at) = text.find(claim) {
                let around: String = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                faults.push(format!("…{around}{claim}"));
            }
        }
        if text.split(|c: char| !c.is_alphabetic()).any(|word| word == "compliant") {
            faults.push("compliant".to_owned());
        }
    });
}

#[test]
fn pages_with_a_state_say_whose_it_is_and_of_when() {
    let shows_a_state = |page: &Page| {
        page.elements.iter().any(|element| {
            element.get("class").is_some_and(|class| {
                class.split(' ').any(|one| {
                    one == "state-met" || one == "state-gap" || one == "state-partial" || one == "state-excluded"
                })
            })
        })
    };
    on_every_page(|_, page, faults| {
        let text = page.text.to_lowercase();
        if shows_a_state(page) && !(text.contains("own assessment") && text.contains(support::DAY)) {
            faults.push("a state without whose and when".to_owned());
        }
    });
}
