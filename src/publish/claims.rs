//! Who claims which place in a site, so that no artifact is written over another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::PublishError;

/// The places taken so far.
#[derive(Debug, Default)]
pub(super) struct Claims(Mutex<Taken>);

#[derive(Debug, Default)]
struct Taken {
    /// Files by their paths in lower case.
    files: BTreeMap<String, String>,
    /// Folders by their paths in lower case, each with the first file in it.
    folders: BTreeMap<String, String>,
    /// Folders that were made.
    made: BTreeSet<String>,
}

impl Claims {
    /// Takes the place `url`. `make` is called once for each folder it lies in, the outer one first,
    /// before anybody may write there.
    pub(super) fn claim(
        &self,
        url: &str,
        make: impl FnMut(&str) -> Result<(), PublishError>,
    ) -> Result<(), PublishError> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lower = url.to_lowercase();
        if let Some(other) = taken.files.get(&lower).or_else(|| taken.folders.get(&lower)) {
            return Err(collision(url, other));
        }
        if let Some((parent, _)) = url.rsplit_once('/')
            && !taken.made.contains(parent)
        {
            taken.open(url, make)?;
        }
        taken.files.insert(lower, url.to_owned());
        Ok(())
    }

    /// All places that were taken.
    pub(super) fn urls(&self) -> BTreeSet<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).files.values().cloned().collect()
    }
}

impl Taken {
    /// Makes the folders of `url` that are not made yet.
    fn open(&mut self, url: &str, mut make: impl FnMut(&str) -> Result<(), PublishError>) -> Result<(), PublishError> {
        for (end, _) in url.match_indices('/') {
            let folder = &url[..end];
            let lower = folder.to_lowercase();
            if let Some(file) = self.files.get(&lower) {
                return Err(collision(url, file));
            }
            self.folders.entry(lower).or_insert_with(|| url.to_owned());
            if !self.made.contains(folder) {
                make(folder)?;
                self.made.insert(folder.to_owned());
            }
        }
        Ok(())
    }
}

/// The finding that two paths cannot both be in one site; the same whichever came first.
pub(super) fn collision(one: &str, other: &str) -> PublishError {
    PublishError::Collision { first: one.min(other).to_owned(), second: one.max(other).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pair that collides when the paths are claimed in order.
    fn clash(urls: &[&str]) -> Option<(String, String)> {
        let claims = Claims::default();
        let claimed = urls.iter().try_for_each(|url| claims.claim(url, |_| Ok(())));
        match claimed {
            Err(PublishError::Collision { first, second }) => Some((first, second)),
            _ => None,
        }
    }

    #[test]
    fn one_place_has_one_file() {
        let pair = |one: &str, other: &str| Some((one.to_owned(), other.to_owned()));
        assert_eq!(clash(&["a.html", "b/a.html", "b/c.html", "a"]), None);
        assert_eq!(clash(&["a.html", "a.html"]), pair("a.html", "a.html"));
        assert_eq!(clash(&["x/Äa.html", "x/äA.html"]), pair("x/Äa.html", "x/äA.html"));
        assert_eq!(clash(&["A/b/c.html", "a/B"]), pair("A/b/c.html", "a/B"));
        assert_eq!(clash(&["a/B", "A/b/c.html"]), pair("A/b/c.html", "a/B"));
    }

    #[test]
    fn each_folder_is_made_once_and_from_outside() -> Result<(), PublishError> {
        let claims = Claims::default();
        let mut made = Vec::new();
        for url in ["a/b/c.html", "a/d.html", "a/b/e.html", "f.html"] {
            claims.claim(url, |folder| {
                made.push(folder.to_owned());
                Ok(())
            })?;
        }
        assert_eq!(made, ["a", "a/b"]);
        assert_eq!(claims.urls().len(), 4);
        Ok(())
    }
}
