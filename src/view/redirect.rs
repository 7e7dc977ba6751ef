//! The page at an old address.

use schemars::JsonSchema;
use serde::Serialize;

/// Where a page is now.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RedirectPage {
    /// The new address, relative unless it is outside the site.
    pub href: String,
    /// The new address as search engines want it: absolute where the settings say where the site stands.
    pub canonical: String,
    /// What the link says: the title of the page if it has one, else its address.
    pub label: String,
    /// Whether it leads out of the site.
    pub outside: bool,
}
