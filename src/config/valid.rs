//! From settings as written to settings as meant.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use super::raw::{Raw, RawCheck, RawCompliance, RawLimits};
use super::{BookSettings, CheckSettings, ComplianceSettings, ExportSettings, Limits, OperatingModel, Settings};
use crate::diagnostics::{Acceptance, Code, Diagnostic, Level, Outcome, nearest};
use crate::model::{Audience, FrameworkId};
use crate::source::{FileId, Span, Spanned as Placed};

/// The settings of a book that says nothing.
pub(super) fn defaults(frameworks: &[&str]) -> Settings {
    settings(Raw::default(), FileId(0), frameworks).value
}

/// Checks every value; what is wrong is reported and replaced by its default.
pub(super) fn settings(raw: Raw, file: FileId, frameworks: &[&str]) -> Outcome<Settings> {
    let mut reader = Reader { file, diagnostics: Vec::new() };
    let organisation = raw.compliance.organisation.clone().unwrap_or_default();
    let mut variables = raw.variables;
    if !organisation.is_empty() {
        variables.entry("organisation".to_owned()).or_insert_with(|| organisation.clone());
    }
    let settings = Settings {
        book: BookSettings {
            title: raw.book.title.unwrap_or_else(|| "Compliance handbook".to_owned()),
            authors: raw.book.authors,
            description: raw.book.description.unwrap_or_default(),
            language: reader.language(raw.book.language),
            src: reader.inside(raw.book.src, "content"),
            build_dir: reader.inside(raw.build.build_dir, "book"),
        },
        html: reader.html(raw.output.html),
        compliance: reader.compliance(raw.compliance, frameworks),
        check: reader.check(raw.check),
        export: ExportSettings { workbook: raw.export.workbook },
        limits: reader.limits(raw.limits),
        variables,
    };
    Outcome::new(settings, reader.diagnostics)
}

/// Deepest nesting of folders that settings may ask for.
const MAX_DEPTH: usize = 64;

/// Reads values and collects what is wrong with them.
pub(super) struct Reader {
    file: FileId,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn report(&mut self, code: Code, at: Range<usize>, message: String) -> &mut Diagnostic {
        let span = Span::new(self.file, at.start, at.len());
        let index = self.diagnostics.len();
        self.diagnostics.push(Diagnostic::new(code, "book.toml", message).at(span));
        &mut self.diagnostics[index]
    }

    fn word<T: Copy>(
        &mut self,
        written: Option<Spanned<String>>,
        names: &[&str],
        read: fn(&str) -> Option<T>,
        default: T,
    ) -> T {
        let Some(written) = written else { return default };
        let at = written.span();
        let word = written.into_inner();
        read(&word).unwrap_or_else(|| {
            let help = format!("one of: {}", names.join(", "));
            self.report(Code::InvalidSettings, at, format!("`{word}` is no known value here")).help.push(help);
            default
        })
    }

    fn limits(&mut self, raw: RawLimits) -> Limits {
        let default = Limits::default();
        if let Some(depth) = raw.depth.as_ref().filter(|depth| *depth.get_ref() > MAX_DEPTH) {
            let message = format!("`depth` is at most {MAX_DEPTH}");
            self.report(Code::InvalidSettings, depth.span(), message);
        }
        Limits {
            text_bytes: raw.text_bytes.unwrap_or(default.text_bytes),
            attachment_bytes: raw.attachment_bytes.unwrap_or(default.attachment_bytes),
            files: raw.files.unwrap_or(default.files),
            depth: raw.depth.map_or(default.depth, Spanned::into_inner).min(MAX_DEPTH),
        }
    }

    /// A path that stays inside the root.
    pub(super) fn inside(&mut self, written: Option<Spanned<String>>, default: &str) -> String {
        let Some(written) = written else { return default.to_owned() };
        let at = written.span();
        let path = written.into_inner().trim_end_matches('/').trim_start_matches("./").to_owned();
        let safe = !path.is_empty()
            && !path.contains(['\\', ':'])
            && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if safe {
            return path;
        }
        let help = "write a path below the folder of book.toml, with `/`; only a command-line flag may lead outside";
        self.report(Code::PathEscape, at, format!("`{path}` is no path below the root of the book"))
            .help
            .push(help.to_owned());
        default.to_owned()
    }

    /// The same with its place; without a path where it was none.
    pub(super) fn placed_inside(&mut self, written: Spanned<String>) -> Option<Placed<String>> {
        let at = written.span();
        let path = Some(self.inside(Some(written), "")).filter(|path| !path.is_empty())?;
        Some(Placed::new(path, Span::new(self.file, at.start, at.len())))
    }

