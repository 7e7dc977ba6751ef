//! The second theme of the repository: a whole site in it, in every language that ships.

use std::collections::{BTreeMap, BTreeSet};

use super::build;
use crate::support::html::Page;
use crate::support::{Book, Site, files, links, repository};

/// The sample handbook in a language, with the theme `plain`.
fn sample(language: &str) -> Book {
    let settings = std::fs::read_to_string(repository("book.toml")).expect("the settings of the sample");
    let settings = settings.replace("language = \"en\"", &format!("language = \"{language}\""));
    let book = Book::new().settings(&format!("{settings}\n[output.html]\ntheme = \"plain\"\n"));
    let copied = ["content", "themes/plain"]
        .into_iter()
        .flat_map(|folder| files(&repository(folder)).into_iter().map(move |path| format!("{folder}/{path}")));
    copied.fold(book, |book, path| book.file(&path, std::fs::read(repository(&path)).expect("a file")))
}

/// What is wrong with the pages of a site.
fn faults(site: &Site, language: &str) -> Vec<String> {
    let all: BTreeSet<String> = site.files().into_iter().collect();
    let urls = all.iter().filter(|url| url.ends_with(".html"));
    let pages: BTreeMap<String, Page> = urls.map(|url| (url.clone(), Page::read(&site.text(url)))).collect();
    assert!(pages.len() > 300, "a handbook of {} pages", pages.len());
    let mut found = Vec::new();
    for (url, page) in &pages {
        let mut own: Vec<String> = page.faults.clone();
        links::broken(url, page, &all, &pages, &mut own);
        own.extend(page.active());
        own.extend(page.repeated_ids().into_iter().map(|id| format!("the id {id:?} more than once")));
        // Pictures in the body have titles of their own.
        let head = page.elements.iter().take_while(|element| element.name != "body");
        let titles = head.filter(|element| element.name == "title").count();
        for (name, count) in [("h1", page.named("h1").count()), ("main", page.named("main").count()), ("title", titles)]
        {
            if count != 1 {
                own.push(format!("{count} times <{name}>"));
            }
        }
        let policy =
            page.named("meta").filter(|meta| meta.get("http-equiv") == Some("Content-Security-Policy")).count();
        let stated = page.named("html").next().and_then(|html| html.get("lang"));
        if policy != 1 || stated != Some(language) {
            own.push(format!("{policy} policies, language {stated:?}"));
        }
        found.extend(own.into_iter().map(|fault| format!("{url}: {fault}")));
    }
    found
}

#[test]
fn the_sample_is_whole_in_the_plain_theme() {
    let book = sample("en");
    let run = build(&book, &[]).ends(0);
    assert!(run.stdout.contains("\nTheme      Plain\n"), "{}", run.stdout);
    let site = book.site();
    assert_eq!(faults(&site, "en"), Vec::<String>::new());
    let page = site.text("policies/access-control.html");
    assert!(page.contains("Filed as policies/access-control.md, approved") && page.contains("static/plain.css"));
    let page = site.text("iso27001/A.5.19.html");
    assert!(page.contains("class=\"running\"") && page.contains("id=\"evidence\""), "around the built-in page");
}

#[test]
fn the_plain_theme_has_its_words_in_german_too() {
    let book = sample("de");
    build(&book, &[]).ends(0);
    assert_eq!(faults(&book.site(), "de"), Vec::<String>::new());
    let page = book.site().text("policies/access-control.html");
    assert!(page.contains("Abgelegt als policies/access-control.md") && page.contains(">06.05.2026</time>"), "{page}");
}
