//! Content is never active: scripts in every place a person can write to, and nothing of them runs.

use crate::{Book, DEMO, Page, built, checked, refused};

/// Ways to write something a browser would run.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>*{background:url(https://example.org)}</style>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "</main></body><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>",
    "<base href=https://example.org>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "{{ 7 * 7 }} {% raw %} {# x #} {{ super() }}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x",
];

/// Links that would run or load something.
const LINKS: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "java&#10;script:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#1;javascript:alert(1)",
    "%6Aavascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "file:///etc/passwd",
    "blob:x",
    "view-source:x",
    "//example.org/x",
    "\\\\\\\\example.org/x",
    "/\\\\example.org/x",
    "/&#9;/example.org/x",
    "https:javascript:alert(1)",
    "x\\\"onclick=\\\"alert(1)",
];

/// Fails if anything in any file of the site could act.
fn inert(book: &Book) {
    let site = checked(book);
    for url in site.files() {
        let text = String::from_utf8_lossy(&site.bytes(&url)).into_owned();
        if let Some(script) = url.starts_with("data/search-").then_some(text.trim_end()) {
            let json = script.strip_prefix("clausebookSearch.push(").and_then(|rest| rest.strip_suffix(");"));
            serde_json::from_str::<serde_json::Value>(json.expect("one call")).expect("entries as JSON");
        } else if url.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
        } else if url.ends_with(".csv") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            for record in reader.records() {
                for cell in &record.expect("rows of one length") {
                    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{url}: {cell:?}");
                }
            }
        }
    }
}

/// A value as YAML writes it between quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

#[test]
fn nothing_in_markdown_acts() {
    let mut text = String::from("# Home\n\n");
    for payload in PAYLOADS {
        text.push_str(&format!("{payload}\n\nInline {payload} end.\n\n> {payload}\n\n- {payload}\n\n## {payload}\n\n| {payload} | b |\n|---|---|\n| {payload} | x |\n\n`{payload}` *{payload}*\n\n```{payload}\n{payload}\n```\n\n    {payload}\n\n[{payload}](https://example.org) ![{payload}](x.png \"{}\") [[{payload}]]\n\nText.[^{}]\n\n[^{}]: {payload}\n\n", payload.replace('"', "'"), payload.len(), payload.len()));
    }
    // What wikilinks name has to exist, so their payloads are for the test below.
    let text = text.lines().map(|line| line.split(" [[").next().unwrap_or(line)).collect::<Vec<_>>().join("\n");
    inert(&crate::book().file("content/index.md", &text).file("content/a.md", text));
}

#[test]
fn no_link_leads_to_a_scheme_that_runs() {
    let mut text = String::from("# A\n\n");
    for (number, link) in LINKS.iter().enumerate() {
        text.push_str(&format!(
            "[x]({link}) [x](<{link}>) ![x]({link}) [x][r{number}] <{link}>\n\n[r{number}]: {link}\n\n"
        ));
    }
    let site = built(crate::book().file("content/a.md", text));
    let page = Page::read(&site.text("a.html"));
    assert!(page.named("img").next().is_none(), "an image from nowhere");
}

#[test]
fn an_image_of_data_is_a_finding_and_no_image() {
    let book = crate::book()
        .file("content/a.md", "# A\n\n![x](data:image/png;base64,AAAA)\n\n![y](https://example.org/y.png)\n");
    let (code, found) = book.check();
    assert_eq!(code, 0);
    assert!(found.iter().any(|one| one.code == "disallowed-scheme" && one.line == 3), "{found:#?}");
    assert!(
        found.iter().any(|one| one.file == "content/a.md" && one.line == 5),
        "an image from elsewhere is left out in silence: {found:#?}"
    );
    assert!(Page::read(&checked(&book).text("a.html")).named("img").next().is_none());
}

#[test]
fn a_wikilink_to_a_payload_is_an_unknown_id() {
    for payload in ["<script>alert(1)</script>", "x\"onclick=\"alert(1)"] {
        refused(
            &crate::book().file("content/a.md", format!("# A\n\n[[{payload}]]\n")),
            1,
            "unknown-id",
            "content/a.md",
            3,
        );
    }
}

#[test]
fn nothing_in_front_matter_acts() {
    for payload in PAYLOADS {
        let value = quoted(payload);
        let front = format!(
            "---\ntitle: {value}\nversion: {value}\nowner: {value}\napprover: {value}\nclassification: {value}\nforeign: {value}\n{value}: x\n---\nText.\n"
        );
        inert(&crate::book().file("content/a.md", &front).file("content/index.md", front));
    }
}

