//! Models become the values that benchmarks read and write: the longest documented examples.

use std::cmp::Reverse;

use crate::emit::json;
use crate::ir::{Api, Form};

/// More of them would say the same, and take longer to compile.
const MOST: usize = 40;

/// A value of a model, by the name of the type.
#[derive(Debug)]
pub struct Value {
    pub name: String,
    /// JSON.
    pub text: String,
}

pub(super) fn of(api: &Api) -> Vec<Value> {
    let records = api
        .items
        .iter()
        .filter(|item| matches!(item.form, Form::Record(_)));
    let mut values: Vec<Value> = records
        .filter_map(|item| {
            let text = json(item.example.as_ref()?);
            Some(Value {
                name: item.name.to_string(),
                text,
            })
        })
        .collect();
    values.sort_by_key(|value| Reverse(value.text.len()));
    values.truncate(MOST);
    values
}
