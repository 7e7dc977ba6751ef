//! Charts made when the site is built: bars by group, and the months ahead of the evidence.

use schemars::JsonSchema;
use serde::Serialize;

use super::RecordRef;

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Bar {
    /// Number of the group; empty for a month.
    pub number: String,
    /// Title of the group or name of the month, in full.
    pub title: String,
    /// The title cut to the width of a small screen.
    pub label: String,
    /// Where the group leads; may be empty.
    pub href: String,
    /// The parts of the bar, in the order of the chart's names.
    pub counts: Vec<usize>,
    /// The parts together.
    pub total: usize,
    /// What stands at the end of the bar; may be empty.
    pub value: String,
}

/// Bars of one scale.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BarChart {
    /// What the parts of each bar are, keys of the messages; at most four.
    pub names: Vec<String>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The total of the longest bar, at least one.
    pub longest: usize,
}

/// A month ahead, with what changes in it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OutlookMonth {
    /// Its name as the language writes it.
    pub title: String,
    /// Items whose last good day is in it, earliest first.
    pub ending: Vec<RecordRef>,
    /// Items expected in it, earliest first.
    pub expected: Vec<RecordRef>,
    /// Items still good after it.
    pub good: usize,
}

/// The evidence in the month of the assessment and the eleven after it, if nothing is renewed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Outlook {
    /// A bar per month: still good after it, ending in it, stale before it, missing.
    pub chart: BarChart,
    /// The months.
    pub months: Vec<OutlookMonth>,
    /// How many items end in one of them.
    pub ending: usize,
    /// The month most items end in and how many; absent when none ends.
    pub most: Option<(String, usize)>,
}
