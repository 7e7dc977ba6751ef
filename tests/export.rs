//! What is taken out of a book: tables as text and as workbooks, mappings as OSCAL.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use support::tools::tool;
use support::{Book, DAY, Run, files, repository};

/// The book of the golden case about the plan: two frameworks, a mapping, statements, a plan.
fn book() -> Book {
    let folder = repository("tests/golden/plan/book");
    files(&folder).iter().fold(Book::new(), |book, path| {
        let file = path.split('/').fold(folder.clone(), |at, part| at.join(part));
        book.file(path, fs::read(file).expect("a file of the case"))
    })
}

/// What an export writes into a file.
fn exported(book: &Book, what: &str, format: &str) -> Vec<u8> {
    let path = format!("out.{format}");
    book.run(["export", what, "--format", format, "--output", path.as_str(), "--as-of", DAY]).calm().ends(0);
    fs::read(book.path(&path)).expect("what was exported")
}

/// The lines of a table as CSV.
fn lines(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    reader.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect()).collect()
}

/// The cells of a sheet that show text or a number.
fn cells(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = workbook.worksheet_range(sheet).unwrap_or_else(|error| panic!("{sheet}: {error}"));
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

#[test]
fn the_tables_are_those_of_the_site() {
    let book = book();
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    for what in ["soa", "matrix", "evidence", "gaps"] {
        let csv = exported(&book, what, "csv");
        assert_eq!(csv, fs::read(book.path(&format!("book/data/{what}.csv"))).expect("the table"), "{what}");
        let run = book.run(["export", what, "--as-of", DAY]).calm().ends(0);
        assert_eq!(run.stdout.as_bytes(), csv, "without a place text goes to standard output");
        let table = lines(&csv);
        let json: Value = serde_json::from_slice(&exported(&book, what, "json")).expect("JSON");
        let objects = json.as_array().expect("a list");
        assert_eq!(objects.len(), table.len() - 1);
        for (object, line) in objects.iter().zip(&table[1..]) {
            for (column, cell) in table[0].iter().zip(line) {
                assert_eq!(object[column].as_str(), Some(cell.as_str()), "{what} {column}");
            }
        }
        let markdown = String::from_utf8(exported(&book, what, "md")).expect("text");
        assert_eq!(markdown.lines().count(), table.len() + 1, "a head, a rule, the rows");
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(markdown.lines().all(|line| bars(line) == table[0].len() + 1), "{markdown}");
    }
}

#[test]
fn the_workbook_holds_the_tables_of_the_site() {
    let book = book();
    let mut workbook = opened(exported(&book, "soa", "xlsx"));
    let names = workbook.sheet_names();
    let expected =
        ["Cover", "Combined SoA", "Held", "Next", "Clauses", "Matrix", "Mapping", "Gap plan", "Evidence", "Legend"];
    assert_eq!(names, expected);
    for (sheet, what) in [("Combined SoA", "soa"), ("Mapping", "matrix"), ("Gap plan", "gaps")] {
        let (sheet, table) = (cells(&mut workbook, sheet), lines(&exported(&book, what, "csv")));
        assert_eq!(sheet[1..], table[1..], "{what}");
    }
    let own = cells(&mut workbook, "Held");
    assert!(own.len() == 4 && own[1..].iter().all(|row| row[0].starts_with("held:")), "{own:?}");
    let matrix = cells(&mut workbook, "Matrix");
    assert_eq!(matrix[0], ["", "A.1", "A.2", "A.3"]);
    assert_eq!(matrix[2], ["B.2 Second of two", "◐", "", ""]);
    assert_eq!(matrix[3], ["B.3 Builds on the held one", "●", "", ""]);
    for what in ["matrix", "evidence", "gaps"] {
        assert_eq!(opened(exported(&book, what, "xlsx")).sheet_names().len(), 2, "{what} and a legend");
    }
}

#[test]
fn equal_books_give_equal_workbooks() {
    assert_eq!(exported(&book(), "soa", "xlsx"), exported(&book(), "soa", "xlsx"));
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let formula = "=HYPERLINK(\"https://evil.example\")";
    let statement = format!(
        "framework: held\nstatements:\n  - requirement: A.2\n    applicable: false\n    review-by: 2027-01-15\n    justification: '{formula}'\n"
    );
    let book = book().file("content/controls/held.yaml", statement);
    let mut workbook = opened(exported(&book, "soa", "xlsx"));
    assert!(cells(&mut workbook, "Combined SoA").iter().any(|row| row.contains(&formula.to_owned())));
    for sheet in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&sheet).expect("a sheet").is_empty(), "{sheet}");
    }
    let csv = String::from_utf8(exported(&book, "soa", "csv")).expect("text");
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
}

