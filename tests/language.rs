//! Every word of the theme comes from its messages, in every language.
//!
//! The messages of a made-up language, `qq`, are made here from the English ones: each is its own key in
//! brackets. What stands outside brackets in a built page was not taken from the messages.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use support::html::Page;
use support::{Book, contexts, files, repository};

/// The messages of a file by their keys.
fn messages(path: &str) -> BTreeMap<String, String> {
    fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
        for (key, value) in table {
            match value {
                toml::Value::Table(inner) => flatten(&format!("{prefix}{key}."), inner, into),
                other => {
                    let text = other.as_str().unwrap_or_else(|| panic!("{prefix}{key} is no text"));
                    into.insert(format!("{prefix}{key}"), text.to_owned());
                }
            }
        }
    }
    let text = fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut all = BTreeMap::new();
    flatten("", &text.parse().unwrap_or_else(|error| panic!("{path}: {error}")), &mut all);
    all
}

/// The places in a message, such as `{n}`.
fn places(message: &str) -> BTreeSet<&str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_has_the_same_messages() {
    let mut faults = Vec::new();
    for theme in ["default", "plain"] {
        let folder = format!("themes/{theme}/messages");
        let english = messages(&format!("{folder}/en.toml"));
        let languages = files(&repository(&folder));
        assert!(languages.contains(&"de.toml".to_owned()), "{languages:?}");
        for language in languages.iter().filter(|name| *name != "en.toml") {
            let own = messages(&format!("{folder}/{language}"));
            let keys = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<BTreeSet<_>>();
            let missing = keys(&english).difference(&keys(&own)).map(|key| format!("lacks {key}")).collect::<Vec<_>>();
            let unknown = keys(&own).difference(&keys(&english)).map(|key| format!("has no use for {key}")).collect();
            let strange = own.iter().filter(|(key, text)| {
                english.get(*key).is_some_and(|english| !places(text).is_subset(&places(english)))
            });
            let strange = strange.map(|(key, text)| format!("{key} has a place the English one lacks: {text}"));
            let empty = own.iter().filter(|(_, text)| text.trim().is_empty()).map(|(key, _)| format!("{key} is empty"));
            let found = [missing, unknown, strange.collect(), empty.collect()].concat();
            faults.extend(found.into_iter().map(|fault| format!("{folder}/{language} {fault}")));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The messages of the made-up language: `⟦key {n}⟧`.
fn made_up() -> String {
    let message = |(key, text): (&String, &String)| {
        let places: String = places(text).into_iter().map(|name| format!(" {{{name}}}")).collect();
        format!("{key} = \"⟦{key}{places}⟧\"\n")
    };
    messages("themes/default/messages/en.toml").iter().map(message).collect()
}

/// A text without what stands in brackets, which may stand in brackets itself.
fn outside(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |character: &char| {
        match character {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

/// A text outside brackets, its runs of white space read as one space.
fn plain(text: &str) -> String {
    outside(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What readers see or hear of a page: its text, and the attributes that hold words.
fn words(page: &Page) -> Vec<String> {
    let shown = ["title", "aria-label", "placeholder", "alt", "label"];
    let mut all = Vec::new();
    for piece in &page.pieces {
        // What stands in `<noscript>` is one text to the tokenizer.
        if piece.trim_start().starts_with('<') {
            all.extend(words(&Page::read(piece)))
        } else {
            all.push(piece.clone())
        }
    }
    for element in &page.elements {
        let description = element.name == "meta" && element.get("name") == Some("description");
        for (name, value) in &element.attributes {
            // A script shows what a `data-` attribute hands to it; names and numbers for machines hold no spaces.
            let for_scripts = name.starts_with("data-") && value.contains(' ') && !value.contains('/');
            if shown.contains(&name.as_str()) || for_scripts || description && name == "content" {
                all.push(value.clone());
            }
        }
    }
    all
}

/// Builds a book in the made-up language and reads its pages.
fn pages(book: Book) -> BTreeMap<String, Page> {
    let book = book.file("themes/qq/messages/qq.toml", made_up());
    book.run(["build"]).calm().ends(0);
    let site = book.site();
    let urls = site.files().into_iter().filter(|url| url.ends_with(".html"));
    urls.map(|url| (url.clone(), Page::read(&site.text(&url)))).collect()
}

#[test]
fn no_word_is_left_in_a_book_without_latin_letters() {
    let folder = repository("tests/language/book");
    let book = files(&folder).iter().fold(Book::new(), |book, path| {
        book.file(path, fs::read(repository(&format!("tests/language/book/{path}"))).expect("a file of the book"))
    });
    let pages = pages(book);
    assert!(pages.len() > 40, "{} pages", pages.len());
    // Units, the endings of files, the name of the program; ids; hashes.
    let known = ["B", "clausebook", "md", "txt", "example", "org", "https", "html"];
    let is_known = |word: &str| {
        known.contains(&word)
            || word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
            || word.starts_with(['q', 'Q']) && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    let mut faults = BTreeMap::new();
    let mut seen = 0;
    for (url, page) in &pages {
        for text in words(page) {
            seen += usize::from(text.contains('⟦'));
            let rest = outside(&text);
            let latin = rest
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()));
            let latin: Vec<&str> = latin.filter(|word| !is_known(word)).collect();
            if !latin.is_empty() {
                faults.insert(text.clone(), format!("{url}: {latin:?}"));
            }
        }
    }
    assert!(seen > 2_000, "only {seen} texts with a message");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn templates_add_no_word_to_the_sample() {
    let settings = fs::read_to_string(repository("book.toml")).expect("the settings of the sample");
    let settings = settings.replace("language = \"en\"", "language = \"qq\"");
    let book = Book::new().settings(&format!("{settings}\n[output.html]\ntheme = \"qq\"\n"));
    let book = files(&repository("content")).iter().fold(book, |book, path| {
        book.file(&format!("content/{path}"), fs::read(repository(&format!("content/{path}"))).expect("a file"))
    });
    let book = book.file("themes/qq/messages/qq.toml", made_up());
    let given = given(&book);
    let pages = pages(book);
    assert!(pages.len() > 300);
    let mut faults = BTreeMap::new();
    for (url, page) in &pages {
        let given = given.get(url).unwrap_or_else(|| panic!("nothing was given for {url}"));
        for text in words(page) {
            let rest = plain(&text);
            let left = rest
                .split(['·', '›', '→', '(', ')', ',', ':', ';', '|'])
                .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
            // A standard, a number and a title may stand in one text.
            let halves = |part: &str| {
                part.match_indices(' ').any(|(at, _)| given.contains(&part[..at]) && given.contains(&part[at + 1..]))
            };
            let is_given = |part: &str| given.contains(part) || halves(part);
            let left: Vec<&str> = left.filter(|part| part.contains(char::is_alphabetic) && !is_given(part)).collect();
            if !left.is_empty() {
                faults.insert(left.join(" "), format!("{url}: {text:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults, such as {:#?}", faults.len(), faults.iter().take(30).collect::<Vec<_>>());
}

/// The text of everything the template of each page was given.
fn given(book: &Book) -> BTreeMap<String, String> {
    let mut given: BTreeMap<String, String> = BTreeMap::new();
    contexts::each(book.root(), |url, context| {
        let mut texts = Vec::new();
        gather(&context, &mut texts);
        let given = given.entry(url.to_owned()).or_default();
        given.push_str(&texts.join("\n"));
        given.push('\n');
    });
    given
}

/// The texts of a value outside brackets, HTML as what a reader sees of it.
fn gather(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => {
            if text.contains(['<', '&']) {
                into.extend(words(&Page::read(text)).iter().map(|text| plain(text)));
            }
            into.push(plain(text));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| gather(field, into)),
        _ => {}
    }
}

#[test]
fn scripts_have_no_words_of_their_own() {
    let mut faults = Vec::new();
    for name in files(&repository("themes/default/static")).iter().filter(|name| name.ends_with(".js")) {
        let text = fs::read_to_string(repository(&format!("themes/default/static/{name}"))).expect("a script");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for literal in line.split('"').skip(1).step_by(2).filter(|literal| *literal != "use strict") {
                let letters = |c: char| c.is_alphabetic() || " .,:!?'’".contains(c);
                let long =
                    literal.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count();
                // What begins with a full stop selects elements.
                if literal.chars().all(letters) && long > 1 && !literal.starts_with('.') {
                    faults.push(format!("{name}: {literal:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
