//! What a person or a program is told about a run.

mod excerpt;
mod human;
mod json;
mod sources;
mod summary;

pub use human::human;
pub use json::json;
pub use sources::Sources;
pub use summary::{built, counts};
