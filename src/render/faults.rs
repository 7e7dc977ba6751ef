//! Faults of templates as findings that mark their place.

use std::error::Error as _;

use tera::ErrorKind;

use crate::diagnostics::{Code, Diagnostic};
use crate::theme::Theme;

/// A fault of the theme that stops a file from being written.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.message)]
pub struct Fault(pub Box<Diagnostic>);

impl From<Diagnostic> for Fault {
    fn from(fault: Diagnostic) -> Self {
        Self(Box::new(fault))
    }
}

/// What an error of the engine says: usually one fault, many when it had looked at all templates.
pub(super) fn findings(error: &tera::Error, theme: &Theme) -> Vec<Diagnostic> {
    let (template, found, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (path, at) = (path_of(report.filename()), report.span());
            let span = theme.place(&path, (at.start_line, at.start_col + 1), (at.end_line, at.end_col + 1));
            let fault = Diagnostic::new(Code::ThemeError, path, report.message());
            return vec![match span {
                Some(span) => fault.at(span),
                None => fault,
            }];
        }
        ErrorKind::MissingParent { current, parent } => {
            (current, parent.as_str(), format!("there is no template `{parent}` to extend"))
        }
        ErrorKind::CircularExtend { tpl, .. } => (tpl, "extends", "the template extends itself".to_owned()),
        ErrorKind::CircularInclude { tpl, .. } => (tpl, "include", "the template includes itself".to_owned()),
        other => return reports(&with_causes(other.to_string(), error), theme),
    };
    let path = path_of(template);
    let span = theme.find(&path, found);
    let mut fault = Diagnostic::new(Code::ThemeError, path, message);
    fault.span = span;
    if matches!(error.kind(), ErrorKind::CircularExtend { .. }) {
        fault = fault.help("`default/NAME` is the template of that name in the built-in theme");
    }
    vec![fault]
}

/// The first fault that was met while a page was made.
pub(super) fn first(error: &tera::Error, theme: &Theme, url: &str) -> Diagnostic {
    let fault = findings(error, theme).into_iter().next();
    let fault = fault.unwrap_or_else(|| Diagnostic::new(Code::ThemeError, theme.name.as_str(), error.to_string()));
    fault.help(format!("found while making `{url}`"))
}

fn with_causes(mut message: String, error: &tera::Error) -> String {
    let mut source = error.source();
    while let Some(inner) = source {
        message = format!("{message}: {inner}");
        source = inner.source();
    }
    message
}

/// Takes apart the printed reports of the engine, each `error: MESSAGE` and below it
/// `--> TEMPLATE:LINE:COLUMN`. What has another form stays one finding.
fn reports(text: &str, theme: &Theme) -> Vec<Diagnostic> {
    let lines: Vec<&str> = text.lines().collect();
    let report = |pair: &[&str]| {
        let message = pair[0].strip_prefix("error: ")?;
        let mut place = pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let (column, line, template) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?, place.next()?);
        let path = path_of(template);
        let mut fault = Diagnostic::new(Code::ThemeError, path.as_str(), message);
        fault.span = theme.place(&path, (line, column), (line, column));
        Some(fault)
    };
    let found: Vec<_> = lines.windows(2).filter_map(report).collect();
    if found.is_empty() {
        return vec![Diagnostic::new(Code::ThemeError, format!("themes/{}", theme.name), text.trim_end())];
    }
    found
}

/// The path of a template by the name the engine has for it, `THEME/NAME`.
fn path_of(template: &str) -> String {
    match template.split_once('/') {
        Some((theme, name)) => format!("themes/{theme}/templates/{name}"),
        None => format!("themes/{template}"),
    }
}
