//! The built-in frameworks and crosswalks: YAML in the same form a book may add its own.

/// A file of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInFile {
    /// The path messages show.
    pub path: &'static str,
    /// The YAML.
    pub text: &'static str,
    /// The framework, or the source and target of the crosswalk.
    pub about: &'static [&'static str],
}

/// The frameworks a book has unless its settings say otherwise.
pub const DEFAULT: &[&str] = &["iso27001", "iso42001"];

/// Every built-in framework.
pub const ALL: &[&str] = &["iso27001", "iso42001", "eu-ai-act", "nist-ai-rmf"];

/// The catalogues, then the crosswalks.
pub const FILES: &[BuiltInFile] = &[
    BuiltInFile { path: "catalogue/iso27001.yaml", text: include_str!("iso27001.yaml"), about: &["iso27001"] },
    BuiltInFile { path: "catalogue/iso42001.yaml", text: include_str!("iso42001.yaml"), about: &["iso42001"] },
    BuiltInFile {
        path: "catalogue/iso42001--iso27001.yaml",
        text: include_str!("iso42001--iso27001.yaml"),
        about: &["iso42001", "iso27001"],
    },
    BuiltInFile { path: "catalogue/eu-ai-act.yaml", text: include_str!("eu-ai-act.yaml"), about: &["eu-ai-act"] },
    BuiltInFile { path: "catalogue/nist-ai-rmf.yaml", text: include_str!("nist-ai-rmf.yaml"), about: &["nist-ai-rmf"] },
    BuiltInFile {
        path: "catalogue/eu-ai-act--iso42001.yaml",
        text: include_str!("eu-ai-act--iso42001.yaml"),
        about: &["eu-ai-act", "iso42001"],
    },
    BuiltInFile {
        path: "catalogue/nist-ai-rmf--iso42001.yaml",
        text: include_str!("nist-ai-rmf--iso42001.yaml"),
        about: &["nist-ai-rmf", "iso42001"],
    },
];
