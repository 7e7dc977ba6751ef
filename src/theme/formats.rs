//! Days and numbers as a language writes them. How is said by the messages under `format`.

use super::Messages;

impl Messages {
    /// A day, given as `YYYY-MM-DD`; any other text stays as it is.
    pub fn day(&self, text: &str) -> String {
        let mut parts = text.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
            return text.to_owned();
        };
        let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        if !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
            return text.to_owned();
        }
        self.phrase("format.date", &[("year", year), ("month", month), ("day", day)])
    }

    /// A month of a year.
    pub fn month(&self, year: i16, month: i8) -> String {
        self.phrase("format.month", &[("year", &format!("{year:04}")), ("month", &format!("{month:02}"))])
    }

    /// A whole number, its digits in groups of three.
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut shown = if number < 0 { "-".to_owned() } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                shown.push_str(self.get("format.thousands"));
            }
            shown.push(digit);
        }
        shown
    }

    /// A number of tenths, with one digit after the point.
    pub fn tenths(&self, tenths: u64) -> String {
        let whole = i64::try_from(tenths / 10).unwrap_or(i64::MAX);
        format!("{}{}{}", self.number(whole), self.get("format.decimal"), tenths % 10)
    }

    /// A message with values in its places, `{name}`.
    pub fn phrase(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use crate::theme::Theme;

    #[test]
    fn each_language_writes_its_own_days_and_numbers() {
        let theme = Theme::built_in();
        let written = |language: &str| {
            theme.messages(language).ok().map(|words| {
                let numbers = [0, 999, 1_000, -12_345_678].map(|n| words.number(n));
                (words.day("2026-11-06") + " " + &words.month(2027, 3), numbers.join(" "), words.tenths(12_345))
            })
        };
        let [english, german] = [
            ("2026-11-06 2027-03", "0 999 1,000 -12,345,678", "1,234.5"),
            ("06.11.2026 03.2027", "0 999 1.000 -12.345.678", "1.234,5"),
        ]
        .map(|(day, numbers, tenths)| Some((day.to_owned(), numbers.to_owned(), tenths.to_owned())));
        assert_eq!([written("en"), written("de"), written("de-AT")], [english, german.clone(), german]);
    }

    #[test]
    fn what_is_no_day_stays() {
        let words = Theme::built_in().messages("de").unwrap_or_default();
        for text in ["", "2026", "soon", "2026-1-1", "ab12-11-11", "2026-11-061"] {
            assert_eq!(words.day(text), text);
        }
    }
}