#[test]
fn a_source_of_a_crosswalk_leads_to_the_web_or_nowhere() {
    for payload in PAYLOADS.iter().filter(|payload| !payload.starts_with("http")) {
        let mapping = format!("source: own\ntarget: demo\nsources:\n  s: {{title: S, url: {}}}\n", quoted(payload));
        let own = "framework: own\nlabel: Own\nshort: Own\nentries:\n  - {id: A.1, kind: control, title: T}\n";
        let book = Book::new()
            .settings("[compliance]\nframeworks = [\"demo\", \"own\"]\n")
            .file("content/frameworks/demo.yaml", DEMO)
            .file("content/frameworks/own.yaml", own)
            .file("content/mappings/m.yaml", mapping)
            .file("content/index.md", "# Home\n");
        refused(&book, 1, "invalid-value", "content/mappings/m.yaml", 4);
    }
}

#[test]
fn nothing_in_records_acts() {
    for payload in PAYLOADS {
        let value = quoted(payload);
        let web = quoted(&format!("https://example.org/{payload}"));
        let framework = format!(
            "framework: own\nlabel: {value}\nshort: {value}\ntitle: {value}\nnotice: {value}\namendment: {value}\nsystem: {{id: {value}, label: {value}, title: {value}}}\nentries:\n  - {{id: A, kind: group, title: {value}, unit: {value}, about: {value}}}\n  - {{id: A.1, kind: control, parent: A, title: {value}, about: {value}, documents: {value}, amended: true, new: true}}\n  - {{id: A.2, kind: clause, parent: A, title: {value}}}\n"
        );
        let statements = format!(
            "framework: own\nstatements:\n  - requirement: A.1\n    reasons: [risk]\n    status: alternative\n    alternative: {value}\n    owner: {value}\n    justification: {value}\n    how: {value}\n    risks: [{value}]\n    plan: {value}\n    not-for: [{{system: {value}, justification: {value}}}]\n    sufficient: {{by: {value}, date: 2026-01-01, note: {value}}}\n"
        );
        let evidence = format!(
            "evidence:\n  - id: E\n    title: {value}\n    summary: {value}\n    owner: {value}\n    collector: {value}\n    source: {value}\n    population: {value}\n    sample: {value}\n    url: {}\n    collected: 2026-11-01\n    cadence: 1 year\n    supports: [{{requirement: own:A.1, extent: partial, missing: {value}}}]\n",
            web
        );
        let mapping = format!(
            "source: own\ntarget: demo\nprimary: true\ntitle: {value}\ncaveat: {value}\nsources: {{s: {{title: {value}, url: {web}, kind: {value}}}}}\ndimensions-source: s\nrows:\n  - {{source: A.1, targets: [{{id: A.1}}], relationship: intersects-with, rationale: {value}, adds: {value}, sources: [s]}}\ndimensions:\n  - {{id: d, title: {value}, published: gap, assessed: overlap, source: [A.1], target: [A.1], source-says: {value}, target-says: {value}, reason: {value}}}\ntables:\n  - {{id: t, title: {value}, columns: [{value}], rows: [[{value}]], note: {value}}}\n"
        );
        let roles = format!("roles:\n  - {{id: r, title: {value}, responsibilities: {value}}}\n");
        let book = Book::new()
            .settings("[compliance]\nframeworks = [\"demo\", \"own\"]\n")
            .file("content/frameworks/demo.yaml", DEMO)
            .file("content/frameworks/own.yaml", framework)
            .file("content/controls/own.yaml", statements)
            .file("content/evidence/r.yaml", evidence)
            .file("content/mappings/m.yaml", mapping)
            .file("content/registers/roles.yaml", roles)
            .file("content/a.md", "# A\n\n[[own:A.1]] [[E]] [[r]] [[own]]\n");
        inert(&book);
    }
}

