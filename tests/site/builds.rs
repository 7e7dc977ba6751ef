//! The same handbook built again: elsewhere, in another time zone, with other threads, with other settings.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{Book, DAY, Site};
use crate::{none, sample};

/// The URLs whose bytes differ between two sites, or that only one of them has.
fn differences(one: &Site, other: &Site) -> Vec<String> {
    let urls = |site: &Site| site.files();
    let mut all = urls(one);
    all.extend(urls(other));
    all.sort();
    all.dedup();
    all.retain(|url| !(one.has(url) && other.has(url) && one.bytes(url) == other.bytes(url)));
    all
}

#[test]
fn the_same_input_is_the_same_site_anywhere() {
    let surroundings: &[&[(&str, &str)]] = &[
        &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "America/Los_Angeles"), ("LANG", "C"), ("RAYON_NUM_THREADS", "7"), ("SOURCE_DATE_EPOCH", "1")],
        &[("TZ", "Not/AZone"), ("LANGUAGE", "de"), ("COLUMNS", "20"), ("TERM", "dumb")],
    ];
    for variables in surroundings {
        let book = variables.iter().fold(Book::of_the_repository(), |book, (name, value)| book.env(name, value));
        book.run(["build", "-q", "-d", "another folder/site"]).calm().ends(0);
        none(differences(&sample().book.site(), &book.site_in("another folder/site")));
    }
}

#[test]
fn a_site_built_again_is_the_same_site() {
    let book = Book::of_the_repository();
    for _ in 0..2 {
        book.run(["build", "-q"]).calm().ends(0);
        none(differences(&sample().book.site(), &book.site()));
    }
}

#[test]
fn no_file_says_where_or_when_it_was_made() {
    let root = sample().book.root().to_str().expect("a path in UTF-8");
    let site = sample().book.site();
    for url in &sample().files {
        let text = String::from_utf8_lossy(&site.bytes(url)).into_owned();
        assert!(!text.contains(root), "{url} names the folder of the book");
    }
}

#[test]
fn the_day_is_an_input() {
    let book = Book::init(["--minimal"]);
    let as_of = |arguments: &[&str], book: &Book| {
        book.run(["build"].iter().chain(arguments)).calm().ends(0);
        book.site().json("data/handbook.json")["as_of"].as_str().expect("a day").to_owned()
    };
    let epoch = Book::init(["--minimal"]).env("SOURCE_DATE_EPOCH", "1767225599").env("TZ", "Pacific/Kiritimati");
    let settings = fs::read_to_string(book.path("book.toml")).expect("the settings");
    let undated: String =
        settings.lines().filter(|line| !line.starts_with("as-of")).flat_map(|line| [line, "\n"]).collect();
    let epoch = epoch.settings(&undated);
    assert_eq!(as_of(&[], &epoch), "2025-12-31", "seconds since 1970, in UTC");
    assert_eq!(as_of(&["--as-of", DAY], &epoch), DAY);
    let dated = epoch.settings(&undated.replace("[compliance]", "[compliance]\nas-of = 2024-02-29"));
    assert_eq!(as_of(&[], &dated), "2024-02-29");
    assert_eq!(as_of(&["--as-of", DAY], &dated), DAY);
}

#[test]
fn a_site_with_an_address_has_a_sitemap() {
    assert!(!sample().files.contains("sitemap.xml"));
    let settings = fs::read_to_string(sample().book.path("book.toml")).expect("the settings");
    for address in ["https://example.org/handbook", "https://example.org/handbook/"] {
        let book =
            Book::of_the_repository().settings(&format!("{settings}\n[output.html]\nsite-url = \"{address}\"\n"));
        book.run(["build", "-q"]).calm().ends(0);
        let sitemap = book.site().text("sitemap.xml");
        let urls: Vec<&str> = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
        let mut expected: Vec<String> = sample()
            .pages
            .iter()
            .filter(|(url, page)| *url != "404.html" && !url.starts_with("print") && !page.is_redirect())
            .map(|(url, _)| format!("https://example.org/handbook/{url}"))
            .collect();
        expected.sort();
        assert_eq!(urls, expected);
        assert!(sitemap.starts_with("<?xml") && sitemap.trim_end().ends_with("</urlset>"));
    }
}

