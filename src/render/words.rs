//! What templates ask for: words, days and numbers of the messages, and the place of the parts of a print.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, Value};

use super::print;
use crate::theme::Messages;

/// Makes the functions `t` and `parts` and the filters `day` and `number` known to templates.
pub(super) fn register(tera: &mut Tera, messages: &Messages) {
    let values: BTreeMap<String, Value> =
        messages.iter().map(|(key, text)| (key.to_owned(), Value::from(text))).collect();
    let messages = Arc::new(messages.clone());
    let [for_words, for_days] = [Arc::clone(&messages), Arc::clone(&messages)];
    tera.register_function("t", move |arguments: Kwargs, _: &State| word(&values, &for_words, &arguments));
    tera.register_function("parts", |_: Kwargs, _: &State| Value::safe_string(print::PLACE));
    tera.register_filter("day", move |text: &str, _: Kwargs, _: &State| for_days.day(text));
    tera.register_filter("number", move |number: i64, _: Kwargs, _: &State| messages.number(number));
}

/// A word of the theme: `t(key="…")`, with `{name}` replaced by the argument of that name.
fn word(values: &BTreeMap<String, Value>, messages: &Messages, arguments: &Kwargs) -> Result<Value, tera::Error> {
    let key: &str = arguments.must_get("key")?;
    let Some(word) = values.get(key) else {
        return Err(tera::Error::message(format!("there is no message `{key}`")));
    };
    let Some(text) = word.as_str().filter(|text| text.contains('{')) else { return Ok(word.clone()) };
    let mut text = text.to_owned();
    for (name, value) in arguments.iter() {
        if let Some(name) = name.as_str() {
            let number = if value.is_number() { value.as_i64() } else { None };
            let value = number.map_or_else(|| value.to_string(), |number| messages.number(number));
            text = text.replace(&format!("{{{name}}}"), &value);
        }
    }
    Ok(text.into())
}
