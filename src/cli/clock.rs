//! Today, unless something else is said: `--as-of`, then the settings, then `SOURCE_DATE_EPOCH`,
//! then the clock; always UTC.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::pipeline::Clock;

/// The clock of this run; an error message when `SOURCE_DATE_EPOCH` is no time.
pub(super) fn clock(asked: Option<Date>) -> Result<Clock, String> {
    let now = match std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) {
        None => Timestamp::now(),
        Some(value) => {
            let seconds = value.to_str().and_then(|seconds| seconds.parse().ok());
            let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
            time.ok_or_else(|| {
                format!("SOURCE_DATE_EPOCH is `{}`, which is no number of seconds since 1970", value.display())
            })?
        }
    };
    Ok(Clock { asked, otherwise: now.to_zoned(TimeZone::UTC).date() })
}
