//! The theme contract: what a theme may say, overlay and rely on.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "theme/context.rs"]
mod context;

#[path = "theme/plain.rs"]
mod plain;

#[path = "theme/print.rs"]
mod print;

#[path = "theme/styles.rs"]
mod styles;

use support::{Book, DAY, Run};

/// A book with one document and a theme of its own.
fn themed() -> Book {
    let settings = "[compliance]\nframeworks = []\n[output.html]\ntheme = \"own\"\n";
    let book = Book::new().settings(settings).file("content/index.md", "# Handbook\n");
    book.file("content/plan.md", "# Plan\n").file("themes/own/theme.toml", "name = \"Own\"\ncontract = 1\n")
}

fn build(book: &Book, more: &[&str]) -> Run {
    book.run(["build", "--as-of", DAY].iter().chain(more)).calm()
}

/// What a build that publishes nothing finds, with its place.
#[track_caller]
fn fault(book: &Book) -> String {
    let run = build(book, &["--format", "json"]).ends(1);
    assert!(run.stderr.contains("Nothing was published"), "{}", run.stderr);
    assert!(!book.path("book").exists(), "a site in spite of a fault");
    let found = run.findings();
    found.iter().map(|finding| format!("{}: {}\n", finding.place(), finding.message)).collect()
}

#[test]
fn a_theme_says_its_name_and_its_contract() {
    let run = build(&themed(), &[]).ends(0);
    assert!(run.stdout.contains("\nTheme      Own\n"), "{}", run.stdout);
    let theme = |text: &str| fault(&themed().file("themes/own/theme.toml", text));
    assert_eq!(
        theme("name = \"Own\"\ncontract = 2\n"),
        "themes/own/theme.toml:2:12 error theme-error: the theme is written for contract 2; this program keeps contract 1\n"
    );
    assert!(theme("contract = 1\n").starts_with("themes/own/theme.toml:1:1 error theme-error: missing field `name`"));
    assert!(theme("name = \"Own\"\ncontract = 1\nbase = \"x\"\n").starts_with("themes/own/theme.toml:3:1 error"));
    assert!(theme("name = \"Own\"\ncontract = \"1\"\n").starts_with("themes/own/theme.toml:2:12 error"));
}

#[test]
fn a_theme_without_theme_toml_keeps_the_first_contract() {
    build(&themed().without("themes/own/theme.toml").file("themes/own/static/x.txt", "x"), &[]).ends(0);
}

#[test]
fn a_fault_of_a_template_has_its_place_in_fields() {
    let at = |template: &str| fault(&themed().file("themes/own/templates/document.html", template));
    let path = "themes/own/templates/document.html";
    let cases = [
        ("x\n ä {{ page.gone }}", "2:12", "Field `gone` is not defined"),
        ("{% if %}", "1:7", "Found `%}` but expected"),
        ("x\n{{ t(key=\"gone\") }}", "2:4", "there is no message `gone`"),
        ("{{ page.id | gone }}", "1:14", "Unknown filter `gone`"),
        ("\n{{ <gone /> }}", "2:4", "Unknown component `gone`"),
        ("{{ <days n=\"x\" /> }}", "1:4", "Component argument `n` (type: `string`)"),
        ("{% include \"gone.html\" %}", "1:12", "Unknown template `gone.html`"),
        ("\n{% extends \"gone.html\" %}", "2:13", "there is no template `gone.html` to extend"),
        ("{% extends \"document.html\" %}", "1:4", "the template extends itself"),
    ];
    for (template, place, message) in cases {
        let found = at(template);
        assert!(found.starts_with(&format!("{path}:{place} error theme-error: {message}")), "{template}: {found}");
    }
    let two = at("{{ page.id | gone }}\n{{ <gone /> }}");
    assert_eq!(two.lines().count(), 2, "{two}");
}

#[test]
fn a_fault_of_a_message_file_has_its_place_in_fields() {
    let found = fault(&themed().file("themes/own/messages/en.toml", "[frame]\nskip = \"x\nmenu = 1\n"));
    assert!(found.starts_with("themes/own/messages/en.toml:2:"), "{found}");
}

#[test]
fn a_fault_of_a_built_in_template_is_shown_too() {
    // The theme takes away a block that built-in templates fill.
    let found = fault(&themed().file("themes/own/templates/base.html", "{% block main %}{% endblock %}"));
    let first = found.lines().next().expect("a fault");
    assert!(first.starts_with("themes/default/templates/") && first.contains("Block `"), "{found}");
    assert!(!first.contains(":0:0 "), "{found}");
}

