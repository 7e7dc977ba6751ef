//! `mapping-duplicate`: two rows of a crosswalk for the same pair, or one that says there is no counterpart
//! beside another.

use super::clashes;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Clash, Occurrence};

const JOIN: &str = "keep one of the two, or join them; `action: replace` puts a row in the place of a built-in one";

/// Reports the later of two.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for clash in clashes(context, Clash::Row) {
        let message = format!("`{}` is mapped twice", clash.what);
        found.push(finding(clash, message, ("mapped again", "first mapped here")).help(JOIN));
    }
    for clash in clashes(context, Clash::Counterpart) {
        let source = clash.what.split(' ').next().unwrap_or_default();
        let message = match source == clash.what {
            true => format!("`{source}` is said twice to have no counterpart"),
            false => format!("`{}` is mapped, and another row says that there is no counterpart", clash.what),
        };
        let help = "take one of the two rows out; `action: replace` puts a row in the place of a built-in one";
        found.push(finding(clash, message, ("says otherwise", "the first row")).help(help));
    }
}

fn finding(clash: &Occurrence, message: String, (again, first): (&str, &str)) -> Diagnostic {
    let source = clash.what.split(' ').next().unwrap_or_default();
    let finding = Diagnostic::new(Code::MappingDuplicate, source, message).at(clash.again).label(again);
    finding.related(clash.first, first)
}
