//! Findings for programs: a list of objects.

use serde::Serialize;

use super::Sources;
use crate::diagnostics::Finding;

/// A finding as an object. Lines and columns count from one, columns in characters.
#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    subject: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'a str>,
}

/// Findings as JSON.
pub fn json(findings: &[Finding], sources: &Sources<'_>) -> String {
    let objects: Vec<Object<'_>> = findings.iter().map(|finding| object(finding, sources)).collect();
    let mut text = serde_json::to_string_pretty(&objects).unwrap_or_default();
    text.push('\n');
    text
}

fn object<'a>(finding: &'a Finding, sources: &Sources<'a>) -> Object<'a> {
    let diagnostic = &finding.diagnostic;
    let positions = diagnostic.span.and_then(|span| sources.positions(span));
    Object {
        code: diagnostic.code.name(),
        level: finding.level.name(),
        message: &diagnostic.message,
        subject: &diagnostic.subject,
        file: diagnostic.span.map(|span| sources.path(span.file)),
        line: positions.map(|(start, _)| start.line),
        column: positions.map(|(start, _)| start.column),
        end_line: positions.map(|(_, end)| end.line),
        end_column: positions.map(|(_, end)| end.column),
        help: &diagnostic.help,
        accepted: finding.accepted.as_deref(),
    }
}