#[test]
fn a_cell_that_is_too_long_says_so() {
    let long = "word ".repeat(8_000);
    let statement = format!(
        "framework: held\nstatements:\n  - {{requirement: A.2, reasons: [risk], status: partial, justification: {long}}}\n"
    );
    let book = book().file("content/controls/held.yaml", statement);
    let mut workbook = opened(exported(&book, "soa", "xlsx"));
    let rows = cells(&mut workbook, "Combined SoA");
    assert!(rows.iter().flatten().any(|cell| cell.len() > 30_000 && cell.ends_with("[…]")));
}

#[test]
fn the_site_offers_the_workbook_when_the_settings_say_so() {
    let book = book();
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    assert!(!book.site().has("data/soa.xlsx"));
    assert!(!book.site().text("soa/index.html").contains("soa.xlsx"));
    let settings = fs::read_to_string(book.path("book.toml")).expect("the settings");
    let book = book.settings(&format!("{settings}\n[export]\nworkbook = true\n"));
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    assert!(book.site().text("soa/index.html").contains("href=\"../data/soa.xlsx\""));
    assert_eq!(fs::read(book.path("book/data/soa.xlsx")).expect("the workbook"), exported(&book, "soa", "xlsx"));
}

#[test]
fn a_book_with_errors_exports_nothing() {
    let book = book().file("content/index.md", "# Home\n\n[[gone]]\n");
    let run = book.run(["export", "soa", "--output", "soa.csv"]).calm().ends(1);
    assert!(run.stderr.contains("error[unknown-id]") && run.stderr.contains("Nothing was exported"), "{}", run.stderr);
    assert!(run.stdout.is_empty() && !book.path("soa.csv").exists());
}