#[test]
fn a_book_changes_rows_of_the_built_in_mapping() {
    let rows = "source: iso42001\ntarget: iso27001\nrows:\n  \
                - {source: '5.1', targets: [{id: '5.1'}], action: replace, relationship: intersects-with, rationale: Ours., adds: More.}\n  \
                - {source: '5.2', action: retire}\n  \
                - {source: '10.1', targets: [{id: '9.1'}], action: add, relationship: intersects-with, rationale: Measured too.}\n";
    let plain = Book::new().file("content/index.md", "# Home\n");
    let changed = Book::new().file("content/index.md", "# Home\n").file("content/mappings/ours.yaml", rows);
    let lines = |book: &Book| {
        book.run(["build", "-q", "--as-of", DAY]).calm().ends(0);
        let text = book.site().text("data/matrix.csv");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader
            .records()
            .map(|line| line.expect("a line").iter().map(str::to_owned).collect())
            .collect::<Vec<Vec<String>>>()
    };
    let (before, after) = (lines(&plain), lines(&changed));
    let of = |lines: &[Vec<String>], source: &str| {
        lines
            .iter()
            .filter(|line| line[0] == source)
            .map(|line| (line[3].clone(), line[5].clone(), line[14].clone()))
            .collect::<Vec<_>>()
    };
    let line = |target: &str, class: &str, origin: &str| (target.to_owned(), class.to_owned(), origin.to_owned());
    assert_eq!(of(&before, "iso42001:5.1"), [line("iso27001:5.1", "overlap", "built-in")]);
    assert_eq!(of(&after, "iso42001:5.1"), [line("iso27001:5.1", "partial", "replaced")]);
    assert_eq!(of(&after, "iso42001:5.2"), [line("", "not-determined", "")]);
    let added: BTreeSet<String> = of(&after, "iso42001:10.1").into_iter().map(|(target, _, _)| target).collect();
    assert_eq!(added, BTreeSet::from(["iso27001:10.1", "iso27001:9.1"].map(str::to_owned)));
    let others = |lines: &[Vec<String>]| {
        let same = |line: &&Vec<String>| !["iso42001:5.1", "iso42001:5.2", "iso42001:10.1"].contains(&line[0].as_str());
        lines.iter().filter(same).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&before), others(&after));
}

#[test]
fn the_matrix_of_another_pair_tells_how_the_book_differs() {
    let rows = "source: nist-ai-rmf\ntarget: iso42001\nrows:\n  - {source: GOVERN-2.3, action: retire, rationale: Not here.}\n";
    let settings = "[compliance]\nframeworks = ['iso27001', 'iso42001', 'nist-ai-rmf']\n";
    let book = Book::new().file("book.toml", settings).file("content/mappings/ours.yaml", rows);
    book.run(["build", "-q", "--as-of", DAY]).calm().ends(0);
    let site = book.site();
    let page = site.text("matrix/nist-ai-rmf--iso42001.html");
    let list = page.split("aria-labelledby=\"own-rows\"").nth(1).expect("the list").split("</section>").next();
    let list = list.unwrap_or_default();
    assert!(list.contains("retired") && list.contains("Not here.") && list.contains("iso42001/A.3.2.html"), "{list}");
    assert!(!site.text("matrix/index.html").contains("own-rows"), "the primary pair is as built in");
    assert!(!site.has("matrix/nist-ai-rmf--iso42001/GOVERN-2.3--A.3.2.html"));
}

