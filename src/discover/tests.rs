//! Books on a disk: which files are found, in which order, and which are refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::result_large_err, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::config::Limits;
use crate::diagnostics::{Code, Diagnostic};
use crate::project::{FileKind, Tree};
use crate::source::FileId;

fn book(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn found(root: &Path) -> Outcome<Discovered> {
    discover(root, None).unwrap()
}

/// The paths of the book's own files.
fn paths(discovered: &Discovered) -> Vec<&str> {
    let own = |file: &&crate::project::File| file.origin == crate::project::Origin::Book;
    discovered.project.files.iter().filter(own).map(|file| &*file.path).collect()
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<(Code, &str)> {
    diagnostics.iter().map(|d| (d.code, d.subject.as_str())).collect()
}

#[test]
fn files_come_in_the_order_of_their_names() {
    let folder = book(&[
        ("content/index.md", ""),
        ("content/b/x.md", ""),
        ("content/B.md", ""),
        ("content/a.pdf", "12345"),
        ("content/.git/config", ""),
        ("content/.hidden.md", ""),
        ("book.toml", "[book]\ntitle = \"T\"\n"),
    ]);
    let outcome = found(folder.path());
    assert_eq!(codes(&outcome.diagnostics), []);
    let names = ["book.toml", "content/B.md", "content/a.pdf", "content/b/x.md", "content/index.md"];
    assert_eq!(paths(&outcome.value), names);
    let project = &outcome.value.project;
    assert_eq!(project.file(FileId(0)).kind, FileKind::Settings);
    assert_eq!(project.file(FileId(1)).kind, FileKind::Framework);
    let pdf = project.files.iter().find(|file| &*file.path == "content/a.pdf").unwrap();
    assert_eq!((&*pdf.content_path, pdf.kind, pdf.length), ("a.pdf", FileKind::Attachment, 5));
    assert_eq!(outcome.value.settings.book.title, "T");
}

#[test]
fn a_book_needs_no_settings() {
    let folder = book(&[("content/index.md", "")]);
    let outcome = found(folder.path());
    assert_eq!(paths(&outcome.value), ["content/index.md"]);
    assert_eq!(outcome.value.project.file(FileId(0)).kind, FileKind::Framework);
}

#[test]
fn the_output_is_not_searched() {
    let files =
        [("book.toml", "[build]\nbuild-dir = \"content/site\"\n"), ("content/site/a.md", ""), ("content/b.md", "")];
    let folder = book(&files);
    assert_eq!(paths(&found(folder.path()).value), ["book.toml", "content/b.md"]);
    let elsewhere = discover(folder.path(), Some(&folder.path().join("out"))).unwrap();
    assert_eq!(paths(&elsewhere.value), ["book.toml", "content/b.md", "content/site/a.md"]);
}

#[test]
fn a_missing_content_folder_is_an_error_with_help() {
    let folder = book(&[("book.toml", "[book]\nsrc = \"docs\"\n")]);
    let error = discover(folder.path(), None).unwrap_err();
    assert!(matches!(&error, DiscoverError::NotFound { missing, .. } if missing.ends_with("docs")), "{error}");
    assert!(error.help().contains("`docs`"), "{}", error.help());
    let gone = folder.path().join("gone");
    let error = discover(&gone, None).unwrap_err();
    assert!(matches!(&error, DiscoverError::NotFound { missing, root } if missing == root), "{error}");
}

#[test]
fn faulty_settings_say_more_than_a_missing_folder() {
    let folder = book(&[("book.toml", "[book]\nsrc = docs\n"), ("docs/index.md", "")]);
    let outcome = found(folder.path());
    assert_eq!(codes(&outcome.diagnostics), [(Code::InvalidSettings, "book.toml")]);
    assert_eq!(outcome.diagnostics[0].span.unwrap().file, FileId(0));
}

#[test]
fn settings_with_a_byte_order_mark_are_read() {
    let folder = book(&[("book.toml", "\u{FEFF}[book]\ntitle = \"T\"\n"), ("content/index.md", "")]);
    let outcome = found(folder.path());
    assert_eq!(codes(&outcome.diagnostics), []);
    assert_eq!(outcome.value.settings.book.title, "T");
    fs::write(folder.path().join("book.toml"), "\u{FEFF}[book]\nlanguage = \"x y\"\n").unwrap();
    assert_eq!(found(folder.path()).diagnostics[0].span.unwrap().start, 3 + 7 + 11);
}

#[test]
fn limits_are_kept_before_reading() {
    let limits = "[limits]\ntext-bytes = 4\nattachment-bytes = 6\ndepth = 1\n";
    let folder = book(&[
        ("book.toml", limits),
        ("content/a.md", "12345"),
        ("content/b.pdf", "12345"),
        ("content/c.pdf", "1234567"),
        ("content/d/e.md", ""),
        ("content/d/f/g.md", ""),
    ]);
    let outcome = found(folder.path());
    assert_eq!(paths(&outcome.value), ["book.toml", "content/b.pdf", "content/d/e.md"]);
    let over = |path| (Code::LimitExceeded, path);
    assert_eq!(codes(&outcome.diagnostics), [over("content/a.md"), over("content/c.pdf"), over("content/d/f")]);
}

#[test]
fn too_many_files_are_one_finding() {
    let folder =
        book(&[("book.toml", "[limits]\nfiles = 2\n"), ("content/a", ""), ("content/b", ""), ("content/c", "")]);
    fs::write(folder.path().join("content/d"), "").unwrap();
    let outcome = found(folder.path());
    assert_eq!(codes(&outcome.diagnostics), [(Code::LimitExceeded, "content/c")]);
}

#[test]
fn a_theme_is_laid_over_the_built_in_one() {
    let folder = book(&[
        ("book.toml", "[output.html]\ntheme = \"ours\"\nadditional-css = [\"css/own.css\", \"css/gone.css\"]\n"),
        ("content/index.md", ""),
        ("themes/ours/templates/page.html", "page"),
        ("themes/ours/README.md", ""),
        ("themes/ours/template/page.html", ""),
        ("css/own.css", "body {}"),
    ]);
    let outcome = found(folder.path());
    let theme = &outcome.value.theme;
    assert_eq!((theme.name.as_str(), theme.overlay.len()), ("ours", 1));
    assert_eq!(theme.overlay["templates/page.html"], b"page");
    assert_eq!(outcome.value.styles["css/own.css"], b"body {}");
    assert_eq!(codes(&outcome.diagnostics), [(Code::InvalidSettings, "book.toml"); 2]);
    assert_eq!(outcome.diagnostics[0].help, ["did you mean `templates`?"]);
}

#[test]
fn a_theme_that_is_not_there_is_a_finding() {
    let folder = book(&[("book.toml", "[output.html]\ntheme = \"ours\"\n"), ("content/index.md", "")]);
    assert_eq!(codes(&found(folder.path()).diagnostics), [(Code::InvalidSettings, "book.toml")]);
    let folder = book(&[("book.toml", "[output.html]\ntheme = \"default\"\n"), ("content/index.md", "")]);
    let outcome = found(folder.path());
    assert_eq!(codes(&outcome.diagnostics), []);
    assert_eq!((outcome.value.theme.name.as_str(), outcome.value.theme.overlay.len()), ("default", 0));
}

#[test]
fn texts_are_utf8_or_a_finding_at_the_first_bad_byte() {
    let folder = book(&[("content/a.md", "\u{FEFF}Größe"), ("content/b.md", "")]);
    fs::write(folder.path().join("content/b.md"), b"ab\xff\xfe").unwrap();
    let Discovered { disk, project, settings, .. } = found(folder.path()).value;
    let id = |name: &str| project.ids().find(|id| &*project.file(*id).path == name).unwrap();
    let text = |name: &str| read_text(&disk, &project, id(name), &settings.limits).unwrap();
    assert_eq!(text("content/a.md").unwrap(), "\u{FEFF}Größe");
    let refused = text("content/b.md").unwrap_err();
    assert_eq!((refused.code, refused.span.unwrap().start), (Code::NotUtf8, 2));
    let built_in = read_text(&disk, &project, FileId(0), &settings.limits).unwrap().unwrap();
    assert!(matches!(built_in, std::borrow::Cow::Borrowed(_)));
}

#[test]
fn a_file_that_grew_or_vanished_is_noticed() {
    let folder = book(&[("content/a.md", "a"), ("content/b.md", "b")]);
    let Discovered { disk, project, .. } = found(folder.path()).value;
    let id = |name: &str| project.ids().find(|id| &*project.file(*id).path == name).unwrap();
    let limits = Limits { text_bytes: 4, ..Limits::default() };
    fs::write(folder.path().join("content/a.md"), "12345").unwrap();
    let refused = read_text(&disk, &project, id("content/a.md"), &limits).unwrap().unwrap_err();
    assert_eq!(refused.code, Code::LimitExceeded);
    fs::remove_file(folder.path().join("content/b.md")).unwrap();
    let error = read_text(&disk, &project, id("content/b.md"), &limits).unwrap_err();
    assert_eq!(error.to_string(), "`content/b.md` does not exist any more");
    assert!(hash(&disk, "content/b.md").unwrap_err().to_string().contains("content/b.md"));
    fs::create_dir(folder.path().join("content/b.md")).unwrap();
    assert_eq!(disk.read("content/b.md").unwrap_err().to_string(), "`content/b.md` is no regular file any more");
}

#[test]
fn no_path_leads_out_of_the_tree() {
    let folder = book(&[("book/content/a.md", "a"), ("secret", "s")]);
    let disk = Disk::new(&folder.path().join("book")).unwrap();
    assert_eq!(disk.read("content/a.md").unwrap(), b"a");
    for path in ["../secret", "content/../../secret", "", "/etc/passwd", "./content/a.md", "content//a.md", "content"] {
        assert_eq!(disk.read(path).unwrap_err().kind(), ErrorKind::InvalidInput, "{path}");
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn what_is_no_regular_file_is_reported_and_never_opened() {
        let folder = book(&[("content/a.md", "a"), ("outside/b.md", "b")]);
        let content = folder.path().join("content");
        symlink("../outside", content.join("folder")).unwrap();
        symlink("a.md", content.join("link.md")).unwrap();
        symlink("nowhere", content.join("dangling")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            content.join("pipe.md"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        let _socket = UnixListener::bind(content.join("socket")).unwrap();
        let outcome = found(folder.path());
        assert_eq!(paths(&outcome.value), ["content/a.md"]);
        let reported: Vec<_> = outcome.diagnostics.iter().map(|d| d.message.as_str()).collect();
        let expected = [
            "`content/dangling` is a symbolic link",
            "`content/folder` is a symbolic link",
            "`content/link.md` is a symbolic link",
            "`content/pipe.md` is a named pipe",
            "`content/socket` is a socket",
        ];
        assert_eq!(reported, expected);
        assert!(outcome.diagnostics.iter().all(|d| d.code == Code::UnsafeFile));
        for path in ["content/folder/b.md", "content/link.md", "content/pipe.md", "content/socket"] {
            let error = outcome.value.disk.read(path).unwrap_err();
            assert_eq!(error.to_string(), format!("`{path}` is no regular file any more"));
        }
    }

    #[test]
    fn folders_and_settings_that_are_links_are_not_entered() {
        let toml = "[output.html]\ntheme = \"ours\"\nadditional-css = [\"own.css\"]\n";
        let folder = book(&[("out/x.md", ""), ("out/templates/a.html", ""), ("out.css", ""), ("themes/x", "")]);
        let root = folder.path();
        symlink("out", root.join("content")).unwrap();
        symlink("../out", root.join("themes/ours")).unwrap();
        symlink("out.css", root.join("own.css")).unwrap();
        fs::write(root.join("book.toml"), toml).unwrap();
        let outcome = found(root);
        assert_eq!(paths(&outcome.value), ["book.toml"]);
        let subjects = ["content", "themes/ours", "own.css"].map(|path| (Code::UnsafeFile, path));
        assert_eq!(codes(&outcome.diagnostics), subjects);
        fs::remove_file(root.join("book.toml")).unwrap();
        symlink("themes/x", root.join("book.toml")).unwrap();
        assert_eq!(codes(&found(root).diagnostics)[0], (Code::UnsafeFile, "book.toml"));
    }

    #[test]
    fn names_that_mislead_are_reported() {
        let folder = book(&[("content/a\u{202E}.md", ""), ("content/b\n/c.md", ""), ("content/d\\e.md", "")]);
        let outcome = found(folder.path());
        assert_eq!(paths(&outcome.value), [] as [&str; 0]);
        let expected = [
            (Code::ControlCharacter, "content/a\\u{202e}.md"),
            (Code::ControlCharacter, "content/b\\u{a}"),
            (Code::UnsafeFile, "content/d\\e.md"),
        ];
        assert_eq!(codes(&outcome.diagnostics), expected);
    }
}
