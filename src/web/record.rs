//! Plain objects for JavaScript, made from the values that the JSON file is written from.

use crate::export::Value;
use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object with values by name.
    type Record;
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn put(this: &Record, name: &str, value: &JsValue);
}

/// A value as the object that its TypeScript type describes.
pub(super) fn object<T: JsCast>(value: &Value) -> T {
    js(value).unchecked_into()
}

fn js(value: &Value) -> JsValue {
    match value {
        Value::Missing => JsValue::UNDEFINED,
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Column(numbers) => Float64Array::from(numbers.as_slice()).into(),
        Value::List(values) => values.iter().map(js).collect::<Array>().into(),
        Value::Object(pairs) => {
            let object: Record = Object::new().unchecked_into();
            for (name, value) in pairs.iter().filter(|(_, value)| !value.is_missing()) {
                object.put(name, &js(value));
            }
            object.into()
        }
    }
}
