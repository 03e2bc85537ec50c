//! Alternatives that are lists of different things become one list of alternatives, and several texts one text.

use crate::openapi::{Document, Schema, SchemaType};

use super::visit;

/// Joins the lists, and the texts, among alternatives that are told apart by nothing else.
pub(super) fn join(document: &mut Document) {
    visit::each(document, &mut |schema| join_in(schema));
}

fn join_in(schema: &mut Schema) {
    for part in visit::parts(schema) {
        join_in(part);
    }
    for inner in visit::inside(schema) {
        join_in(inner);
    }
    if schema.discriminator.is_none() {
        join_lists(&mut schema.one_of);
        join_lists(&mut schema.any_of);
        join_texts(&mut schema.one_of);
        join_texts(&mut schema.any_of);
    }
}

fn join_lists(alternatives: &mut Vec<Schema>) {
    let count = alternatives.iter().filter(|one| is_list(one)).count();
    if count < 2 {
        return;
    }
    let all = std::mem::take(alternatives);
    let (lists, mut others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_list);
    let mut lists = lists.into_iter();
    let Some(mut joined) = lists.next() else {
        return;
    };
    let id = joined.id.child("items");
    let mut items: Vec<Schema> = joined
        .items
        .take()
        .map(|items| *items)
        .into_iter()
        .collect();
    for list in lists {
        items.extend(list.items.map(|items| *items));
    }
    joined.items = Some(Box::new(Schema {
        any_of: items,
        ..Schema::empty(id.child("anyOf"))
    }));
    // A title speaks of one of them.
    joined.title = None;
    others.push(joined);
    *alternatives = others;
}

/// Texts beside something else; where all are texts, they are one already.
fn join_texts(alternatives: &mut Vec<Schema>) {
    let count = alternatives.iter().filter(|one| is_text(one)).count();
    if count < 2 || count == alternatives.len() {
        return;
    }
    let all = std::mem::take(alternatives);
    let (texts, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_text);
    let id = texts.first().map(|first| first.id.child("anyOf"));
    alternatives.extend(id.map(|id| Schema {
        any_of: texts,
        ..Schema::empty(id)
    }));
    alternatives.extend(others);
}

/// A text that is written where it stands.
fn is_text(schema: &Schema) -> bool {
    let is_text = |kind: &SchemaType| *kind == SchemaType::String;
    schema.types.first().is_some_and(is_text)
        && schema
            .types
            .iter()
            .all(|kind| is_text(kind) || *kind == SchemaType::Null)
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
}

/// A list that says what it is a list of, and no more.
fn is_list(schema: &Schema) -> bool {
    schema.types.as_slice() == [SchemaType::Array]
        && schema
            .items
            .as_ref()
            .is_some_and(|items| items.boolean.is_none())
        && schema.reference.is_none()
        && schema.enumeration.is_none()
        && schema.constant.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
}
