//! Fingerprints: what a section or record said, without its layout.

use std::fmt;

use sha2::{Digest, Sha256};

/// A versioned hash of normalised text. Two texts with equal fingerprints say the same; a change of
/// the normalisation changes the version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The version of the normalisation below.
    pub const VERSION: u32 = 1;

    /// Hashes `text` with runs of white space read as one space and the ends trimmed.
    pub fn of(text: &str) -> Self {
        // Hashing word by word would cost more than the hash.
        let mut said = String::with_capacity(text.len());
        each_word(text, |word| {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(word);
        });
        let mut short = [0; 16];
        short.copy_from_slice(&Sha256::digest(said.as_bytes())[..16]);
        Self(short)
    }
}

/// Takes the words of a text: what stands between white space.
pub fn each_word<'t>(text: &'t str, take: impl FnMut(&'t str)) {
    // White space beyond ASCII takes a look at every character, which few texts need.
    if text.is_ascii() && !text.contains('\u{b}') {
        text.split_ascii_whitespace().for_each(take);
    } else {
        text.split_whitespace().for_each(take);
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", Self::VERSION)?;
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_matter_and_words_do() {
        assert_eq!(Fingerprint::of("a  b\r\n c "), Fingerprint::of("a b c"));
        assert_eq!(Fingerprint::of("a\u{b}b\u{a0}c"), Fingerprint::of("a b c"));
        assert_ne!(Fingerprint::of("a b"), Fingerprint::of("ab"));
        assert!(Fingerprint::of("").to_string().starts_with("1:e3b0c442"));
    }
}
