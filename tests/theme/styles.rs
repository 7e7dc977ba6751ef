//! Style sheets: parts of a theme in the place of their imports, and what a theme may replace.

use super::{build, fault, themed};
use crate::support::Book;

/// What is in a sheet of a site.
fn sheet(book: &Book, name: &str) -> String {
    build(book, &[]).ends(0);
    book.site().text(&format!("static/{name}"))
}

#[test]
fn a_sheet_has_what_it_imports_in_its_place() {
    let book = themed()
        .file(
            "themes/own/static/own.css",
            "@charset \"UTF-8\";\n/* own */ @import url('../styles/deep/a.css');\n@IMPORT \"b.css\" print;\nmain{}\n",
        )
        .file("themes/own/styles/deep/a.css", "\u{feff}@import \"./c.css\";\na{}\n")
        .file("themes/own/styles/deep/c.css", "c{}\n")
        .file("themes/own/static/b.css", "b { content: '@import \"x.css\";' }\n")
        .file("themes/own/static/far.css", "@import url(https://example.org/x.css);\n@import '/x.css';\nx{}\n")
        .file("themes/own/static/old.css", b"/* \xe4 */ @import \"gone.css\";");
    let expected =
        "@charset \"UTF-8\";\n/* own */ c{}\n\na{}\n\n@media print {\nb { content: '@import \"x.css\";' }\n}\nmain{}\n";
    assert_eq!(sheet(&book, "own.css"), expected);
    let site = book.site();
    assert!(site.text("static/far.css").starts_with("@import url(https://example.org/x.css);\n@import '/x.css';\n"));
    assert_eq!(site.bytes("static/old.css"), b"/* \xe4 */ @import \"gone.css\";");
    assert!(!site.files().iter().any(|url| url.contains("styles/")), "parts are not published");
}

#[test]
fn the_built_in_sheets_import_nothing_and_the_whole_begins_with_the_light_one() {
    let book = themed();
    let [whole, light, matrix] = ["style.css", "text.css", "matrix.css"].map(|name| sheet(&book, name));
    assert!(!whole.contains("@import") && whole.contains(".matrix") && !light.contains(".matrix"));
    assert!(light.contains("--paper") && light.contains("@page"));
    assert!(whole.starts_with(&light));
    assert!(!matrix.contains("@import") && matrix.contains("--paper") && matrix.contains(".matrix"));
    assert!(matrix.len() < whole.len());
}

#[test]
fn a_theme_replaces_a_part_a_sheet_or_all() {
    let part = themed().file("themes/own/styles/colours.css", ":root { --paper: beige }\n");
    for name in ["style.css", "text.css", "matrix.css"] {
        let text = sheet(&part, name);
        assert!(text.contains("beige") && !text.contains("#15181c") && text.contains(".badge"), "{name}");
    }
    // A sheet written before there were more.
    let whole = themed().file("themes/own/static/style.css", "main{}\n");
    assert_eq!(["style.css", "text.css", "matrix.css"].map(|name| sheet(&whole, name)), ["main{}\n"; 3]);
    let more = themed().file("themes/own/static/style.css", "@import \"text.css\";\nmain{}\n");
    for name in ["style.css", "text.css", "matrix.css"] {
        let text = sheet(&more, name);
        assert!(text.contains(".badge") && text.ends_with("main{}\n") && !text.contains(".matrix"), "{name}");
    }
    let light = themed().file("themes/own/static/text.css", "p{}\n");
    assert_eq!(sheet(&light, "text.css"), "p{}\n");
    for name in ["style.css", "matrix.css"] {
        assert!(sheet(&light, name).contains("p{}\n") && sheet(&light, name).contains(".matrix"), "{name}");
    }
    let matrix = themed().file("themes/own/static/matrix.css", "td{}\n");
    assert_eq!(sheet(&matrix, "matrix.css"), "td{}\n");
    assert!(!sheet(&matrix, "text.css").contains("td{}") && sheet(&matrix, "text.css").contains(".badge"));
}

#[test]
fn a_bad_import_has_its_place() {
    let at = |text: &str| fault(&themed().file("themes/own/static/own.css", text));
    let path = "themes/own/static/own.css";
    let cases = [
        ("/* ä */\n @import \"gone.css\";", "2:2", "the theme has no file `static/gone.css` to import"),
        ("@import \"../../x.css\";", "1:1", "the theme has no file `../x.css` to import"),
        ("@import \"own.css\";", "1:1", "`static/own.css` is in this sheet already; a file is imported once"),
        ("@import \"text.css\";@import \"text.css\";", "1:20", "`static/text.css` is in this sheet already"),
        ("@import \"text.css\" layer(x);", "1:1", "an import is put in its place with a media query only"),
    ];
    for (text, place, message) in cases {
        let found = at(text);
        assert!(found.starts_with(&format!("{path}:{place} error theme-error: {message}")), "{text}: {found}");
    }
    // A circle, and a part that is not text.
    let book = themed().file("themes/own/static/own.css", "@import \"../styles/a.css\";\n");
    let circle = book
        .file("themes/own/styles/a.css", "\n@import \"b.css\";")
        .file("themes/own/styles/b.css", "@import \"a.css\";");
    assert!(fault(&circle).starts_with("themes/own/styles/b.css:1:1 error theme-error: `styles/a.css` is in this"));
    let foreign = circle.file("themes/own/styles/a.css", b"a{}\n/* \xe4 */");
    assert!(
        fault(&foreign).starts_with("themes/own/styles/a.css:2:4 error theme-error: `themes/own/styles/a.css` is not")
    );
    // What a part of the built-in theme lacks is shown there.
    let lacking = foreign.file("themes/own/styles/a.css", "@import \"../styles/tables.css\";@import \"tables.css\";");
    assert!(fault(&lacking).starts_with("themes/own/styles/a.css:1:32 error theme-error: `styles/tables.css` is in"));
}

#[test]
fn a_sheet_is_made_of_a_limited_number_of_files() {
    let part = |n: usize| format!("@import \"p{}.css\";", n + 1);
    let book = (0..200).fold(themed(), |book, n| book.file(&format!("themes/own/styles/p{n}.css"), part(n)));
    let found = fault(&book.file("themes/own/static/own.css", "@import \"../styles/p0.css\";"));
    assert!(found.contains("a sheet is made of more than 100 files"), "{found}");
}
