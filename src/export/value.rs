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
    /// Values by name.
    Object(Object),
}

/// Values by name, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(Cow<'static, str>, Value)>);

impl Object {
    /// Adds a value; what is missing is left out.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        // Compiled once, for all types.
        fn set(object: &mut Object, name: Cow<'static, str>, value: Value) {
            if !matches!(value, Value::Missing) {
                object.0.push((name, value));
            }
        }
        set(self, name.into(), value.into());
    }

    /// The names with their values.
    pub fn pairs(&self) -> &[(Cow<'static, str>, Value)] {
        &self.0
    }
}

impl Value {
    /// A list of what `describe` makes of each item.
    pub fn list<T, V: Into<Self>>(
        items: impl IntoIterator<Item = T>,
        mut describe: impl FnMut(T) -> V,
    ) -> Self {
        let mut list = Vec::new();
        for item in items {
            list.push(describe(item).into());
        }
        Self::List(list)
    }
}

impl From<Object> for Value {
    fn from(value: Object) -> Self {
        Self::Object(value)
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
