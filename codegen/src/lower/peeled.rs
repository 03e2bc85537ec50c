//! A schema becomes what is left of it without the words around: a reference, or what it says itself.

use crate::openapi::{Schema, SchemaType};
use crate::source::NodeId;

/// Whether a schema says more than words about something said elsewhere.
pub(super) fn has_structure(schema: &Schema) -> bool {
    schema.boolean.is_some()
        || schema.types.iter().any(|kind| *kind != SchemaType::Null)
        || schema.format.is_some()
        || schema.enumeration.is_some()
        || schema.constant.is_some()
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional_properties.is_some()
        || schema.items.is_some()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || !schema.branches.is_empty()
}

/// What is left, and whether null was allowed on the way.
pub(super) enum Peeled<'d> {
    Reference(&'d NodeId, bool),
    Own(&'d Schema, bool),
}

/// Goes through `allOf` of one schema, down to a `$ref` or to a schema that says something itself.
pub(super) fn peel(mut schema: &Schema) -> Peeled<'_> {
    let mut nullable = false;
    loop {
        if has_structure(schema) {
            return Peeled::Own(schema, nullable);
        }
        let says_more = |part: &&Schema| {
            has_structure(part) || part.reference.is_some() || !part.all_of.is_empty()
        };
        let mut parts = schema.all_of.iter().filter(says_more);
        // `allOf: [{$ref: …}, {nullable: true}]` is written to allow null.
        let mut words = schema.all_of.iter().filter(|part| !says_more(part));
        let allows_null = schema.types.contains(&SchemaType::Null)
            || words.any(|part| part.types.contains(&SchemaType::Null));
        match (&schema.reference, parts.next(), parts.next()) {
            (Some(reference), None, _) => {
                return Peeled::Reference(&reference.target, nullable || allows_null);
            }
            (None, Some(only), None) => {
                nullable |= allows_null;
                schema = only;
            }
            (None, None, _) | (_, Some(_), _) => return Peeled::Own(schema, nullable),
        }
    }
}

/// `anyOf: [{required: [a]}, {required: [b]}]` limits an object without describing it.
pub(super) fn only_requires(set: &[Schema]) -> bool {
    set.iter().all(|schema| {
        !schema.required.is_empty()
            && schema.reference.is_none()
            && schema.all_of.is_empty()
            && schema.properties.values().all(|property| {
                !has_structure(property)
                    && property.reference.is_none()
                    && property.all_of.is_empty()
            })
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
    })
}
