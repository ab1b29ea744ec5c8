//! Values as JSON and JavaScript have them.

use std::borrow::Cow;

/// A value without a language: the JSON file is written from it, and a page's objects are made
/// from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: in an object it is left out, in a list it is `null`.
    Missing,
    /// True or false.
    Bool(bool),
    /// A number; JSON has `null` for those that are not finite.
    Number(f64),
    /// A text.
    Text(String),
    /// Many numbers, such as one for each step; NaN stands for those that do not exist.
    Column(Vec<f64>),
    /// Values in order.
    List(Vec<Self>),
    /// Values by name, in the order in which they are written.
    Object(Vec<(Cow<'static, str>, Self)>),
}

impl Value {
    /// An object.
    pub fn object<const N: usize>(pairs: [(&'static str, Self); N]) -> Self {
        // Compiled once, for all sizes.
        fn object(pairs: Vec<(&'static str, Value)>) -> Value {
            Value::Object(pairs.into_iter().map(|(name, value)| (name.into(), value)).collect())
        }
        object(pairs.into())
    }

    /// An object with one more value; any other value stays as it is.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Self) -> Self {
        if let Self::Object(pairs) = &mut self {
            pairs.push((name.into(), value));
        }
        self
    }

    /// Whether there is no value.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// A list of what `describe` makes of each item.
    pub fn list<T>(items: impl IntoIterator<Item = T>, describe: impl FnMut(T) -> Self) -> Self {
        Self::List(items.into_iter().map(describe).collect())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Self::Number(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        // Nothing that is counted here comes near 2^53.
        Self::Number(value as f64)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}
