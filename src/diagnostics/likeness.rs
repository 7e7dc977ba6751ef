//! "Did you mean": the name on a list that another name was meant to be.

use std::collections::BTreeMap;

/// Longest name that is compared, in bytes: nobody mistypes a longer one.
const MAX_LEN: usize = 256;
/// Most names looked up on one list; so the cost follows the length of the list, however many names are wrong.
const MAX_ASKED: usize = 200;
/// How alike two names must be, of one.
const ALIKE: f64 = 0.84;

/// Names that are there, to be compared with those that are not.
#[derive(Debug, Default)]
pub struct Known {
    /// As they are compared, and as they are.
    names: Vec<(String, String)>,
    /// What was looked up, with the place of the name it was meant to be.
    asked: BTreeMap<String, Option<usize>>,
}

impl Known {
    /// A list of names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter(|name| name.len() <= MAX_LEN);
        Self { names: names.map(|name| (name.to_lowercase(), name.to_owned())).collect(), asked: BTreeMap::new() }
    }

    /// The name most like `wanted`, if any is near enough to be a slip of the pen.
    pub fn nearest(&mut self, wanted: &str) -> Option<&str> {
        if wanted.len() > MAX_LEN {
            return None;
        }
        let wanted = wanted.to_lowercase();
        let known = self.asked.get(&wanted).copied();
        let found = match known {
            Some(found) => found,
            None if self.asked.len() >= MAX_ASKED => None,
            None => {
                let found = most_alike(&wanted, self.names.iter().map(|(name, _)| name.as_str()));
                self.asked.insert(wanted, found);
                found
            }
        };
        found.map(|at| self.names[at].1.as_str())
    }
}

/// The candidate most like `wanted`, if any is near enough to be a slip of the pen. For a list that is asked
/// more than once there is [`Known`].
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wanted.len() > MAX_LEN {
        return None;
    }
    let candidates: Vec<&str> = candidates.into_iter().filter(|name| name.len() <= MAX_LEN).collect();
    let folded: Vec<String> = candidates.iter().map(|name| name.to_lowercase()).collect();
    most_alike(&wanted.to_lowercase(), folded.iter().map(String::as_str)).map(|at| candidates[at])
}

/// The place of the candidate most like `wanted`; of equal ones the first.
fn most_alike<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, candidate) in candidates.enumerate() {
        // A slip of the pen changes letters, it does not take away most of a name.
        let (short, long) = (wanted.len().min(candidate.len()), wanted.len().max(candidate.len()));
        if short * 3 < long {
            continue;
        }
        let score = strsim::jaro_winkler(wanted, candidate);
        if score > best.map_or(ALIKE, |(score, _)| score) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_known_and_other_names_are_not() {
        let mut known = Known::new(["Access-Control", "backup", "backups"]);
        assert_eq!(known.nearest("acces-control"), Some("Access-Control"));
        assert_eq!(known.nearest("backup-"), Some("backup"));
        assert_eq!(known.nearest("zebra"), None);
        assert_eq!(nearest("ACCESS-CONTROL", ["x", "Access-Control"]), Some("Access-Control"));
        assert_eq!(nearest("backup", ["backup-of-all-the-things-there-are"]), None);
    }

    #[test]
    fn long_names_are_compared_with_none() {
        let long = "a".repeat(MAX_LEN);
        assert_eq!(nearest(&long, [long.as_str()]), Some(long.as_str()));
        let longer = "a".repeat(MAX_LEN + 1);
        assert_eq!(nearest(&longer, [longer.as_str(), &long]), None);
        assert_eq!(nearest(&long, [longer.as_str()]), None);
        assert_eq!(Known::new([longer.as_str()]).nearest(&long), None);
        assert_eq!(Known::new([long.as_str()]).nearest(&longer), None);
    }

    #[test]
    fn a_list_is_gone_through_so_often_and_no_oftener() {
        let mut known = Known::new(["policy-1"]);
        let names: Vec<String> = (0..2 * MAX_ASKED).map(|at| format!("policy-1{at}")).collect();
        let answered = |known: &mut Known| names.iter().filter(|name| known.nearest(name).is_some()).count();
        assert_eq!(answered(&mut known), MAX_ASKED);
        assert_eq!(answered(&mut known), MAX_ASKED, "what was looked up is looked up no more");
        assert_eq!(known.asked.len(), MAX_ASKED);
    }
}
