//! Words, dates and intervals: from text as written to values, or a finding.

use std::fmt;

use jiff::civil::Date;

use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::manuscript::{Located, YamlFile};
use crate::model::{Cadence, Defect, DefectKind, RoleId};
use crate::project::deceptive;
use crate::source::{Span, Spanned};

/// Reads values of one file and collects what is wrong with them.
pub(super) struct Values<'a> {
    /// Path for findings.
    pub(super) path: &'a str,
    /// The file the values stand in.
    pub(super) file: YamlFile,
    /// What was wrong.
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Values<'_> {
    /// Reports a value that is none.
    pub(super) fn invalid(&mut self, span: Span, message: String, help: &str) -> &mut Diagnostic {
        let index = self.diagnostics.len();
        let finding = Diagnostic::new(Code::InvalidValue, self.path, message).at(span);
        self.diagnostics.push(if help.is_empty() { finding } else { finding.help(help) });
        &mut self.diagnostics[index]
    }

    /// One of a list of words.
    pub(super) fn word<T>(
        &mut self,
        written: Option<&Located<String>>,
        names: &[&str],
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = written?;
        let value = read(&written.value);
        if value.is_none() {
            let suggestion =
                nearest(&written.value, names.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{}` is no known value here", written.value);
            let finding = self.invalid(self.file.span(written), message, &format!("one of: {}", names.join(", ")));
            finding.help.extend(suggestion);
        }
        value
    }

    /// An address out of the book, which becomes a link.
    pub(super) fn web(&mut self, written: &Located<String>, help: &str) -> Option<String> {
        let url = written.value.trim();
        if url.starts_with("https://") || url.starts_with("http://") {
            return Some(url.to_owned());
        }
        self.invalid(self.file.span(written), format!("`{url}` is no web address"), help);
        None
    }

    /// A day.
    pub(super) fn date(&mut self, written: Option<&Located<String>>) -> Option<Date> {
        let written = written?;
        let text = written.value.trim();
        let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
        if date.is_none() {
            let message = format!("`{}` is no date", written.value);
            self.invalid(self.file.span(written), message, "write YYYY-MM-DD");
        }
        date
    }

    /// A day and where it was written.
    pub(super) fn date_at(&mut self, written: Option<&Located<String>>) -> Option<Spanned<Date>> {
        let span = self.file.span(written?);
        self.date(written).map(|date| Spanned::new(date, span))
    }

    /// An interval.
    pub(super) fn cadence(&mut self, written: Option<&Located<String>>) -> Option<Cadence> {
        let written = written?;
        let cadence = Cadence::parse(&written.value);
        if cadence.is_none() {
            let message = format!("`{}` is no interval", written.value);
            self.invalid(
                self.file.span(written),
                message,
                "write a count and a unit, such as `12 months` or `90 days`",
            );
        }
        cadence
    }

    /// A role; whether it exists is for `check` to say.
    pub(super) fn role(&mut self, written: Option<&Located<String>>) -> Option<Spanned<RoleId>> {
        self.name(written?).map(|id| id.map(RoleId::new))
    }

    /// The id of something, which everybody has to be able to read.
    pub(super) fn name(&mut self, written: &Located<String>) -> Option<Spanned<String>> {
        let id = self.file.spanned(written);
        if unreadable(&id.value).is_some() {
            let message = format!("`{}` holds a character that cannot be seen", id.value.escape_debug());
            self.invalid(id.span, message, "delete the character; it can make one text look like another");
            return None;
        }
        Some(id)
    }
}

/// What is wrong with an id or title that everybody has to be able to read and type.
pub(super) fn unreadable(text: &str) -> Option<DefectKind> {
    text.chars().any(deceptive).then_some(DefectKind::ControlCharacter)
}

/// Records that one of the titles of something holds a character nobody sees.
pub(super) fn titles<'t>(
    of: impl fmt::Display,
    span: Span,
    texts: impl IntoIterator<Item = &'t String>,
    defects: &mut Vec<Defect>,
) {
    if let Some(kind) = texts.into_iter().find_map(|text| unreadable(text)) {
        defects.push(Defect { kind, wrote: of.to_string(), suggestion: None, span });
    }
}

/// Why an id cannot be the name of a page, if so. `folders` allows `/`.
pub(super) fn unsafe_id(id: &str, folders: bool) -> Option<&'static str> {
    let parts: Vec<&str> = id.split('/').collect();
    if id.is_empty() {
        Some("an id is empty")
    } else if parts.len() > 1 && !folders {
        Some("an id here holds no `/`")
    } else if parts.iter().any(|part| part.is_empty() || part.starts_with('.') || part.ends_with(['.', ' '])) {
        Some("a part of an id is neither empty nor begins or ends with a full stop")
    } else if id.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '#', '[', ']']) {
        Some("an id holds none of \\ : * ? \" < > | # [ ]")
    } else if parts.iter().any(|part| is_device(part)) {
        Some("a part of an id is no name Windows keeps for a device, such as `con` or `nul`")
    } else {
        None
    }
}

/// Whether Windows keeps the name for a device, whatever follows its first full stop: no file of a site
/// could have it there.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered =
        |device: &str| stem.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']));
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}