#[test]
fn ids_of_dimensions_and_tables_are_ids() {
    let mapping = |dimension: &str, table: &str| {
        format!(
            "source: own\ntarget: demo\ndimensions:\n  - {{id: {}, title: T, published: gap, assessed: gap, reason: x}}\ntables:\n  - {{id: {}, title: T, columns: [a], rows: [[b]]}}\n",
            quoted(dimension),
            quoted(table)
        )
    };
    let own = "framework: own\nlabel: Own\nentries:\n  - {id: A.1, kind: control, title: One}\n";
    for (dimension, table) in [("a b", "t"), ("d", "\"x"), ("same", "same"), ("counts", "dimensions")] {
        let book = crate::book()
            .file("content/frameworks/own.yaml", own)
            .file("content/mappings/m.yaml", mapping(dimension, table));
        let run = book.run(["build"]).calm();
        if run.code == 0 {
            checked(&book);
        } else {
            assert_eq!(run.code, 1, "{}", run.stderr);
        }
    }
}

#[test]
fn nothing_in_settings_acts() {
    for payload in PAYLOADS {
        let value = quoted(payload);
        let settings = format!(
            "[book]\ntitle = {value}\ndescription = {value}\nauthors = [{value}]\n\n[output.html]\nsite-url = {}\nedit-url-template = {}\ngit-repository-url = {}\n\n[compliance]\norganisation = {value}\nclassification = {value}\nscope = {value}\nframeworks = [\"demo\"]\n\n[compliance.soa]\ntitle = {value}\nowner = {value}\nclassification = {value}\nscope = {value}\n\n[[compliance.soa.approvals]]\nframework = \"demo\"\nversion = {value}\napprover = {value}\napproved = 2026-01-01\nfingerprint = {value}\n\n[variables]\nown = {value}\n",
            quoted(&format!("https://example.org/{payload}")),
            quoted(&format!("https://example.org/{payload}/{{path}}")),
            quoted(&format!("https://example.org/{payload}"))
        );
        let book = crate::book().settings(&settings).file(
            "content/a.md",
            "# A {{own}}\n\n{{own}} `{{own}}` [{{own}}](index.md) ![{{own}}](x.png)\n\n## {{own}}\n",
        );
        inert(&book);
    }
    let language = crate::book().settings("[book]\nlanguage = \"en\\\" onload=\\\"x\"\n");
    refused(&language, 2, "invalid-settings", "book.toml", 2);
}

#[cfg(unix)]
#[test]
fn nothing_in_names_of_files_acts() {
    let names = [
        "<img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "&lt;script&gt;",
        "javascript:alert(1)",
        "\"><script>alert(1)<",
    ];
    let mut book = crate::book();
    let mut links = String::from("# Home\n\n");
    for name in names {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        links.push_str(&format!("[x]({encoded}.txt) ![x]({encoded}.png)\n"));
        book = book.file(&format!("content/{name}.txt"), "x\n").file(&format!("content/{name}.png"), "x\n");
        let item = format!(
            "evidence:\n  - {{id: E-{}, title: E, file: {}, collected: 2026-11-01, cadence: 1 year}}\n",
            name.len(),
            quoted(&format!("{name}.txt"))
        );
        book = book
            .file(&format!("content/evidence/{}.yaml", name.len()), item)
            .file(&format!("content/evidence/{name}.txt"), "x\n");
    }
    inert(&book.file("content/index.md", links));
    for name in ["it's & <b>", "&lt;b&gt;", "' onmouseover='x"] {
        let book = crate::book().file(&format!("content/{name}/{name}.md"), "Text.\n");
        let run = book.run(["build"]).calm();
        assert!([0, 1].contains(&run.code));
        if run.code == 0 {
            inert(&book);
        }
    }
}

#[test]
fn files_a_browser_might_run_are_listed_and_not_published() {
    let mut book = crate::book();
    let mut links = String::from("# Home\n\n");
    // Some are known, some are XML or HTML to a browser alone, and some are unknown to everybody.
    let endings = [
        "svg", "html", "HTM", "xhtml", "js", "mjs", "xml", "css", "svgz", "wasm", "Html", "rss", "atom", "xsd", "shtm",
        "ehtml", "xbl", "rng", "unknown", "txt.Rdf",
    ];
    for ending in endings {
        links.push_str(&format!("[x](a.{ending}) ![x](a.{ending})\n"));
        book = book.file(&format!("content/a.{ending}"), "<script>alert(1)</script>");
    }
    let book = book.file("content/index.md", links);
    let (_, found) = book.check();
    assert_eq!(found.iter().filter(|one| one.code == "active-attachment").count(), endings.len(), "{found:#?}");
    let site = built(book);
    assert!(site.files().iter().all(|url| !url.starts_with("a.")), "{:?}", site.files());
    assert!(Page::read(&site.text("index.html")).named("img").next().is_none());
}