    fn language(&mut self, written: Option<Spanned<String>>) -> String {
        let Some(written) = written else { return "en".to_owned() };
        let at = written.span();
        let tag = written.into_inner();
        let valid = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !valid {
            let help = "write a tag such as `en`, `de` or `pt-BR`";
            self.report(Code::InvalidSettings, at, format!("`{tag}` is no language tag")).help.push(help.to_owned());
            return "en".to_owned();
        }
        tag
    }

    pub(super) fn date(&mut self, written: &Spanned<Datetime>) -> Option<Date> {
        let value = written.get_ref();
        let date = value.date.filter(|_| value.time.is_none());
        let date = date.and_then(|d| Date::new(i16::try_from(d.year).ok()?, d.month as i8, d.day as i8).ok());
        if date.is_none() {
            self.report(Code::InvalidSettings, written.span(), format!("`{value}` is no date; write YYYY-MM-DD"));
        }
        date
    }

    fn compliance(&mut self, raw: RawCompliance, frameworks: &[&str]) -> ComplianceSettings {
        let model = |word: &str| OperatingModel::ALL.into_iter().find(|model| model.name() == word).map(Some);
        let frameworks = match raw.frameworks {
            Some(list) => self.frameworks(list),
            None => {
                frameworks.iter().map(|name| Placed::new(FrameworkId::new(*name), Span::whole(self.file))).collect()
            }
        };
        ComplianceSettings {
            organisation: raw.organisation.unwrap_or_default(),
            classification: raw.classification.unwrap_or_default(),
            scope: raw.scope.unwrap_or_default(),
            operating_model: self.word(
                raw.operating_model,
                &OperatingModel::ALL.map(OperatingModel::name),
                model,
                None,
            ),
            frameworks,
            as_of: raw.as_of.and_then(|date| self.date(&date)),
            audience: self.word(raw.audience, Audience::NAMES, Audience::named, Audience::Internal),
            review_window: raw.review.due_soon_days.unwrap_or(30),
            evidence_window: raw.evidence.due_soon_days.unwrap_or(30),
            soa: self.soa(raw.soa),
        }
    }

    /// The frameworks of the book; one that is named again is reported.
    fn frameworks(&mut self, list: Vec<Spanned<String>>) -> Vec<Placed<FrameworkId>> {
        let mut frameworks: Vec<Placed<FrameworkId>> = Vec::new();
        for name in list {
            let at = name.span();
            let id = self.placed(name).map(FrameworkId::new);
            if frameworks.iter().any(|known| known.value == id.value) {
                let message = format!("`{}` is named twice", id.value);
                self.report(Code::InvalidSettings, at, message).help.push("take one of them out".to_owned());
            } else {
                frameworks.push(id);
            }
        }
        frameworks
    }

    /// A text and where it was written.
    pub(super) fn placed<T>(&self, written: Spanned<T>) -> Placed<T> {
        let at = written.span();
        Placed::new(written.into_inner(), Span::new(self.file, at.start, at.len()))
    }

    fn code(&mut self, written: &Spanned<String>) -> Option<Code> {
        let name = written.get_ref();
        let code = Code::named(name);
        if code.is_none() {
            let suggestion =
                nearest(name, Code::ALL.iter().map(|code| code.name())).map(|near| format!("did you mean `{near}`?"));
            self.report(Code::InvalidSettings, written.span(), format!("there is no code `{name}`"))
                .help
                .extend(suggestion.into_iter().chain(["`clausebook explain` lists all codes".to_owned()]));
        }
        code.filter(|code| {
            if code.is_fixed() {
                let (level, help) = match code.default_level() {
                    Level::Error => {
                        ("an error", "what it reports would not be published, or must not be; mend that instead")
                    }
                    other => (other.name(), "it says what a run did not trust; take it out of the settings"),
                };
                let (message, help) = (format!("`{code}` is always {level}"), help.to_owned());
                self.report(Code::InvalidSettings, written.span(), message).help.push(help);
            }
            !code.is_fixed()
        })
    }

    fn check(&mut self, raw: RawCheck) -> CheckSettings {
        let mut levels = BTreeMap::new();
        let names = ["off", "info", "warning", "error"];
        let level =
            |word: &str| [Level::Off, Level::Info, Level::Warning, Level::Error].into_iter().find(|l| l.name() == word);
        for (name, word) in raw.rules {
            if let Some(code) = self.code(&name) {
                levels.insert(code, self.word(Some(word), &names, level, code.default_level()));
            }
        }
        let mut accepted = Vec::new();
        for entry in raw.accept {
            if let (Some(code), Some(until)) = (self.code(&entry.code), self.date(&entry.until)) {
                let subject = self.placed(entry.subject);
                accepted.push(Acceptance { code, subject, reason: entry.reason, until });
            }
        }
        CheckSettings { levels, accepted }
    }
}
