//! `control-character`: an id, title or path with a character that cannot be seen.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;
use crate::project::deceptive;

const HELP: &str = "delete the character; it can make one text look like another";

/// Reports each text. It is not repeated as it is: a terminal would obey it.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::ControlCharacter) {
        let visible = defect.wrote.escape_debug().to_string();
        let message = match defect.wrote.chars().find(|character| deceptive(*character)) {
            Some(character) => format!("`{visible}` holds the invisible character U+{:04X}", u32::from(character)),
            // What has the title is named instead of the title.
            None => format!("the title of `{visible}` holds an invisible character"),
        };
        let mut diagnostic = refuse(Code::ControlCharacter, defect, message, HELP).label("cannot be seen");
        diagnostic.subject = visible;
        found.push(diagnostic);
    }
}
