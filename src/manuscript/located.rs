//! Values of YAML files with their places.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::source::{FileId, Span, Spanned};

/// A value and the range of bytes it was written in, counted from the beginning of the YAML text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Offset of its first byte.
    pub start: usize,
    /// Its length in bytes.
    pub len: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<T>::deserialize(deserializer)?;
        let span = spanned.referenced.span();
        let count = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        Ok(Self { value: spanned.value, start: count(span.byte_offset()), len: count(span.byte_len()) })
    }
}

/// The place is no part of what was said, so fingerprints leave it out.
impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The place is no part of the schema either.
impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A YAML text: the file it stands in and where it begins there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YamlFile {
    /// The file.
    pub file: FileId,
    /// Offset of the YAML text in the file; not zero for front matter.
    pub base: usize,
}

impl YamlFile {
    /// The place of a value.
    pub fn span<T>(self, located: &Located<T>) -> Span {
        Span::new(self.file, self.base + located.start, located.len)
    }

    /// The value with its place in the file.
    pub fn spanned<T: Clone>(self, located: &Located<T>) -> Spanned<T> {
        Spanned::new(located.value.clone(), self.span(located))
    }
}
