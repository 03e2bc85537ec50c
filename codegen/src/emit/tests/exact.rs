//! An example is held against its type: whether a client reads it without a word and writes it back as it was.

use crate::ir::held::held;
use crate::ir::{Api, Type};
use crate::tree::Tree;

/// Numbers up to here are the same in 64 bits, whether they are written with a fraction or not.
const EXACT: f64 = 1e15;

pub(super) fn is_exact(api: &Api, ty: &Type, value: &Tree) -> bool {
    let held = held(&api.items, ty, value);
    held.is_some_and(|held| is_same(&held, value)) && is_plain(value)
}

/// Members may stand in any order.
fn is_same(one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Tree::Map(one), Tree::Map(others)) => {
            one.len() == others.len()
                && one.iter().all(|(name, value)| {
                    let found = others.iter().find(|(known, _)| known == name);
                    found.is_some_and(|(_, other)| is_same(value, other))
                })
        }
        (Tree::List(one), Tree::List(others)) => {
            one.len() == others.len()
                && one
                    .iter()
                    .zip(others)
                    .all(|(one, other)| is_same(one, other))
        }
        (one, other) => one == other,
    }
}

/// Every number in it is one that a test compares by value.
fn is_plain(value: &Tree) -> bool {
    match value {
        Tree::Null | Tree::Bool(_) | Tree::Text(_) => true,
        Tree::Number(digits) => digits.parse::<f64>().is_ok_and(|value| value.abs() < EXACT),
        Tree::List(items) => items.iter().all(is_plain),
        Tree::Map(members) => members.iter().all(|(_, value)| is_plain(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_exact;
    use crate::emit::sample_api;
    use crate::ir::{Form, Type, TypeId};
    use crate::tree::Tree;

    #[test]
    fn an_example_with_a_member_that_is_missing_or_unknown_is_not_exact() {
        let api = sample_api::api();
        let is_record = |item: &crate::ir::Item| matches!(item.form, Form::Record(_));
        let records = (0..api.items.len()).filter(|id| is_record(&api.items[*id]));
        for id in records {
            let ty = Type::Named(TypeId(id));
            let sample = crate::emit::sample::tree(&api, &ty);
            assert!(is_exact(&api, &ty, &sample), "{sample:?}");
            let Tree::Map(members) = sample else {
                panic!("a record is an object")
            };
            for left_out in 0..members.len() {
                let mut fewer = members.clone();
                let (name, _) = fewer.remove(left_out);
                assert!(!is_exact(&api, &ty, &Tree::Map(fewer)), "without {name}");
            }
        }
    }
}
