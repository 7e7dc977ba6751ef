//! `theme.toml`: what a theme is called and which contract it is written for.

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// Name of the file in the folder of a theme.
pub const MANIFEST: &str = "theme.toml";

/// The contract between pages and templates that this program keeps. It changes when a template
/// written for it would no longer find what it asks for; values may be added without a change.
pub const CONTRACT: i64 = 1;

/// What a theme says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// What people call it.
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: Spanned<String>,
    contract: Spanned<i64>,
}

impl Manifest {
    /// Reads the text of the file `path`.
    pub fn parse(text: &str, path: &str, file: FileId) -> Result<Self, Diagnostic> {
        let refuse = |message: String, range: std::ops::Range<usize>| {
            Diagnostic::new(Code::ThemeError, path, message).at(Span::new(file, range.start, range.len()))
        };
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            refuse(message, error.span().unwrap_or_default()).help("a theme has two keys here: `name` and `contract`")
        })?;
        let contract = *raw.contract.get_ref();
        if contract != CONTRACT {
            let message =
                format!("the theme is written for contract {contract}; this program keeps contract {CONTRACT}");
            let help = if contract > CONTRACT {
                "use a newer clausebook, or a version of the theme for this contract"
            } else {
                "adapt its templates to what `clausebook schema theme` prints, then write the new number"
            };
            return Err(refuse(message, raw.contract.span()).help(help));
        }
        let name = raw.name.get_ref().trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(refuse("a theme needs a name of printable characters".to_owned(), raw.name.span()));
        }
        Ok(Self { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, (String, u32)> {
        let read = Manifest::parse(text, "themes/own/theme.toml", FileId(0));
        let at = |fault: Diagnostic| (fault.message, fault.span.map_or(u32::MAX, |span| span.start));
        read.map(|manifest| manifest.name).map_err(at)
    }

    #[test]
    fn a_manifest_has_a_name_and_the_contract_of_this_program() {
        assert_eq!(read("name = \"Own\"\ncontract = 1\n"), Ok("Own".to_owned()));
        let wrong = "the theme is written for contract 2; this program keeps contract 1";
        assert_eq!(read("name = \"Own\"\ncontract = 2\n"), Err((wrong.to_owned(), 24)));
        assert_eq!(read("name = \" \"\ncontract = 1\n").map_err(|(_, at)| at), Err(7));
        assert_eq!(read("name = \"Own\"\ncontract = 1\nparent = \"x\"\n").map_err(|(_, at)| at), Err(26));
        assert!(read("name = \"Own\"\n").is_err() && read("contract = 1\n").is_err() && read("= 1").is_err());
    }
}
