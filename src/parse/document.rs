//! A Markdown file: front matter and prose.

use super::markdown::{self, Place, Reading};
use super::variables::Texts;
use super::yaml::{self, Keys};
use super::{Parsed, Source};
use crate::diagnostics::{Code, Diagnostic, Outcome, nearest};
use crate::manuscript::{RawDocument, RawFrontMatter, RawTitle, YamlFile};
use crate::source::{Span, in_words};

/// The keys of front matter that mean something here.
const KEYS: &[&str] = &[
    "id",
    "title",
    "type",
    "version",
    "status",
    "owner",
    "approver",
    "approved",
    "confirmed",
    "review",
    "review-by",
    "classification",
    "audience",
    "satisfies",
];

/// Reads a document.
pub(super) fn read(source: &Source<'_>) -> Outcome<Parsed> {
    let path = &*source.file.path;
    let mut diagnostics = Vec::new();
    let parts = match split(source.text) {
        Ok(parts) => parts,
        Err(at) => {
            let finding = Diagnostic::new(Code::MalformedFrontMatter, path, "the front matter is not closed")
                .at(Span::new(source.id, at, 3))
                .label("opened here")
                .help("end it with a line of three hyphens");
            return Outcome::new(Parsed::Nothing, vec![finding]);
        }
    };
    let yaml = YamlFile { file: source.id, base: parts.yaml_start };
    let mut front = match front_matter(parts.yaml, yaml, path, &mut diagnostics) {
        Ok(front) => front,
        Err(finding) => return Outcome::new(Parsed::Nothing, vec![finding]),
    };
    let mut texts = Texts::new(source);
    texts.fill_located(front.title.as_mut(), yaml);
    diagnostics.append(&mut texts.diagnostics);
    let written = front.title.as_ref().map(|title| title.value.trim()).filter(|title| !title.is_empty());
    let reading = Reading {
        place: Place::Exact(source.id, parts.body_start),
        variables: source.variables,
        path,
        title: written,
        is_field: false,
    };
    let mut prose = markdown::read(&source.text[parts.body_start..], &reading);
    prose.defects.append(&mut texts.defects);
    diagnostics.extend(prose.diagnostics);
    if let (Some(audience), Some(_)) = (&front.audience, prose.attributes.audience) {
        let message = "the front matter and the title both name an audience";
        let finding = Diagnostic::new(Code::InvalidValue, path, message).at(yaml.span(audience));
        diagnostics.push(finding.help("keep one of the two"));
    }
    let plain = |text: String| RawTitle { text, references: Vec::new() };
    let title =
        written.map(|title| plain(title.to_owned())).or(Some(prose.title).filter(|title| !title.text.is_empty()));
    let document = RawDocument {
        file: source.id,
        path: source.file.content_path.to_string(),
        title: title.unwrap_or_else(|| plain(title_of_path(&source.file.content_path))),
        attributes: prose.attributes,
        front,
        yaml,
        sections: prose.sections,
        footnotes: prose.footnotes,
        code: prose.code,
        links: prose.links,
    };
    Outcome::new(Parsed::Document(Box::new(document), prose.defects), diagnostics)
}

/// Where the parts of a file are.
struct Parts<'a> {
    yaml: &'a str,
    yaml_start: usize,
    body_start: usize,
}

/// Splits front matter from the body; the offset of the opening line when it is not closed.
fn split(text: &str) -> Result<Parts<'_>, usize> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Parts { yaml: "", yaml_start: start, body_start: start };
    let Some(first) = text[start..].split_inclusive('\n').next() else { return Ok(none) };
    if first.trim_end() != "---" {
        return Ok(none);
    }
    let yaml_start = start + first.len();
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Parts { yaml: &text[yaml_start..at], yaml_start, body_start: at + line.len() });
        }
        at += line.len();
    }
    Err(start)
}

/// Reads front matter. Keys of other tools are warnings.
fn front_matter(
    text: &str,
    at: YamlFile,
    path: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<RawFrontMatter, Diagnostic> {
    if text.trim().is_empty() {
        return Ok(RawFrontMatter::default());
    }
    let front = yaml::read(text, at, path, Code::MalformedFrontMatter)?;
    if has_only_known_keys(text) {
        return Ok(front);
    }
    let keys: Keys = yaml::read(text, at, path, Code::MalformedFrontMatter)?;
    let foreign: Vec<_> = keys.0.iter().filter(|key| !KEYS.contains(&key.value.as_str())).collect();
    if let Some(first) = foreign.first() {
        let names: Vec<String> = foreign.iter().map(|key| format!("`{}`", key.value)).collect();
        let verb = if names.len() == 1 { "means" } else { "mean" };
        let mut finding = Diagnostic::new(Code::ForeignKey, path, format!("{} {verb} nothing here", names.join(", ")))
            .at(at.span(first))
            .label("front matter of another tool?");
        for key in &foreign {
            if let Some(near) = nearest(&key.value, KEYS.iter().copied()) {
                finding = finding.help(format!("`{}`: did you mean `{near}`?", key.value));
            }
        }
        diagnostics.push(finding);
    }
    Ok(front)
}

/// Whether a glance is enough to know that no key is foreign; when in doubt, it is not.
fn has_only_known_keys(text: &str) -> bool {
    let mut in_mapping = false;
    let known = |line: &str| {
        let is_key = || {
            let key = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
            key.is_some_and(|(key, _)| KEYS.contains(&key))
        };
        let inside = in_mapping && line.starts_with([' ', '-']);
        let fine = inside || line.is_empty() || line.starts_with('#') || is_key();
        in_mapping |= fine && is_key();
        fine
    };
    !text.contains('\r') && text.lines().all(known)
}

/// A title for a document that has none: its file name, or that of its folder, in words.
fn title_of_path(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let is_index = matches!(name, "index" | "_index" | "README");
    let name = if is_index && !folder.is_empty() { folder.rsplit('/').next().unwrap_or(folder) } else { name };
    in_words(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_split_with_any_line_ends() {
        for text in ["---\ntitle: x\n---\nbody", "\u{feff}---\r\ntitle: x\r\n---\r\nbody", "---\ntitle: x\n...\nbody"] {
            let parts = split(text).unwrap_or_else(|_| panic!("closed: {text:?}"));
            assert_eq!(parts.yaml.trim(), "title: x");
            assert_eq!(&text[parts.body_start..], "body");
        }
        assert!(split("---\ntitle: x\n").is_err());
        assert!(split("text\n---\n").is_ok_and(|parts| parts.body_start == 0));
        assert!(split("").is_ok());
    }

    #[test]
    fn a_title_can_come_from_the_path() {
        assert_eq!(title_of_path("policies/access-control.md"), "Access control");
        assert_eq!(title_of_path("access-control/index.md"), "Access control");
        assert_eq!(title_of_path("README.md"), "README");
    }
}
