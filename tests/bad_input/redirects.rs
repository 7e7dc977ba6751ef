//! Addresses that pages once had, written wrongly.

use crate::{Book, book, built, checked, refused};

/// A small book with an entry of `[output.html.redirect]` in line 5 of its settings.
fn moved(entries: &str) -> Book {
    let settings = format!("[compliance]\nframeworks = [\"demo\"]\n\n[output.html.redirect]\n{entries}\n");
    book().settings(&settings).file("content/policies/a.md", "# A\n\n## B {#b}\n").file("content/c.md", "# C\n")
}

#[test]
fn what_is_wrong_with_a_redirect_is_told_at_its_place() {
    let cases: &[(&str, &str, u64, &str)] = &[
        (r#""/../x.html" = "c.html""#, "path-escape", 1, "from the top of the site"),
        (r#""//x.html" = "c.html""#, "path-escape", 1, "from the top of the site"),
        (r#""/a/./x.html" = "/c.html""#, "path-escape", 1, "from the top of the site"),
        (r#""/old/" = "/c.html""#, "invalid-settings", 1, "`/old/index.html` for a folder"),
        (r#""/old.html#b" = "/c.html""#, "invalid-settings", 1, "never reaches a page"),
        (r#""/a//x.html" = "/c.html""#, "invalid-settings", 1, "every system"),
        (r#""/con.html" = "/c.html""#, "invalid-settings", 1, "every system"),
        (r#""/x.html" = "javascript:alert(1)""#, "invalid-settings", 13, "https:// or http://"),
        (r#""/x.html" = "//example.org/""#, "invalid-settings", 13, "https:// or http://"),
        (r#""/x.html" = """#, "invalid-settings", 13, "https:// or http://"),
        (r#""/policies/A.html" = "/c.html""#, "url-collision", 1, "capitals make no difference"),
        (r#""/search.html" = "/c.html""#, "url-collision", 1, "rename or move"),
        (r#""/demo/A.1.html" = "/c.html""#, "url-collision", 1, "rename or move"),
        (r#""/static/x.html" = "/c.html""#, "url-collision", 1, "rename or move"),
        (r#""/c.html/x.html" = "/c.html""#, "url-collision", 1, "rename or move"),
        (r#""/index.html/x.html" = "/c.html""#, "url-collision", 1, "rename or move"),
        (r#""/x.html" = "policies/b.html""#, "broken-redirect", 13, "did you mean `/policies/a.html`?"),
        (r#""/old/x.html" = "policies/a.html""#, "broken-redirect", 17, "did you mean `/policies/a.html`?"),
        (r#""/x.html" = "../c.html""#, "broken-redirect", 13, "at the folder of the old address"),
        (r#""/x.html" = "/C.html""#, "broken-redirect", 13, "did you mean `/c.html`?"),
        (r#""/x.html" = "gaps.html""#, "broken-redirect", 13, ""),
        (r#""/x.html" = "policies/a.html#c""#, "broken-redirect", 13, "leave out what follows `#`"),
        (r#""/x.html" = "/soa/index.html#contols""#, "broken-redirect", 13, "did you mean `/soa/index.html#controls`?"),
        (r#""/x.html" = "demo/A.1.html#q1-b""#, "broken-redirect", 13, "leave out what follows `#`"),
        (r#""/x.html" = "x.html""#, "broken-redirect", 13, "lead one of them to a page"),
        (r##""/x.html" = "#b""##, "broken-redirect", 13, "lead one of them to a page"),
    ];
    for (entry, code, column, help) in cases {
        let found = refused(&moved(entry), if *code == "invalid-settings" { 2 } else { 1 }, code, "book.toml", 5);
        assert_eq!(found.column, *column, "{entry}: {found:#?}");
        assert!(found.help.join("\n").contains(help), "{entry}: {found:#?}");
    }
}

#[test]
fn redirects_do_not_lead_to_one_another() {
    let chain = moved("\"/x.html\" = \"y.html\"\n\"/y.html\" = \"z.html\"\n\"/z.html\" = \"policies/a.html#b\"");
    for line in [5, 6] {
        let found = refused(&chain, 1, "broken-redirect", "book.toml", line);
        assert_eq!(found.help, ["did you mean `/policies/a.html#b`?"], "{found:#?}");
    }
    let circle = moved("\"/x.html\" = \"y.html\"\n\"/y.html\" = \"/x.html\"");
    for line in [5, 6] {
        let found = refused(&circle, 1, "broken-redirect", "book.toml", line);
        assert!(found.message.contains("leads back to itself"), "{found:#?}");
    }
}

#[test]
fn one_old_address_leads_to_one_place() {
    let twice = moved("\"/x.html\" = \"c.html\"\n\"/X.html\" = \"policies/a.html\"");
    let found = refused(&twice, 1, "url-collision", "book.toml", 5);
    assert!(found.message.contains("two pages want the address"), "{found:#?}");
}

#[test]
fn every_page_of_a_site_can_be_led_to() {
    let crosswalk = "source: demo\ntarget: other\nrows:\n  - {source: A.1, targets: [{id: '1'}], relationship: equal, rationale: Test.}\n";
    let with_all = |book: Book| {
        book.file(
            "content/frameworks/other.yaml",
            "framework: other\nlabel: Other\nentries:\n  - {id: '1', kind: control, title: One}\n",
        )
        .file(
            "content/frameworks/third.yaml",
            "framework: third\nlabel: Third\nentries:\n  - {id: '1', kind: control, title: One}\n",
        )
        .file("content/mappings/a.yaml", crosswalk)
        .file("content/mappings/b.yaml", crosswalk.replace("other", "third"))
        .file("content/registers/roles.yaml", "roles:\n  - {id: r, title: R}\n")
        .file("content/registers/plan.yaml", "plan:\n  - {id: P-1, title: P, for: ['demo:A.1']}\n")
        .file("content/evidence/r.yaml", "evidence:\n  - {id: E-1, title: E, collected: 2026-11-01, cadence: 1 year}\n")
        .file("content/policies/deep/a.md", "# A\n")
    };
    let frameworks = "[compliance]\nframeworks = [\"demo\", \"other\", \"third\"]\n\n[output.html.redirect]\n";
    let pages: Vec<String> = checked(&with_all(book().settings(frameworks)))
        .files()
        .into_iter()
        // What is made to be printed repeats what has a page of its own.
        .filter(|url| url.ends_with(".html") && !url.starts_with("print"))
        .collect();
    assert!(pages.len() > 30, "{pages:#?}");
    let entries = pages.iter().enumerate().map(|(at, url)| format!("\"/old/{at}.html\" = \"/{url}\"\n"));
    let settings = format!("{frameworks}{}", entries.collect::<String>());
    let site = built(with_all(book().settings(&settings)));
    assert_eq!(site.files().iter().filter(|url| url.starts_with("old/")).count(), pages.len());
}
