//! A documented answer becomes one that is wrong in one place.

use serde_json::Value;

use crate::support::read;

/// The text without its end, cut at several places where what is left is no JSON.
pub(super) fn cut(text: &str) -> Vec<Vec<u8>> {
    let text = text.trim().as_bytes();
    let length = text.len();
    let ends = [1, length / 4, length / 2, length / 4 * 3, length - 1];
    let cut = ends.into_iter().map(|end| text[..end].to_vec());
    cut.filter(|cut| serde_json::from_slice::<Value>(cut).is_err())
        .collect()
}

/// Values of other kinds than this one.
pub(super) fn other_kinds(value: &Value) -> Vec<Value> {
    let all = ["null", "true", "1", "\"text\"", "[]", "{}"];
    let all = all.into_iter().map(read::<Value>);
    all.filter(|other| kind(other) != kind(value)).collect()
}

/// With another value at a place.
pub(super) fn replaced(whole: &Value, pointer: &str, by: Value) -> Value {
    let mut whole = whole.clone();
    *whole.pointer_mut(pointer).expect("the place is there") = by;
    whole
}

/// Without the member at a place.
pub(super) fn without(whole: &Value, pointer: &str) -> Value {
    let (parent, name) = split(pointer);
    let mut whole = whole.clone();
    let parent = whole.pointer_mut(parent).and_then(Value::as_object_mut);
    parent.expect("a member is in an object").remove(&name);
    whole
}

/// With the member at a place given twice, as no tree can have it.
pub(super) fn twice(whole: &Value, pointer: &str) -> String {
    const MARK: &str = "\u{e000}";
    let (parent, name) = split(pointer);
    let member = whole.pointer(pointer).expect("the place is there").clone();
    let mut marked = whole.clone();
    let members = marked.pointer_mut(parent).and_then(Value::as_object_mut);
    members
        .expect("a member is in an object")
        .insert(MARK.to_owned(), member);
    let names = (Value::from(MARK).to_string(), Value::from(name).to_string());
    marked.to_string().replace(&names.0, &names.1)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

fn split(pointer: &str) -> (&str, String) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer to a member");
    (parent, name.replace("~1", "/").replace("~0", "~"))
}
