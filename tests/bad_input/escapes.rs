//! Paths that lead out of the book: nothing there is read or written.

use std::fs;

use crate::{Book, DAY, book, refused};

/// A secret beside the book: the book stands in `inner`.
fn beside() -> (Book, std::path::PathBuf) {
    let outer = Book::new()
        .file("secret.txt", "the secret\n")
        .file("secret.md", "# The secret\n")
        .file("secret/index.md", "# The secret\n");
    let inner = outer.path("inner/content");
    fs::create_dir_all(&inner).expect("a folder");
    let root = outer.path("inner");
    (outer, root)
}

/// Ways out of a folder two levels below the root of the book.
const WAYS: &[&str] = &[
    "../../../secret.txt",
    "../../../../../../../../etc/passwd",
    "..%2f..%2f..%2fsecret.txt",
    "%2e%2e/%2e%2e/%2e%2e/secret.txt",
    "<..\\\\..\\\\..\\\\secret.txt>",
    "./../../../secret.txt",
    "a/../../../../secret.txt",
];

#[test]
fn links_out_of_the_book_are_refused() {
    for way in WAYS {
        let book = book().file("content/policies/a.md", format!("# A\n\nSee [x]({way}).\n"));
        let found = refused(&book, 1, "path-escape", "content/policies/a.md", 3);
        assert_eq!(found.column, 5);
        let image = crate::book().file("content/policies/a.md", format!("# A\n\n![x]({way})\n"));
        refused(&image, 1, "path-escape", "content/policies/a.md", 3);
        let field = format!("framework: demo\nstatements:\n  - requirement: A.1\n    how: '[x]({way})'\n");
        refused(&crate::book().file("content/controls/a.yaml", field), 1, "path-escape", "content/controls/a.yaml", 4);
    }
}

#[test]
fn links_to_the_root_of_the_disk_stay_in_the_book() {
    for way in
        ["/etc/passwd", "/../../../etc/passwd", "//etc/passwd", "file:///etc/passwd", "C:\\\\secret.txt", "/secret.txt"]
    {
        let (outer, root) = beside();
        fs::write(root.join("content/index.md"), format!("# Home\n\n[x]({way}) ![x]({way})\n")).expect("a file");
        let run = outer.run(["build".as_ref(), root.as_os_str()]).calm();
        assert!([0, 1].contains(&run.code), "{way}: {}", run.stderr);
        assert!(!everything(&root).contains("the secret"), "{way}");
    }
}

/// The text of every file of the site, if there is one.
fn everything(root: &std::path::Path) -> String {
    let site = root.join("book");
    let read = |path: &String| String::from_utf8_lossy(&fs::read(site.join(path)).expect("a file")).into_owned();
    crate::support::files(&site).iter().map(read).collect()
}

#[test]
fn evidence_files_out_of_the_book_are_refused() {
    for way in [
        "../../secret.txt",
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "..\\\\..\\\\secret.txt",
        "a/../../b.txt",
        "..",
        "./../x.txt",
    ] {
        let item = format!(
            "evidence:\n  - id: E\n    title: E\n    file: \"{way}\"\n    collected: 2026-11-01\n    cadence: 1 year\n"
        );
        refused(&book().file("content/evidence/r.yaml", item), 1, "path-escape", "content/evidence/r.yaml", 4);
    }
    for way in ["C:\\\\secret.txt", "https://example.org/x", "", ".", "a//b", "./"] {
        let item = format!(
            "evidence:\n  - id: E\n    title: E\n    file: \"{way}\"\n    collected: 2026-11-01\n    cadence: 1 year\n"
        );
        refused(&book().file("content/evidence/r.yaml", item), 1, "evidence-file-absent", "content/evidence/r.yaml", 4);
    }
}

#[test]
fn folders_of_the_settings_stay_in_the_book() {
    for way in ["..", "../secret", "/etc", "a/../../secret", "./..", "C:/x", "a\\\\b", ""] {
        for (table, key) in [("book", "src"), ("build", "build-dir"), ("output.html", "theme")] {
            let (outer, root) = beside();
            fs::write(root.join("book.toml"), format!("[{table}]\n{key} = \"{way}\"\n")).expect("a file");
            let run = outer.run(["check".as_ref(), root.as_os_str(), "--format".as_ref(), "json".as_ref()]).calm();
            assert!([1, 2].contains(&run.code), "{key} = {way:?}: exit code {}", run.code);
            let found = run.findings();
            let told = found.iter().any(|one| one.code == "path-escape" && one.file == "book.toml" && one.line == 2);
            assert!(told, "{key} = {way:?}: {found:#?}");
        }
    }
}

#[test]
fn style_sheets_stay_in_the_book() {
    for way in ["../secret.txt", "/etc/passwd", "a/../../secret.txt"] {
        let book = book().settings(&format!("[output.html]\nadditional-css = [\"{way}\"]\n"));
        let (code, found) = book.check();
        assert!(
            [1, 2].contains(&code) && found.iter().any(|one| one.code == "path-escape" && one.line == 2),
            "{found:#?}"
        );
    }
}

#[test]
fn the_contents_stay_in_the_book() {
    for way in ["../secret.md", "../../secret.md", "/etc/passwd", "..\\\\secret.md"] {
        let book = book().file("content/SUMMARY.md", format!("# Summary\n\n- [Out]({way})\n- [Home](index.md)\n"));
        let (_, found) = book.check();
        let told = found.iter().any(|one| one.file == "content/SUMMARY.md" && one.line == 3);
        assert!(told, "{way}: {found:#?}");
    }
}

#[test]
fn a_template_includes_nothing_but_templates() {
    let book = book()
        .settings("[output.html]\ntheme = \"own\"\n[compliance]\nframeworks = [\"demo\"]\n")
        .file("secret.html", "the secret")
        .file(
            "themes/own/templates/toc.html",
            "{% extends \"base.html\" %}{% block main %}{% include \"../../../secret.html\" %}{% endblock %}",
        );
    let run = book.run(["build", "--as-of", DAY]).calm().ends(1);
    assert!(run.stderr.contains("theme-error") && !run.stderr.contains("the secret"), "{}", run.stderr);
}
