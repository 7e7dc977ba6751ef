//! `book.toml` as written. Names and meanings are mdBook's where it has them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct Raw {
    pub(super) book: RawBook,
    pub(super) build: RawBuild,
    pub(super) output: RawOutput,
    pub(super) compliance: RawCompliance,
    pub(super) check: RawCheck,
    pub(super) export: RawExport,
    pub(super) limits: RawLimits,
    pub(super) variables: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawBook {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) description: Option<String>,
    pub(super) src: Option<Spanned<String>>,
    pub(super) language: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawBuild {
    pub(super) build_dir: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawOutput {
    pub(super) html: RawHtml,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawHtml {
    pub(super) theme: Option<Spanned<String>>,
    pub(super) site_url: Option<Spanned<String>>,
    pub(super) edit_url_template: Option<Spanned<String>>,
    pub(super) history_url_template: Option<Spanned<String>>,
    pub(super) git_repository_url: Option<Spanned<String>>,
    pub(super) redirect: BTreeMap<Spanned<String>, Spanned<String>>,
    pub(super) additional_css: Vec<Spanned<String>>,
    pub(super) print: RawPrint,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawPrint {
    pub(super) enable: Option<bool>,
    pub(super) whole_book: bool,
    pub(super) page_break: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawCompliance {
    pub(super) organisation: Option<String>,
    pub(super) classification: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) operating_model: Option<Spanned<String>>,
    pub(super) frameworks: Option<Vec<Spanned<String>>>,
    pub(super) as_of: Option<Spanned<toml::value::Datetime>>,
    pub(super) audience: Option<Spanned<String>>,
    pub(super) review: RawWindow,
    pub(super) evidence: RawWindow,
    pub(super) soa: RawSoa,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawSoa {
    pub(super) title: Option<String>,
    pub(super) owner: Option<Spanned<String>>,
    pub(super) classification: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) approvals: Vec<RawApproval>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RawApproval {
    pub(super) framework: Spanned<String>,
    pub(super) version: Spanned<String>,
    pub(super) approver: Option<Spanned<String>>,
    pub(super) approved: Option<Spanned<toml::value::Datetime>>,
    pub(super) fingerprint: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawWindow {
    pub(super) due_soon_days: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawExport {
    pub(super) workbook: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawCheck {
    pub(super) rules: BTreeMap<Spanned<String>, Spanned<String>>,
    pub(super) accept: Vec<RawAcceptance>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RawAcceptance {
    pub(super) code: Spanned<String>,
    pub(super) subject: Spanned<String>,
    pub(super) reason: String,
    pub(super) until: Spanned<toml::value::Datetime>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct RawLimits {
    pub(super) text_bytes: Option<u64>,
    pub(super) attachment_bytes: Option<u64>,
    pub(super) files: Option<usize>,
    pub(super) depth: Option<Spanned<usize>>,
}
