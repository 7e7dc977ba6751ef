//! Names of files and folders as people would write them.

/// The name of a file or folder in words: hyphens and underscores become spaces, the first letter a
/// capital.
pub fn in_words(name: &str) -> String {
    let mut words = name.replace(['-', '_'], " ");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}
