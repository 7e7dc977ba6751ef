//! Today, unless something else is said: `--as-of`, then the settings, then `SOURCE_DATE_EPOCH`,
//! then the clock; always UTC.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::pipeline::Clock;

/// The clock of this run.
pub(super) fn clock(asked: Option<Date>) -> Clock {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let epoch = epoch.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let now = epoch.unwrap_or_else(Timestamp::now);
    Clock { asked, otherwise: now.to_zoned(TimeZone::UTC).date() }
}
