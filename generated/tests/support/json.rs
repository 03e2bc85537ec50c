//! Values and JSON, one from the other.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

/// A value from its JSON.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// What a value is in JSON.
pub(crate) fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("a model is JSON")
}

/// Members in any order, numbers by value: `1`, `1.0` and `1e0` are the same.
#[track_caller]
pub(crate) fn assert_same_json(left: &Value, right: &str) {
    let right: Value = read(right);
    assert_eq!(by_value(left), by_value(&right));
}

/// The same, to be asked.
pub(crate) fn same_json(left: &Value, right: &Value) -> bool {
    by_value(left) == by_value(right)
}

fn by_value(value: &Value) -> Value {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
        Value::Number(number) => number_by_value(number),
        Value::Array(items) => items.iter().map(by_value).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), by_value(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// A whole number is the same with a fraction of nothing behind it.
fn number_by_value(number: &Number) -> Value {
    if number.is_i64() || number.is_u64() {
        return Value::Number(number.clone());
    }
    let whole = number
        .to_string()
        .parse::<f64>()
        .ok()
        .filter(|value| value.fract() == 0.0);
    let digits = whole.map(|value| format!("{value:.0}"));
    let integer = digits.and_then(|digits| digits.parse::<i64>().ok());
    integer.map_or_else(|| Value::Number(number.clone()), Value::from)
}
