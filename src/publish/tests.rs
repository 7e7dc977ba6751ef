//! Sites on a disk: what is replaced, what is refused, and what is left after a failure.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::project::{File, FileKind, Memory, Origin};
use crate::source::FileId;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A book with an attachment `content/abc`, and a place for its site.
struct Case {
    folder: TempDir,
    project: Project,
    tree: Memory,
}

impl Case {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("book/content")).unwrap();
        let file = File {
            path: Arc::from("content/abc"),
            content_path: Arc::from("abc"),
            kind: FileKind::Attachment,
            length: 3,
            origin: Origin::Book,
        };
        let tree = Memory(BTreeMap::from([("content/abc".to_owned(), b"abc".to_vec())]));
        Self { folder, project: Project { files: vec![file] }, tree }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn request(&self, output: &str) -> Request {
        Request { output: self.path(output), root: self.path("book"), src: PathBuf::from("content") }
    }

    fn begin(&self) -> Result<Staging, PublishError> {
        Staging::begin(&self.request("out/site"))
    }

    fn write(&self, staging: &Staging, url: &str, text: &str) -> Result<u64, PublishError> {
        let artifact = Artifact::Bytes { url: url.to_owned(), bytes: text.as_bytes().to_vec() };
        staging.write(&artifact, &self.project, &self.tree)
    }

    fn copy(&self, staging: &Staging) -> Result<u64, PublishError> {
        let artifact = Artifact::Copy { url: "files/abc".to_owned(), file: FileId(0), sha256: ABC.to_owned() };
        staging.write(&artifact, &self.project, &self.tree)
    }

    fn publish(&self, text: &str) -> Result<(), PublishError> {
        let staging = self.begin()?;
        self.write(&staging, "index.html", text)?;
        self.write(&staging, &format!("only/{text}.html"), text)?;
        staging.commit()
    }

    fn index(&self) -> String {
        fs::read_to_string(self.path("out/site/index.html")).unwrap_or_default()
    }

    /// The names beside the site.
    fn beside(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("out")) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn refused(result: Result<Staging, PublishError>) -> String {
    match result {
        Err(PublishError::Refused { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_site_is_written_and_replaced_as_a_whole() {
    let case = Case::new();
    case.publish("one").unwrap();
    assert_eq!(case.index(), "one");
    assert!(case.path("out/site/only/one.html").exists());
    let marker = fs::read_to_string(case.path("out/site/.clausebook")).unwrap();
    assert!(marker.starts_with("clausebook site 1\n") && marker.ends_with("\n\nindex.html\nonly/one.html\n"));
    case.publish("two").unwrap();
    assert_eq!(case.index(), "two");
    assert!(!case.path("out/site/only/one.html").exists());
    assert_eq!(case.beside(), ["site"]);
}

#[test]
fn an_empty_folder_is_replaced() {
    let case = Case::new();
    fs::create_dir_all(case.path("out/site")).unwrap();
    case.publish("one").unwrap();
    assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
}

#[test]
fn without_commit_the_old_site_stays() {
    let case = Case::new();
    let staging = case.begin().unwrap();
    case.write(&staging, "a/b/c.html", "").unwrap();
    drop(staging);
    assert!(!case.path("out").exists(), "what was made for it is gone again");
    case.publish("one").unwrap();
    let staging = case.begin().unwrap();
    case.write(&staging, "index.html", "two").unwrap();
    assert_eq!(case.index(), "one");
    drop(staging);
    assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
}

#[test]
fn what_others_made_is_not_replaced() {
    let case = Case::new();
    fs::create_dir_all(case.path("out/site")).unwrap();
    fs::write(case.path("out/site/thesis.doc"), "").unwrap();
    assert!(refused(case.begin()).contains("not empty"));
    fs::remove_dir_all(case.path("out/site")).unwrap();
    fs::write(case.path("out/site"), "").unwrap();
    assert_eq!(refused(case.begin()), "it is no folder");
    fs::remove_file(case.path("out/site")).unwrap();
    case.publish("one").unwrap();
    fs::write(case.path("out/site/only/CNAME"), "").unwrap();
    assert_eq!(refused(case.begin()), "it holds `only/CNAME`, which clausebook did not write");
    assert_eq!(case.beside(), ["site"]);
    for output in ["book", "book/content", "", "/"] {
        refused(Staging::begin(&case.request(output)));
    }
}

#[test]
fn what_comes_into_the_old_site_during_a_build_is_not_deleted() {
    let case = Case::new();
    case.publish("one").unwrap();
    let staging = case.begin().unwrap();
    case.write(&staging, "index.html", "two").unwrap();
    fs::write(case.path("out/site/notes.txt"), "").unwrap();
    assert!(matches!(staging.commit(), Err(PublishError::Refused { .. })));
    assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
    assert!(case.path("out/site/notes.txt").exists());
}

#[test]
fn a_second_build_is_told_who_holds_the_lock() {
    let case = Case::new();
    let first = case.begin().unwrap();
    let Err(PublishError::Locked { holder }) = case.begin() else { panic!("two builds at once") };
    if cfg!(unix) {
        assert!(holder.starts_with(&format!("process {}, since 2", std::process::id())), "{holder}");
        assert!(holder.ends_with('Z'), "{holder}");
    }
    case.write(&first, "index.html", "one").unwrap();
    first.commit().unwrap();
    assert_eq!(case.index(), "one");
    drop(case.begin().unwrap());
}

#[test]
fn a_lock_file_of_a_killed_build_is_taken_over_and_a_strange_one_is_not() {
    let case = Case::new();
    fs::create_dir_all(case.path("out")).unwrap();
    fs::write(case.path("out/.site.lock"), "clausebook lock\nprocess 1\nsince 2001-01-01T00:00:00Z\n").unwrap();
    case.publish("one").unwrap();
    fs::write(case.path("out/.site.lock"), "a diary").unwrap();
    assert!(refused(case.begin()).contains("lock file"));
    assert_eq!(fs::read_to_string(case.path("out/.site.lock")).unwrap(), "a diary");
}

#[test]
fn a_swap_in_two_renames_ends_the_same() {
    let case = Case::new();
    case.publish("one").unwrap();
    let mut staging = case.begin().unwrap();
    case.write(&staging, "index.html", "two").unwrap();
    let site = staging.folder.path().to_owned();
    marker::seal(&site, &staging.claims.urls()).unwrap();
    let old = swap::two_renames(&staging.target, &site).unwrap();
    staging.folder.keep();
    assert_eq!(case.index(), "two");
    let state = state::of(old.path()).unwrap();
    old.remove(&staging.target, &state).unwrap();
    drop(staging);
    assert_eq!((case.index().as_str(), case.beside()), ("two", vec!["site".to_owned()]));
}

#[test]
fn a_swap_in_two_renames_can_be_taken_back() {
    let case = Case::new();
    case.publish("one").unwrap();
    let staging = case.begin().unwrap();
    let site = staging.folder.path().to_owned();
    let old = swap::two_renames(&staging.target, &site).unwrap();
    old.back(&staging.target, &site).unwrap();
    drop(staging);
    assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
    let staging = case.begin().unwrap();
    fs::remove_dir_all(staging.folder.path()).unwrap();
    assert!(swap::two_renames(&staging.target, staging.folder.path()).is_err(), "nothing to put in its place");
    drop(staging);
    assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
}

#[test]
fn a_build_killed_between_the_renames_is_mended_by_the_next() {
    let case = Case::new();
    case.publish("one").unwrap();
    let staging = case.begin().unwrap();
    case.write(&staging, "half.html", "").unwrap();
    let (old, site) = (folder::suffix("old"), staging.folder.path().to_owned());
    recovery::note(&staging.target, &old).unwrap();
    fs::rename(staging.output(), staging.target.beside(&old)).unwrap();
    // A killed process runs no destructor; the system only lets go of its locks.
    let copy = case.path("copy");
    fs::rename(&site, &copy).unwrap();
    drop(staging);
    fs::rename(&copy, &site).unwrap();
    assert_eq!((case.index().as_str(), case.beside().len()), ("", 3));
    let next = case.begin().unwrap();
    assert_eq!(case.index(), "one");
    drop(next);
    assert_eq!(case.beside(), ["site"]);
}

#[test]
fn a_build_killed_after_the_swap_is_tidied_by_the_next() {
    let case = Case::new();
    case.publish("one").unwrap();
    let old = format!(".site.{}", folder::suffix("old"));
    fs::rename(case.path("out/site"), case.path("out").join(&old)).unwrap();
    case.publish("two").unwrap();
    assert_eq!((case.index().as_str(), case.beside()), ("two", vec!["site".to_owned()]));
    let others = [folder::suffix("staging"), "staging-mine".to_owned()].map(|suffix| format!(".site.{suffix}"));
    for name in &others {
        fs::create_dir(case.path("out").join(name)).unwrap();
        fs::write(case.path("out").join(name).join("letters.txt"), "").unwrap();
    }
    fs::write(case.path("out/.site.journal"), "clausebook jour").unwrap();
    case.publish("three").unwrap();
    assert_eq!(case.beside().len(), 3, "folders without our marker stay: {:?}", case.beside());
}

#[test]
fn a_copy_is_what_it_was_or_an_error() {
    let mut case = Case::new();
    let staging = case.begin().unwrap();
    assert_eq!(case.copy(&staging).unwrap(), 3);
    drop(staging);
    for text in ["abd", "abcd", "ab"] {
        case.tree.0.insert("content/abc".to_owned(), text.as_bytes().to_vec());
        let staging = case.begin().unwrap();
        let error = case.copy(&staging).unwrap_err();
        assert!(matches!(&error, PublishError::Changed { path } if path == "content/abc"), "{error}");
    }
    case.tree.0.clear();
    let staging = case.begin().unwrap();
    let error = case.copy(&staging).unwrap_err();
    assert!(matches!(&error, PublishError::Io { path, .. } if path.ends_with("content/abc")), "{error}");
}

#[test]
fn unsafe_urls_and_collisions_are_refused() {
    let case = Case::new();
    let staging = case.begin().unwrap();
    for url in ["../x", "/x", "a\\b", ".clausebook"] {
        assert!(matches!(case.write(&staging, url, ""), Err(PublishError::UnsafeUrl { .. })), "{url}");
    }
    case.write(&staging, "A.html", "").unwrap();
    for url in ["a.html", "A.html", "a.html/b"] {
        assert!(matches!(case.write(&staging, url, ""), Err(PublishError::Collision { .. })), "{url}");
    }
}

#[test]
fn many_threads_write_at_once() {
    let case = Case::new();
    let staging = case.begin().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (case, staging) = (&case, &staging);
            scope.spawn(move || {
                for at in 0..100 {
                    case.write(staging, &format!("a/{}/b/{thread}/{at}.html", at % 7), "x").unwrap();
                }
            });
        }
    });
    staging.commit().unwrap();
    let files =
        walkdir::WalkDir::new(case.path("out/site")).into_iter().filter(|e| e.as_ref().unwrap().file_type().is_file());
    assert_eq!(files.count(), 801);
}

#[cfg(unix)]
#[test]
fn links_are_neither_replaced_nor_followed() {
    use std::os::unix::fs::symlink;
    let case = Case::new();
    fs::create_dir_all(case.path("out")).unwrap();
    fs::create_dir(case.path("precious")).unwrap();
    fs::write(case.path("letter"), "dear").unwrap();
    symlink("../precious", case.path("out/site")).unwrap();
    assert_eq!(refused(case.begin()), "it is a symbolic link");
    let trailing = Request { output: case.path("out/site/"), ..case.request("") };
    assert_eq!(refused(Staging::begin(&trailing)), "it is a symbolic link");
    fs::remove_file(case.path("out/site")).unwrap();
    symlink("../letter", case.path("out/.site.lock")).unwrap();
    assert!(matches!(case.begin(), Err(PublishError::Io { .. })));
    fs::remove_file(case.path("out/.site.lock")).unwrap();
    symlink("../letter", case.path("out/.site.journal")).unwrap();
    assert!(refused(case.begin()).contains("journal"));
    assert_eq!(fs::read_to_string(case.path("letter")).unwrap(), "dear");
}

#[cfg(target_os = "linux")]
mod mounts {
    use std::io::{ErrorKind, Write};
    use std::path::Path;
    use std::process::Command;

    use super::*;

    /// A file system of its own, as long as the value lives.
    struct Mount<'a>(&'a Path);

    impl<'a> Mount<'a> {
        /// Mounts, or says that it may not.
        fn new(options: &[&str], at: &'a Path) -> Option<Self> {
            fs::create_dir_all(at).unwrap();
            let mounted = Command::new("mount").args(options).arg(at).output().is_ok_and(|o| o.status.success());
            if !mounted {
                let _ = writeln!(std::io::stderr(), "skipped: only root may mount");
            }
            mounted.then_some(Self(at))
        }
    }

    impl Drop for Mount<'_> {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0).output();
        }
    }

    #[test]
    fn a_full_disk_leaves_the_old_site() {
        let case = Case::new();
        let out = case.path("out");
        let Some(_mount) = Mount::new(&["-t", "tmpfs", "-o", "size=256k", "tmpfs"], &out) else { return };
        case.publish("one").unwrap();
        let staging = case.begin().unwrap();
        let error = case.write(&staging, "big.html", &"x".repeat(1 << 20)).unwrap_err();
        let full = |source: &std::io::Error| source.kind() == ErrorKind::StorageFull;
        assert!(matches!(&error, PublishError::Io { path, source } if path.ends_with("site/big.html") && full(source)));
        assert!(error.help().contains("make room"));
        drop(staging);
        assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
    }

    #[test]
    fn a_mount_point_is_refused_at_once() {
        let case = Case::new();
        let site = case.path("out/site");
        fs::create_dir(case.path("other")).unwrap();
        let other = case.path("other").into_os_string().into_string().unwrap();
        for options in [&["-t", "tmpfs", "tmpfs"][..], &["--bind", &other][..]] {
            let Some(_mount) = Mount::new(options, &site) else { return };
            let Err(PublishError::NotSwappable { path, .. }) = case.begin() else { panic!("{options:?}") };
            assert!(path.ends_with("out/site"));
        }
    }

    #[test]
    fn a_mount_that_comes_during_the_build_is_left_alone() {
        let case = Case::new();
        case.publish("one").unwrap();
        let staging = case.begin().unwrap();
        let site = case.path("out/site");
        let Some(mount) = Mount::new(&["-t", "tmpfs", "tmpfs"], &site) else { return };
        assert!(matches!(staging.commit(), Err(PublishError::NotSwappable { .. })));
        drop(mount);
        assert_eq!((case.index().as_str(), case.beside()), ("one", vec!["site".to_owned()]));
    }
}
