//! Plain objects for JavaScript, made from the values that the JSON file is written from.

use crate::export::Value;
use js_sys::{Array, Float64Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object with values by name.
    type Record;
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn put(this: &Record, name: &str, value: &JsValue);
}

/// A value as the object that its TypeScript type describes.
pub(super) fn object<T: JsCast>(value: impl Into<Value>) -> T {
    js(&value.into()).unchecked_into()
}

fn js(value: &Value) -> JsValue {
    match value {
        Value::Missing => JsValue::UNDEFINED,
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Column(numbers) => Float64Array::from(numbers.as_slice()).into(),
        Value::List(values) => {
            let array = Array::new();
            for value in values {
                array.push(&js(value));
            }
            array.into()
        }
        Value::Object(object) => {
            let record: Record = js_sys::Object::new().unchecked_into();
            for (name, value) in object.pairs() {
                record.put(name, &js(value));
            }
            record.into()
        }
    }
}
