//! What becomes of the evidence in the months to come if nobody renews it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{EvidenceId, Expiry, Freshness, MonthAhead};

/// How far it looks.
const MONTHS: i64 = 12;

/// What becomes of these items in the month of `as_of` and the eleven after it, fewer at the end of the calendar.
pub(super) fn of<'e>(
    evidence: impl Iterator<Item = (&'e EvidenceId, &'e Expiry)> + Clone,
    as_of: Date,
) -> Vec<MonthAhead> {
    let count = |wanted: fn(Freshness) -> bool| evidence.clone().filter(|(_, expiry)| wanted(expiry.freshness)).count();
    let mut good = count(Freshness::is_valid);
    let mut stale = count(|freshness| freshness == Freshness::Stale);
    let missing = count(|freshness| freshness == Freshness::Missing);
    let starts = (0..MONTHS).map_while(|months| as_of.first_of_month().checked_add(months.months()).ok());
    let month = |first: Date| {
        let within = |wanted: fn(Freshness) -> bool| {
            let is_in = |on: Date| on >= as_of && on.first_of_month() == first;
            let mut items: Vec<(Date, EvidenceId)> = evidence
                .clone()
                .filter(|(_, expiry)| wanted(expiry.freshness))
                .filter_map(|(id, expiry)| Some((expiry.on.filter(|on| is_in(*on))?, id.clone())))
                .collect();
            items.sort();
            items.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        };
        let ending = within(Freshness::is_valid);
        let expected = within(|freshness| freshness == Freshness::Missing);
        good -= ending.len();
        let month = MonthAhead { first, good, stale, missing, expected, ending };
        stale += month.ending.len();
        month
    };
    starts.map(month).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_item_ends_in_one_month_and_is_stale_in_those_after() {
        let as_of = date(2026, 11, 16);
        let items = [
            (Freshness::DueSoon, Some(as_of)),
            (Freshness::Fresh, Some(date(2026, 12, 1))),
            (Freshness::Fresh, Some(date(2027, 10, 31))),
            (Freshness::Fresh, Some(date(2027, 11, 1))),
            (Freshness::Fresh, None),
            (Freshness::Stale, Some(date(2026, 11, 15))),
            (Freshness::Missing, Some(date(2026, 11, 1))),
            (Freshness::Missing, Some(date(2027, 1, 5))),
        ];
        let id = |at: usize| EvidenceId::new(format!("E-{at}"));
        let expiry = |(freshness, on)| Expiry { freshness, on, later: false };
        let items = items.into_iter().enumerate().map(|(at, item)| (id(at), expiry(item)));
        let items: BTreeMap<_, _> = items.collect();
        let months = of(items.iter(), as_of);
        let counts = |at: usize| (months[at].good, months[at].ending.len(), months[at].stale, months[at].missing);
        assert_eq!((months.len(), months[11].first), (12, date(2027, 10, 1)));
        assert_eq!([0, 1, 2, 11].map(counts), [(4, 1, 1, 2), (3, 1, 2, 2), (3, 0, 3, 2), (2, 1, 3, 2)]);
        assert_eq!(months[11].ending, [id(2)]);
        // A day that has passed is in no month to come.
        let expected: Vec<_> = months.iter().flat_map(|month| &month.expected).collect();
        assert_eq!((expected, &months[2].expected), (vec![&id(7)], &vec![id(7)]));
    }

    #[test]
    fn the_calendar_ends() {
        assert_eq!(of(BTreeMap::new().iter(), Date::MAX).len(), 1);
    }
}
