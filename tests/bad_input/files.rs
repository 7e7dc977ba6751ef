//! Files that are no files, are not there, cannot be read as text, or change while a book is read.

use std::fs;

use clausebook::catalogue::{ALL, DEFAULT};
use clausebook::config::Limits;
use clausebook::discover::{discover, hash, read_text};
use clausebook::pipeline::{self, Clock, Failure, Unbuilt};
use clausebook::publish::PublishError;
use jiff::civil::date;

use crate::{Book, book, built, refused};

/// The day the tests of this file look at a book.
const CLOCK: Clock = Clock { asked: None, otherwise: date(2026, 11, 16) };

/// A book with an attached file.
fn attached() -> Book {
    let item = "evidence:\n  - {id: E, title: E, file: a.txt, collected: 2026-11-01, cadence: 1 year, supports: [{requirement: demo:A.1, extent: full}]}\n";
    book().file("content/evidence/r.yaml", item).file("content/evidence/a.txt", "first\n")
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_line() {
    refused(&book().file("content/a.md", b"# A\n\nCaf\xe9\n"), 1, "not-utf8", "content/a.md", 3);
    refused(
        &book().file("content/controls/a.yaml", b"framework: demo\n# \xff\n"),
        1,
        "not-utf8",
        "content/controls/a.yaml",
        2,
    );
    refused(&book().file("content/a.md", b"\xff\xfe#\0 \0A\0"), 1, "not-utf8", "content/a.md", 1);
    let run = book().file("book.toml", b"[book]\ntitle = \"\xe9\"\n").run(["build", "--format", "json"]).calm();
    assert!(run.findings().iter().any(|one| one.code == "not-utf8" && one.file == "book.toml"), "{}", run.stdout);
    assert_eq!(run.code, 2, "settings that are no text are wrong configuration");
}

#[test]
fn a_zero_byte_is_no_end_of_a_text() {
    let site = built(book().file("content/a.md", "# A\n\nBefore\0after.\n"));
    assert!(site.text("a.html").contains("after."));
    let text = "framework: demo\nstatements:\n  - {requirement: A.1, owner: \"a\0b\"}\n";
    book().file("content/controls/a.yaml", text).run(["build"]).calm().ends(1);
}

#[test]
fn a_book_without_content_says_so() {
    let empty = Book::new().run(["build"]).calm().ends(2);
    assert!(empty.stderr.contains("content") && empty.stderr.contains("help"), "{}", empty.stderr);
    let file = Book::new().file("content", "a file\n").run(["build"]).calm().ends(2);
    assert!(file.stderr.contains("content"), "{}", file.stderr);
    let gone = Book::new().run(["build", "no-such-folder"]).calm().ends(2);
    assert!(gone.stderr.contains("no-such-folder"), "{}", gone.stderr);
    let other = Book::new().settings("[book]\nsrc = \"policies\"\n").run(["check"]).calm().ends(2);
    assert!(other.stderr.contains("policies"), "{}", other.stderr);
}

#[test]
fn folders_and_files_may_be_empty() {
    let book =
        book().file("content/empty.md", "").file("content/blank.md", "\n\n  \n").file("content/front.md", "---\n---\n");
    for folder in
        ["content/nothing", "content/evidence", "content/controls", "content/mappings", "content/registers", "themes"]
    {
        fs::create_dir_all(book.path(folder)).expect("a folder");
    }
    let site = built(book);
    assert!(site.has("empty.html") && site.has("blank.html") && site.has("front.html"));
    let only = Book::new();
    fs::create_dir(only.path("content")).expect("a folder");
    assert!(built(only).has("index.html"));
}

#[test]
fn a_folder_with_the_name_of_a_file_is_a_folder() {
    let book = book().file("content/policy.md/inner.md", "# Inner\n").file("content/r.yaml/inner.md", "# Inner\n");
    assert!(built(book).has("policy.md/inner.html"));
    let settings = book_without_settings().file("book.toml/inner.md", "x");
    let run = settings.run(["build", "--format", "json"]).calm().ends(1);
    assert!(run.findings().iter().any(|one| one.code == "unsafe-file" && one.subject == "book.toml"), "{}", run.stdout);
}

fn book_without_settings() -> Book {
    Book::new().file("content/index.md", "# Home\n")
}

#[test]
fn a_text_that_vanishes_is_named() {
    let book = book().file("content/a.md", "# A\n");
    let found = discover(book.root(), None).expect("a book").value;
    fs::remove_file(book.path("content/a.md")).expect("a file less");
    let id = found.project.ids().find(|id| &*found.project.file(*id).path == "content/a.md").expect("the file");
    let error = read_text(&found.disk, &found.project, id, &Limits::default()).expect_err("no file any more");
    assert!(error.to_string().contains("content/a.md"), "{error}");
    assert!(hash(&found.disk, "content/a.md").is_err());
    assert!(ALL.len() >= DEFAULT.len());
}

#[test]
fn a_text_that_grows_while_it_is_read_is_a_limit() {
    let book = book()
        .settings("[limits]\ntext-bytes = 500\n[compliance]\nframeworks = [\"demo\"]\n")
        .file("content/a.md", "# A\n");
    let found = discover(book.root(), None).expect("a book").value;
    let book = book.file("content/a.md", "x".repeat(501));
    let id = found.project.ids().find(|id| &*found.project.file(*id).path == "content/a.md").expect("the file");
    let read = read_text(&found.disk, &found.project, id, &found.settings.limits).expect("a file");
    assert_eq!(read.expect_err("too long").code.name(), "limit-exceeded");
    drop(book);
}

#[test]
fn an_attachment_that_changes_stops_the_build_and_the_old_site_stays() {
    for (what, text) in [("longer", "first and more\n"), ("shorter", "f\n"), ("other", "other\n")] {
        let book = attached();
        book.run(["build"]).calm().ends(0);
        let before = book.site().snapshot();
        let survey = pipeline::survey(book.root(), None, CLOCK).expect("a survey");
        let book = book.file("content/evidence/a.txt", text);
        let unbuilt = pipeline::build(&survey, book.path("book"), &|_, _| {});
        let changed = matches!(&unbuilt, Err(Unbuilt::Failed(Failure::Publish(PublishError::Changed { path }))) if path == "content/evidence/a.txt");
        assert!(changed, "{what}: {unbuilt:?}");
        assert!(book.site().snapshot() == before, "{what}: the old site is another one");
    }
}

#[test]
fn an_attachment_that_vanishes_stops_the_build_and_the_old_site_stays() {
    let book = attached();
    book.run(["build"]).calm().ends(0);
    let before = book.site().snapshot();
    let survey = pipeline::survey(book.root(), None, CLOCK).expect("a survey");
    let book = book.without("content/evidence/a.txt");
    let unbuilt = pipeline::build(&survey, book.path("book"), &|_, _| {});
    assert!(matches!(unbuilt, Err(Unbuilt::Failed(Failure::Publish(_)))), "{unbuilt:?}");
    assert!(book.site().snapshot() == before);
    book.run(["build"]).calm().ends(1);
    assert!(book.site().snapshot() == before);
}

#[test]
fn a_part_of_the_handbook_cannot_be_attached() {
    for name in ["minutes.md", "other.yaml"] {
        let item = format!("evidence:\n  - {{id: E, title: E, file: {name}, collected: 2026-11-01}}\n");
        let book = book().file("content/evidence/r.yaml", item);
        let book = book.file("content/evidence/minutes.md", "# Minutes\n");
        let book = book.file("content/evidence/other.yaml", "evidence: []\n");
        refused(&book, 1, "invalid-value", "content/evidence/r.yaml", 2);
        let (_, found) = book.check();
        assert!(found.iter().all(|one| one.code != "evidence-file-absent"), "{found:#?}");
    }
}

#[test]
fn files_beside_the_folder_of_a_register_are_not_proposed() {
    let item = "evidence:\n  - {id: E, title: E, file: report.pdf, collected: 2026-11-01}\n";
    let book = book().file("content/evidence/r.yaml", item).file("content/evidence-old/report.pdf", "x");
    let absent = refused(&book, 1, "evidence-file-absent", "content/evidence/r.yaml", 2);
    assert!(!absent.help.iter().any(|help| help.contains("-old")), "{absent:#?}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::{Book, attached, book, book_without_settings, fs};
    use crate::support::files;

    /// Fails unless `check` refuses the thing at `path` and says what it is.
    #[track_caller]
    fn unsafe_at(book: &Book, path: &str, what: &str) {
        let run = book.run(["build", "--format", "json"]).calm().ends(1);
        let found = run.findings();
        let told =
            found.iter().any(|one| one.code == "unsafe-file" && one.subject == path && one.message.contains(what));
        assert!(told, "{found:#?}");
        assert!(!book.path("book").exists());
    }

    #[test]
    fn symbolic_links_are_refused_and_not_followed() {
        let outside = Book::new().file("secret.md", "# Secret\n");
        let cases = [
            ("secret.md", outside.path("secret.md")),
            ("folder", outside.root().to_owned()),
            ("gone.md", outside.path("gone.md")),
            ("inside.md", "index.md".into()),
            ("loop.md", "loop.md".into()),
        ];
        for (name, target) in cases {
            let book = book();
            symlink(target, book.path(&format!("content/{name}"))).expect("a link");
            unsafe_at(&book, &format!("content/{name}"), "a symbolic link");
        }
    }

    #[test]
    fn links_in_the_place_of_folders_are_refused() {
        let outside =
            Book::new().file("index.md", "# Secret\n").file("templates/toc.html", "secret").file("a.txt", "secret");
        let content = Book::new();
        symlink(outside.root(), content.path("content")).expect("a link");
        unsafe_at(&content, "content", "a symbolic link");
        let settings = book_without_settings();
        symlink(outside.path("a.txt"), settings.path("book.toml")).expect("a link");
        unsafe_at(&settings, "book.toml", "a symbolic link");
        let theme = book().settings("[output.html]\ntheme = \"own\"\n");
        fs::create_dir(theme.path("themes")).expect("a folder");
        symlink(outside.root(), theme.path("themes/own")).expect("a link");
        unsafe_at(&theme, "themes/own", "a symbolic link");
        let css = book().settings("[output.html]\nadditional-css = [\"a.css\"]\n");
        symlink(outside.path("a.txt"), css.path("a.css")).expect("a link");
        unsafe_at(&css, "a.css", "a symbolic link");
    }

    #[test]
    fn init_writes_nothing_through_a_link() {
        let (outside, book) = (Book::new().file("kept.md", "kept\n"), Book::new().file("other.md", "other\n"));
        symlink(outside.root(), book.path("content")).expect("a link");
        for arguments in [&["init", "--minimal"][..], &["init", "--minimal", "--force"]] {
            let run = book.run(arguments.iter().copied()).ends(2);
            assert!(run.stderr.contains("content` is a symbolic link; nothing was written"), "{}", run.stderr);
            assert_eq!(files(outside.root()), ["kept.md"]);
            assert!(!book.path("book.toml").exists());
        }
    }

    #[test]
    fn pipes_and_sockets_are_refused_and_not_waited_for() {
        let pipe = book();
        let made = Command::new("mkfifo").arg(pipe.path("content/pipe.md")).status().expect("mkfifo");
        assert!(made.success());
        unsafe_at(&pipe, "content/pipe.md", "a named pipe");
        let socket = book();
        let _listening = UnixListener::bind(socket.path("content/s.md")).expect("a socket");
        unsafe_at(&socket, "content/s.md", "a socket");
        let attachment = attached().without("content/evidence/a.txt");
        let made = Command::new("mkfifo").arg(attachment.path("content/evidence/a.txt")).status().expect("mkfifo");
        assert!(made.success());
        unsafe_at(&attachment, "content/evidence/a.txt", "a named pipe");
    }
}
