//! `url-collision`: two pages that want the same address.

use super::clashes;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Clash, Occurrence};

const HELP: &str = "rename or move the file; capitals make no difference, because some disks ignore them";

/// Reports the later of two, or the one that wants an address of the site itself.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut report = |clash: &Occurrence, message: String, (again, first): (&str, &str)| {
        let finding = Diagnostic::new(Code::UrlCollision, clash.what.as_str(), message).at(clash.again).help(HELP);
        found.push(finding.label(again).related(clash.first, first));
    };
    for clash in clashes(context, Clash::Url) {
        let message = format!("two pages want the address `{}`", clash.what);
        report(clash, message, ("wants it as well", "has the address"));
    }
    for clash in clashes(context, Clash::Folder) {
        let message = format!("`{}` would be a page and a folder", clash.what);
        report(clash, message, ("wants it as well", "has the address"));
    }
    for clash in clashes(context, Clash::Site) {
        let message = format!("the address `{}` belongs to the site itself", clash.what);
        report(clash, message, ("wants this address", ""));
    }
}
