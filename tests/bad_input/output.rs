//! Outputs that are refused: nothing is ever deleted that clausebook did not make.

use std::fs;
use std::path::Path;

use crate::support::files;
use crate::{Book, book};

/// Builds into an output that must be refused, and fails unless everything stays as it was.
#[track_caller]
fn refuses(book: &Book, output: &Path, why: &str) {
    let before = everything(book.root());
    let run = book.run(["build".as_ref(), "-d".as_ref(), output.as_os_str()]).calm().ends(2);
    assert!(run.stderr.contains("error:") && run.stderr.contains("help:"), "{}", run.stderr);
    assert!(run.stderr.contains(why), "`{why}` is not in {}", run.stderr);
    assert_eq!(everything(book.root()), before);
}

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let bytes = |path: &String| fs::read(folder.join(path)).unwrap_or_default();
    files(folder).into_iter().map(|path| (path.clone(), bytes(&path))).collect()
}

#[test]
fn the_book_and_what_holds_it_are_no_output() {
    let book = book().file("content/policies/a.md", "# A\n");
    refuses(&book, Path::new("."), "root of the book");
    refuses(&book, Path::new("content/.."), "root of the book");
    refuses(&book, book.root(), "root of the book");
    refuses(&book, Path::new("content"), "content folder");
    refuses(&book, Path::new("content/policies/.."), "content folder");
    refuses(&book, Path::new(".."), "holds it");
    refuses(&book, Path::new("/"), "root of the file system");
}

#[test]
fn the_home_folder_is_no_output() {
    let home = book().file("home/letter.txt", "dear\n");
    let path = home.path("home");
    let home = home
        .env("HOME", path.to_str().expect("a path in UTF-8"))
        .env("USERPROFILE", path.to_str().expect("a path in UTF-8"));
    refuses(&home, Path::new("home"), "home folder");
    fs::remove_file(home.path("home/letter.txt")).expect("a file less");
    refuses(&home, Path::new("home"), "home folder");
}

#[test]
fn a_folder_somebody_else_filled_is_no_output() {
    let book = book().file("public/index.html", "mine").file("file", "mine");
    refuses(&book, Path::new("public"), "not empty");
    refuses(&book, Path::new("file"), "no folder");
}

#[test]
fn a_marker_somebody_else_wrote_is_none() {
    for marker in ["", "clausebook\n", "clausebook site 2\n\nindex.html\n", "clausebook staging 1\n"] {
        let book = book().file("public/.clausebook", marker).file("public/index.html", "mine");
        refuses(&book, Path::new("public"), "error");
    }
    let listed = book()
        .file("public/.clausebook", "clausebook site 1\nx\n\nindex.html\n")
        .file("public/index.html", "x")
        .file("public/letter.txt", "mine");
    refuses(&listed, Path::new("public"), "letter.txt");
}

#[test]
fn what_was_put_into_a_site_is_not_deleted() {
    let book = book();
    book.run(["build"]).calm().ends(0);
    let book = book.file("book/notes/letter.txt", "mine\n");
    refuses(&book, Path::new("book"), "letter.txt");
}

#[test]
fn an_empty_folder_and_a_folder_to_be_made_are_outputs() {
    let book = book();
    fs::create_dir(book.path("empty")).expect("a folder");
    book.run(["build", "-d", "empty"]).calm().ends(0);
    book.run(["build", "-d", "new/folders/site"]).calm().ends(0);
    assert!(book.path("empty/index.html").exists() && book.path("new/folders/site/index.html").exists());
    assert!(files(&book.path("new/folders")).iter().all(|path| path.starts_with("site/")));
}

#[test]
fn an_output_in_the_content_is_not_read_as_content() {
    let book = book().settings("[compliance]\nframeworks = [\"demo\"]\n\n[build]\nbuild-dir = \"content/site\"\n");
    for _ in 0..2 {
        book.run(["build"]).calm().ends(0);
    }
    assert!(!book.path("content/site/site").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_output() {
    use std::os::unix::fs::symlink;
    let elsewhere = Book::new().file("letter.txt", "mine\n");
    let book = book();
    symlink(elsewhere.root(), book.path("public")).expect("a link");
    symlink("nowhere", book.path("dangling")).expect("a link");
    for output in ["public", "dangling", "public/site"] {
        let run = book.run(["build", "-d", output]).calm().ends(2);
        assert!(run.stderr.contains("symbolic link"), "{}", run.stderr);
    }
    assert_eq!(files(elsewhere.root()), ["letter.txt"]);
}
