//! Characters that make a name look like another one.

/// Whether a character has no place in an id, a title or a path: it controls a terminal, breaks a
/// line or turns the direction of the text around it.
pub fn deceptive(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::deceptive;

    #[test]
    fn letters_of_any_script_are_honest() {
        assert!("Größe 規程 – (2).md".chars().all(|c| !deceptive(c)));
        assert!("\u{202E}\u{2066}\u{200F}\u{1b}\n\u{85}".chars().all(deceptive));
    }
}
