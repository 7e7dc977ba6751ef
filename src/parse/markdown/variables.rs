//! `{{name}}`: plain substitution in running text.

use std::collections::BTreeMap;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A name the settings do not define; the whole of what was written.
    Unknown(&'a str),
}

/// Splits a text at its variables. Defined names are replaced by their values, others are kept.
pub(super) fn pieces<'a>(text: &'a str, variables: &'a BTreeMap<String, String>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(len) = rest[start..].find("}}").map(|end| end + 2) else { break };
        let written = &rest[start..start + len];
        let name = written[2..len - 2].trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        pieces.push(Piece::Text(&rest[..start]));
        pieces.push(match variables.get(name) {
            Some(value) => Piece::Text(value),
            None if is_name => Piece::Unknown(written),
            None => Piece::Text(written),
        });
        rest = &rest[start + len..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_replaced_and_unknown_ones_kept() {
        let variables = BTreeMap::from([("org".to_owned(), "Acme & Co".to_owned())]);
        let found = pieces("a {{org}} b {{ nope }} c {{", &variables);
        let expected = [
            Piece::Text("a "),
            Piece::Text("Acme & Co"),
            Piece::Text(" b "),
            Piece::Unknown("{{ nope }}"),
            Piece::Text(" c {{"),
        ];
        assert_eq!(found, expected);
    }
}
