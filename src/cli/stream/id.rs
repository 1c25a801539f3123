//! The id of a line: whatever somebody has put there, written back as it came.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// An id. A number keeps all its digits, however many they are.
#[derive(Clone, Debug)]
pub(crate) enum Id {
    /// A number as it was written.
    Number(Box<RawValue>),
    /// Anything else; null where there is none.
    Other(Value),
}

impl Id {
    /// Whether there is none.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Id::Other(Value::Null))
    }
}

impl Default for Id {
    fn default() -> Id {
        Id::Other(Value::Null)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if raw.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return Ok(Id::Number(raw));
        }
        serde_json::from_str(raw.get()).map(Id::Other).map_err(serde::de::Error::custom)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Id::Number(raw) => raw.serialize(serializer),
            Id::Other(value) => value.serialize(serializer),
        }
    }
}
