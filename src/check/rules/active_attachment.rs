//! `active-attachment`: a file that a browser might run.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// Reports each file.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for attachment in context.book.attachments.values().filter(|attachment| attachment.active) {
        let item = context.book.evidence.values().find(|item| item.file.as_ref() == Some(&attachment.id));
        let message = format!("`{}` is not published, because a browser might run it", attachment.id);
        let diagnostic = Diagnostic::new(Code::ActiveAttachment, attachment.id.as_str(), message)
            .help("publish it in a form that is only shown, such as PDF or PNG; readers see its name and its hash");
        found.push(match item {
            Some(item) => diagnostic.at(item.span).label("its file"),
            None => diagnostic.at(Span::whole(attachment.file)),
        });
    }
}
