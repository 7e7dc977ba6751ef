//! Intervals and periods in calendar units.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// A unit of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months; the day is kept where the month has it.
    Months,
    /// Calendar years.
    Years,
}

/// How often something is due: `12 months`, `6 weeks`, `1 year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cadence {
    /// How many units; at least one.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

impl Cadence {
    /// Reads `<count> <unit>`; `None` when the text has another form or the interval is longer
    /// than a hundred years.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(' ')?;
        let count: u32 = count.parse().ok()?;
        let (unit, limit) = match unit.trim() {
            "day" | "days" => (Unit::Days, 36_500),
            "week" | "weeks" => (Unit::Weeks, 5_200),
            "month" | "months" => (Unit::Months, 1_200),
            "year" | "years" => (Unit::Years, 100),
            _ => return None,
        };
        (1..=limit).contains(&count).then_some(Self { count, unit })
    }

    /// The day one interval after `start`; the last day of the calendar when there is none.
    pub fn after(self, start: Date) -> Date {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Days => count.days(),
            Unit::Weeks => count.weeks(),
            Unit::Months => count.months(),
            Unit::Years => count.years(),
        };
        start.saturating_add(span)
    }

    /// The interval in days, with months of 30 and years of 365 days; used for a share of it.
    pub fn days(self) -> u32 {
        self.count
            * match self.unit {
                Unit::Days => 1,
                Unit::Weeks => 7,
                Unit::Months => 30,
                Unit::Years => 365,
            }
    }
}

impl Unit {
    /// The word for one of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Days => "day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
        }
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", self.count, self.unit.name(), if self.count == 1 { "" } else { "s" })
    }
}

/// The time something speaks for, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn cadences_are_calendar_intervals() {
        let months = |n| Cadence { count: n, unit: Unit::Months };
        assert_eq!(Cadence::parse("12 months"), Some(months(12)));
        assert_eq!(Cadence::parse("1 year").map(|c| c.to_string()).as_deref(), Some("1 year"));
        assert_eq!(months(1).after(date(2026, 1, 31)), date(2026, 2, 28));
        for bad in ["", "12", "0 days", "-1 months", "2000 months", "3 moons"] {
            assert_eq!(Cadence::parse(bad), None, "{bad}");
        }
    }
}