#[test]
fn a_component_stands_in_for_the_built_in_one_of_its_name() {
    let own = "{% component date(on) -%}\n<b class=\"own-date\">{{ on }}</b>\n{%- endcomponent date %}\n";
    let book = themed().file("themes/own/templates/components.html", own);
    build(&book, &[]).ends(0);
    let page = book.site().text("plan.html");
    assert!(
        page.contains(&format!("<b class=\"own-date\">{DAY}</b>")) && page.contains("class=\"g g-warning\""),
        "{page}"
    );
}

#[test]
fn hooks_and_blocks_add_to_every_page() {
    let book = themed()
        .file("themes/own/templates/hooks/head.html", "<meta name=\"own\" content=\"{{ frame.kind }}\">\n")
        .file("themes/own/templates/hooks/header.html", "<p class=\"own-header\">{{ frame.book }}</p>\n")
        .file("themes/own/templates/hooks/footer.html", "<p class=\"own-footer\">Imprint</p>\n");
    build(&book, &[]).ends(0);
    let site = book.site();
    let pages: Vec<String> = site.files().into_iter().filter(|url| url.ends_with(".html")).collect();
    assert!(pages.len() > 5);
    for url in &pages {
        let page = site.text(url);
        let head = page.find("<meta name=\"own\"").expect("the hook of the head");
        let header = page.find("own-header").expect("the hook of the header");
        let footer = page.find("own-footer").expect("the hook of the footer");
        let [end, main, foot] = ["</head>", "<main", "<footer"].map(|tag| page.find(tag).expect("a part of the page"));
        assert!(head < end && end < header && header < main && main < foot && foot < footer, "{url}");
    }
    let base =
        "{% extends \"default/base.html\" %}\n{% block footer %}<footer>{{ frame.book }}</footer>{% endblock %}\n";
    let book = book.file("themes/own/templates/base.html", base);
    build(&book, &[]).ends(0);
    for url in &pages {
        let page = book.site().text(url);
        assert!(page.contains("<footer>Compliance handbook</footer>") && !page.contains("own-footer"), "{url}");
        assert!(page.contains("own-header"), "{url}");
    }
}

#[test]
fn a_book_that_is_not_trusted_has_the_built_in_look() {
    let plain = Book::new().settings("[compliance]\nframeworks = []\n").file("content/index.md", "# Handbook\n");
    let plain = plain.file("content/plan.md", "# Plan\n");
    build(&plain, &[]).ends(0);
    let settings = "[compliance]\nframeworks = []\n[output.html]\ntheme = \"own\"\nadditional-css = [\"own.css\"]\n\
                    [check.rules]\ntheme-not-used = \"off\"\n";
    // Neither is read: both would be faults.
    let strange = themed().settings(&settings.replace("[check.rules]\ntheme-not-used = \"off\"\n", ""));
    let strange = strange.file("themes/own/templates/document.html", "{% if %}").file("themes/own/theme.toml", "= x");
    build(&strange, &[]).ends(2);
    let run = build(&strange, &["--untrusted"]).ends(0);
    let line = "the book is not trusted: its theme `own` and its style sheet are left out";
    assert!(run.stdout.contains(&format!("\nUntrusted  {line}\n")), "{}", run.stdout);
    assert!(strange.site().snapshot() == plain.site().snapshot(), "another site than the built-in theme makes");
    for command in ["build", "check"] {
        let found = strange.run([command, "--as-of", DAY, "--untrusted", "--format", "json"]).calm().ends(0).findings();
        assert_eq!(found.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [line], "{command}");
    }
    // The book cannot silence it.
    let run = build(&strange.settings(settings), &["--untrusted"]).ends(2);
    assert!(run.stderr.contains("`theme-not-used` is always info"), "{}", run.stderr);
}

#[test]
fn files_of_a_theme_stand_beside_one_another_on_every_disk() {
    let cases =
        [("STYLE.css", ":1:1", "style.css"), ("style.css/x.css", ":1:1", "style.css"), ("SEARCH.js", "", "search.js")];
    for (name, place, other) in cases {
        let path = format!("themes/own/static/{name}");
        let run = build(&themed().file(&path, "x {}"), &[]).ends(1);
        let message = format!("`{path}` cannot be published beside `static/{other}`");
        assert!(run.stderr.contains(&format!("error[theme-error]: {message}\n")), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("{path}{place}")), "{}", run.stderr);
    }
    let sheets = "[compliance]\nframeworks = []\n[output.html]\nadditional-css = [\"a.css\", \"A.css\"]\n";
    let run = build(&themed().settings(sheets).file("a.css", "a {}").file("A.css", "a {}"), &[]).ends(1);
    assert!(
        run.stderr.contains("`static/book/a.css` cannot be published beside `static/book/A.css`"),
        "{}",
        run.stderr
    );
}