#[test]
fn much_to_search_in_is_said() {
    let paragraph = "Readers of this handbook look for words. ".repeat(40) + "\n\n";
    let long = |pages: usize| {
        let book = Book::new().settings("[compliance]\nframeworks = []\n").file("content/index.md", "# Words\n");
        (0..pages).fold(book, |book, at| {
            let text = format!("# Part {at}\n\n{}", paragraph.repeat(500));
            book.file(&format!("content/long/part-{at}.md"), text)
        })
    };
    let said = long(5).run(["build"]).ends(0).stdout;
    assert!(!said.contains("Search "), "{said}");
    let said = long(7).run(["build"]).ends(0).stdout;
    assert!(said.contains("Search     5.7 MB of search data"), "{said}");
}

#[test]
fn a_law_against_a_standard_is_counted_by_its_provisions() {
    let settings = "[compliance]\nframeworks = [\"iso42001\", \"eu-ai-act\"]\n";
    let book = Book::new().file("book.toml", settings).file("content/index.md", "# Home\n");
    let run = book.run(["build"]).calm().ends(0);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("Mapping    ISO 42001 → EU AI Act: provisions 0 overlap, 22 partial, 10 gap\n"), "{said}");
    for url in ["index.html", "matrix/index.html"] {
        let page = book.site().text(url);
        assert!(page.contains("Provisions of EU AI Act") && !page.contains("Controls of EU AI Act"), "{url}");
        assert!(!page.contains(": 38 of 38."), "{url}: most of them are reached");
    }
}

#[test]
fn what_a_mapping_does_not_determine_is_counted_by_itself() {
    let demo = "framework: demo\nlabel: Demo\nentries:\n  - {id: A.1, kind: control, title: One}\n  - {id: A.2, kind: control, title: Two}\n  - {id: A.3, kind: control, title: Three}\n";
    let rows = "source: demo\ntarget: iso27001\nrows:\n  - {source: A.1, targets: [{id: A.8.13}], relationship: equal, rationale: Same.}\n";
    let book = Book::new()
        .settings("[compliance]\nframeworks = [\"demo\", \"iso27001\"]\n")
        .file("content/index.md", "# Home\n")
        .file("content/frameworks/demo.yaml", demo)
        .file("content/mappings/m.yaml", rows);
    let run = book.run(["build"]).calm().ends(0);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("Demo: controls 1 overlap, 0 partial, 0 gap, 2 not determined\n"), "{said}");
    for url in ["index.html", "matrix/index.html", "matrix/controls.html"] {
        let page = book.site().text(url);
        assert!(page.contains("of 3</span>") && page.contains("not determined 2, of 3"), "{url}: {page}");
    }
    assert!(book.site().text("index.html").contains("href=\"gaps.html#undetermined\""));
    assert_eq!(book.site().text("data/gaps.csv").lines().filter(|line| line.contains("not-determined")).count(), 2);
}

#[test]
fn the_home_page_says_how_the_systems_are_run_where_there_are_several() {
    let home = |settings: &str| {
        let settings = format!("[book]\nauthors = [\"A & B\", \"C\"]\n[compliance]\n{settings}\n");
        let book = Book::new().settings(&settings).file("content/index.md", "# Home\n");
        book.run(["build", "-q"]).calm().ends(0);
        book.site().text("index.html")
    };
    assert!(!home("").contains("Operating model"), "nobody said it");
    let both = home("operating-model = \"unified\"");
    assert!(both.contains("<meta name=\"author\" content=\"A &amp; B, C\">"), "{both}");
    assert!(both.contains("Operating model: unified. ISMS and AIMS are run as one management system"), "{both}");
    let federated = home("operating-model = \"federated\"\nframeworks = [\"iso27001\", \"iso42001\", \"eu-ai-act\"]");
    assert!(federated.contains("Operating model: federated. ISMS and AIMS are management systems with"), "{federated}");
    assert!(!home("operating-model = \"unified\"\nframeworks = [\"iso27001\"]").contains("Operating model"));
}
