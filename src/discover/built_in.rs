//! Adds the built-in catalogues and crosswalks of the frameworks a book names.

use std::sync::Arc;

use crate::catalogue::{BuiltInFile, FILES};
use crate::model::FrameworkId;
use crate::project::{File, FileKind, Origin, Project};
use crate::source::Spanned;

/// Adds the catalogue of each framework, then each crosswalk of which every framework is named.
pub(super) fn add(frameworks: &[Spanned<FrameworkId>], project: &mut Project) {
    let named =
        |file: &&BuiltInFile| file.about.iter().all(|name| frameworks.iter().any(|id| id.value.as_str() == *name));
    let (catalogues, crosswalks): (Vec<_>, Vec<_>) = FILES.iter().filter(named).partition(|file| file.about.len() == 1);
    project.files.extend(catalogues.into_iter().map(|file| source(file, FileKind::Framework)));
    project.files.extend(crosswalks.into_iter().map(|file| source(file, FileKind::Mapping)));
}

fn source(file: &BuiltInFile, kind: FileKind) -> File {
    let path: Arc<str> = Arc::from(file.path);
    let length = u64::try_from(file.text.len()).unwrap_or(u64::MAX);
    File { content_path: Arc::clone(&path), path, kind, length, origin: Origin::BuiltIn(file.text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn named(frameworks: &[&str]) -> Vec<Spanned<FrameworkId>> {
        let one = |name: &&str| Spanned::new(FrameworkId::new(*name), Span::whole(FileId(0)));
        frameworks.iter().map(one).collect()
    }

    fn paths(frameworks: &[&str]) -> Vec<String> {
        let mut project = Project::default();
        add(&named(frameworks), &mut project);
        project.files.iter().map(|file| file.path.to_string()).collect()
    }

    #[test]
    fn a_crosswalk_needs_all_its_frameworks() {
        for file in FILES {
            assert!(paths(file.about).contains(&file.path.to_owned()));
            if let [first, _, ..] = file.about {
                assert!(!paths(&[first]).contains(&file.path.to_owned()));
            }
        }
        assert!(paths(&["of-our-own"]).is_empty());
    }

    #[test]
    fn catalogues_stand_before_crosswalks() {
        let mut project = Project::default();
        add(&named(crate::catalogue::ALL), &mut project);
        assert_eq!(project.files.len(), FILES.len());
        assert!(project.files.is_sorted_by_key(|file| file.kind));
    }
}
