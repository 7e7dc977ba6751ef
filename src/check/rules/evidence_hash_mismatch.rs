//! `evidence-hash-mismatch`: a file that is not the one the register pins.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in context.book.evidence.values() {
        let attachment = item.file.as_ref().and_then(|file| context.book.attachments.get(file));
        let (Some(pinned), Some(attachment)) = (&item.sha256, attachment) else { continue };
        if pinned.value.eq_ignore_ascii_case(&attachment.sha256) {
            continue;
        }
        let message =
            format!("the file of `{}`, `{}`, has changed since its hash was recorded", item.id, attachment.name);
        found.push(
            Diagnostic::new(Code::EvidenceHashMismatch, item.id.as_str(), message)
                .at(pinned.span)
                .label("not the hash of the file")
                .help("restore the file that was collected, or find out why it changed")
                .help(format!("if the change is meant, write `sha256: {}`", attachment.sha256)),
        );
    }
}
