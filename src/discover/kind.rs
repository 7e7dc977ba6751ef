//! What a file of the content is, told from its place.

use crate::project::FileKind;

/// The kind of the file at a path below the content folder.
pub(super) fn kind(path: &str) -> FileKind {
    if path == "SUMMARY.md" {
        return FileKind::Summary;
    }
    if path.ends_with(".md") {
        return FileKind::Document;
    }
    let Some(stem) = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml")) else {
        return FileKind::Attachment;
    };
    match stem.split_once('/') {
        Some(("evidence", _)) => FileKind::Evidence,
        Some((_, name)) if name.contains('/') => FileKind::Attachment,
        Some(("frameworks", _)) => FileKind::Framework,
        Some(("mappings", _)) => FileKind::Mapping,
        Some(("controls", _)) => FileKind::Statements,
        Some(("registers", "roles")) => FileKind::Roles,
        Some(("registers", "plan")) => FileKind::Plan,
        _ => FileKind::Attachment,
    }
}

/// Whether a file is held to the limit for texts.
pub(super) fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_says_the_kind() {
        let kinds = [
            ("SUMMARY.md", FileKind::Summary),
            ("policies/SUMMARY.md", FileKind::Document),
            ("index.md", FileKind::Document),
            ("evidence/notes.md", FileKind::Document),
            ("frameworks/own.yml", FileKind::Framework),
            ("frameworks/old/own.yaml", FileKind::Attachment),
            ("mappings/a--b.yaml", FileKind::Mapping),
            ("controls/own.yaml", FileKind::Statements),
            ("evidence/2026/q1.yaml", FileKind::Evidence),
            ("evidence/2026/report.pdf", FileKind::Attachment),
            ("registers/roles.yaml", FileKind::Roles),
            ("registers/plan.yaml", FileKind::Plan),
            ("registers/risks.yaml", FileKind::Attachment),
            ("loose.yaml", FileKind::Attachment),
        ];
        for (path, expected) in kinds {
            assert_eq!(kind(path), expected, "{path}");
        }
    }
}