#[test]
fn what_cannot_be_exported_so_is_said() {
    let book = book();
    book.run(["export", "oscal"]).calm().ends(2);
    book.run(["export", "oscal", "--format", "csv", "--output", "x"]).calm().ends(2);
    book.run(["export", "risks"]).calm().ends(2);
    let book = book.file("taken/inside.txt", "A folder stands where the file should go.");
    let run = book.run(["export", "soa", "--output", "taken"]).calm().ends(3);
    assert!(run.stderr.contains("cannot write `taken`"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_output_that_takes_no_more_is_the_outside_world() {
    let book = book();
    let commands: [&[&str]; 6] = [
        &["export", "soa"],
        &["check"],
        &["check", "--format", "json"],
        &["schema", "theme"],
        &["explain"],
        &["--help"],
    ];
    for command in commands {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device that is always full");
        let run = Run::of(book.start_into(full, command)).calm().ends(3);
        assert!(run.stderr.starts_with("error: cannot write to standard output: "), "{command:?}: {}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_stopped_listening_is_no_failure() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let run = Run::of(book().start_into(writer, ["export", "soa", "--as-of", DAY])).calm().ends(0);
    assert_eq!(run.stderr, "");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_file_keeps_its_permissions() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let book = book().file("taken.csv", "old").file("elsewhere/kept.txt", "");
    fs::set_permissions(book.path("taken.csv"), fs::Permissions::from_mode(0o600)).expect("permissions");
    for (target, link) in [("taken.csv", "link.csv"), ("elsewhere/new.csv", "dangling.csv")] {
        symlink(target, book.path(link)).expect("a link");
        book.run(["export", "soa", "--output", link, "--as-of", DAY]).calm().ends(0);
        assert!(book.path(link).is_symlink(), "{link}");
        assert!(fs::read_to_string(book.path(target)).expect("the export").starts_with("control,"), "{target}");
    }
    let mode = |path: &str| fs::metadata(book.path(path)).expect("a file").permissions().mode() & 0o777;
    assert_eq!((mode("taken.csv"), mode("elsewhere/new.csv")), (0o600, 0o644));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_into() {
    use std::os::unix::fs::FileTypeExt as _;
    let book = book();
    let pipe = book.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let mut reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn().expect("a reader");
    let run = book.run(["export", "soa", "--output", "pipe", "--as-of", DAY]).calm();
    let still = fs::metadata(&pipe).expect("the pipe").file_type().is_fifo();
    if !still || run.code != 0 {
        reader.kill().expect("the reader ends");
    }
    let read = reader.wait_with_output().expect("what was read").stdout;
    assert!(still, "a file took the place of the pipe");
    assert_eq!((run.ends(0).stdout, read), (String::new(), exported(&book, "soa", "csv")));
}

#[test]
fn an_export_does_not_go_where_the_book_is_read() {
    let settings = fs::read_to_string(repository("tests/golden/plan/book/book.toml")).expect("settings");
    let settings = format!("{settings}\n[output.html]\nadditional-css = [\"own.css\"]\n");
    let book = book().settings(&settings).file("own.css", "p { margin: 0 }\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("content/index.md", book.path("link")).expect("a link");
    let before = files(book.root());
    let links: &[&str] = if cfg!(unix) { &["link"] } else { &[] };
    for path in ["content/index.md", "content/new/soa.csv", "book.toml", "own.css", "themes/x"].iter().chain(links) {
        let run = book.run(["export", "soa", "--output", path, "--as-of", DAY]).calm().ends(2);
        assert!(run.stderr.contains("is a place for sources of the book"), "{path}: {}", run.stderr);
    }
    book.run(["export", "oscal", "--output", "content", "--as-of", DAY]).calm().ends(2);
    assert_eq!((files(book.root()), fs::read_to_string(book.path("book.toml")).ok()), (before, Some(settings)));
}

/// The OSCAL files of a book by their names.
fn oscal(book: &Book) -> BTreeMap<String, Value> {
    book.run(["export", "oscal", "--output", "oscal", "--as-of", DAY]).calm().ends(0);
    let folder = book.path("oscal");
    let read = |path: &String| serde_json::from_slice(&fs::read(folder.join(path)).expect("a file")).expect("JSON");
    files(&folder).iter().map(|path| (path.clone(), read(path))).collect()
}

#[test]
fn oscal_holds_every_pair_and_every_gap() {
    let written = oscal(&book());
    let names: Vec<&String> = written.keys().collect();
    assert_eq!(names, ["catalog-held.json", "catalog-next.json", "mapping-next--held.json"]);
    let mapping = &written["mapping-next--held.json"]["mapping-collection"]["mappings"][0];
    let pairs: Vec<(&str, &str, &str)> = mapping["maps"]
        .as_array()
        .expect("maps")
        .iter()
        .map(|map| {
            let id = |key: &str| map[key][0]["id-ref"].as_str().expect("an id");
            (id("sources"), map["relationship"].as_str().expect("a word"), id("targets"))
        })
        .collect();
    assert_eq!(pairs, [("next.B.2", "intersects-with", "held.A.1"), ("next.B.3", "subset-of", "held.A.1")]);
    let ids = |key: &str| mapping[key]["unmapped-controls"][0]["with-ids"].clone();
    assert_eq!(ids("source-gap-summary"), serde_json::json!(["next.B.1", "next.B.4"]));
    assert_eq!(ids("target-gap-summary"), serde_json::json!(["held.A.2", "held.A.3"]));
    assert_eq!(mapping["source-resource"]["href"], "catalog-next.json");
    let group = &written["catalog-next.json"]["catalog"]["groups"][0];
    assert_eq!((group["id"].as_str(), group["controls"].as_array().map(Vec::len)), (Some("next.B"), Some(4)));
}

#[test]
fn oscal_identities_are_stable_and_unlike() {
    let all = |written: &BTreeMap<String, Value>| -> Vec<String> {
        let text = serde_json::to_string(&written.values().collect::<Vec<_>>()).expect("JSON");
        text.split("\"uuid\":\"").skip(1).map(|rest| rest[..36].to_owned()).collect()
    };
    let first = all(&oscal(&book()));
    assert_eq!(first, all(&oscal(&book())), "the same book, elsewhere");
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len(), "no two things share one");
    let changed = book().file("content/frameworks/held.yaml", "framework: held\nlabel: Held standard\nentries:\n  - {id: A.1, kind: control, title: Another title}\n  - {id: A.2, kind: control, title: Open}\n  - {id: A.3, kind: control, title: Excluded}\n");
    assert_ne!(first[0], all(&oscal(&changed))[0], "a document that says something else has another identity");
}

#[test]
fn trestle_takes_what_is_exported() {
    let Some(trestle) = tool("TRESTLE", "trestle") else { return };
    let workspace = tempfile::TempDir::new().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::new(&trestle).args(arguments).current_dir(workspace.path()).output().expect("trestle");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    };
    run(&["init"]);
    let frameworks = "[\"iso27001\", \"iso42001\", \"eu-ai-act\", \"nist-ai-rmf\"]";
    let built_in = Book::new()
        .settings(&format!("[compliance]\nframeworks = {frameworks}\n"))
        .file("content/index.md", "# Everything built in\n");
    let mut count = 0;
    for book in [book(), built_in] {
        for name in oscal(&book).keys() {
            let path = book.path(&format!("oscal/{name}"));
            run(&["import", "-f", path.to_str().expect("a path"), "-o", name.trim_end_matches(".json")]);
            count += 1;
        }
    }
    assert_eq!(count, 6, "two catalogs and four mappings");
    let said = run(&["validate", "-a"]);
    assert_eq!(said.matches("VALID: Model").count(), count, "{said}");
}
