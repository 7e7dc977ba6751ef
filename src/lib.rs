//! clausebook turns Markdown policies and YAML control mappings into one cross-linked site.
//!
//! It is a compiler of pure stages; [`pipeline`] names them in order, `ARCHITECTURE.md` says why.

pub mod assess;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod compose;
pub mod config;
pub mod diagnostics;
pub mod discover;
pub mod link;
pub mod manuscript;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod project;
pub mod publish;
pub mod render;
pub mod report;
pub mod source;
pub mod theme;
pub mod view;
