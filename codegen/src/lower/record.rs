//! An object with described members becomes a record.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Field, Presence, Record, Rest, Type};
use crate::naming::{Ident, Scope, pascal};
use crate::near::near;
use crate::openapi::{Schema, SchemaType};
use crate::source::NodeId;

use super::merged::Merged;
use super::types::Types;
use super::usage::{Constants, Hint};
use super::{docs, way};

/// The record, and where each of its members is written.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    schema: &'a Schema,
    merged: &Merged<'a>,
    constants: Constants,
    hint: Hint<'_>,
) -> (Record, Vec<NodeId>) {
    warn_of_idle(types, merged);
    let required: HashSet<&str> = merged
        .required
        .iter()
        .map(|word| word.name.as_str())
        .collect();
    let mut scope = Scope::fields();
    let names = names(types, &mut scope, schema, merged);
    let mut fields = Vec::with_capacity(merged.properties.len());
    let mut origins = Vec::with_capacity(merged.properties.len());
    for ((wire, schemas), name) in merged.properties.iter().zip(names) {
        let Some(last) = schemas.last() else { continue };
        let part = format!("{}{}", hint.part, pascal(wire));
        let constants = if required.contains(wire) {
            constants
        } else {
            Constants::Chosen
        };
        let hint = Hint {
            owner: hint.owner,
            part: &part,
        };
        let usage = types.usage_of_all(schemas, constants, hint);
        fields.push(Field {
            wire: (*wire).to_owned(),
            clear: scope.beside("clear", &name),
            name,
            docs: field_docs(types, schemas),
            deprecated: schemas.iter().any(|schema| schema.deprecated),
            presence: presence(required.contains(wire), usage.nullable, &usage.ty),
            way: way::of(types.nodes(), schemas),
            ty: usage.ty,
            example: last.examples.first().cloned(),
        });
        origins.push(last.id.clone());
    }
    let rest = rest(types, merged, hint).map(|ty| Rest {
        name: types.report.ident(scope.name("additional"), &schema.id),
        ty,
        shown: Vec::new(),
    });
    (Record { fields, rest }, origins)
}

/// Free JSON has a null of its own.
fn presence(required: bool, nullable: bool, ty: &Type) -> Presence {
    match (required, nullable && *ty != Type::Json) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

fn rest<'a>(types: &mut Types<'a>, merged: &Merged<'a>, hint: Hint<'_>) -> Option<Type> {
    if merged.keeps_rest {
        return Some(Type::Json);
    }
    let part = format!("{}Value", hint.part);
    merged.rest.map(|schema| {
        types
            .usage(
                schema,
                Hint {
                    owner: hint.owner,
                    part: &part,
                },
            )
            .whole()
    })
}

/// The words of the part that inherits, else those of what it inherits from.
fn field_docs(types: &Types<'_>, schemas: &[&Schema]) -> crate::ir::Docs {
    let all = schemas
        .iter()
        .rev()
        .map(|schema| docs::of_use(types.nodes(), schema));
    all.into_iter()
        .find(|docs| !docs.summary.is_empty() || !docs.text.is_empty())
        .unwrap_or_default()
}

/// The names of the members, all before the first that only belongs to one of them.
fn names<'a>(
    types: &mut Types<'a>,
    scope: &mut Scope,
    schema: &'a Schema,
    merged: &Merged<'a>,
) -> Vec<Ident> {
    let properties = merged.properties.iter();
    let names = properties.map(|(wire, schemas)| {
        let node = schemas.last().map_or(&schema.id, |last| &last.id);
        types.report.ident(scope.name(wire), node)
    });
    names.collect()
}

/// What is written in a record and adds nothing to it.
pub(super) fn warn_of_idle(types: &mut Types<'_>, merged: &Merged<'_>) {
    if let Some(part) = merged.own_part {
        let message = "this is a part of itself by `allOf`; that changes nothing in the client";
        types.report.at_value(Code::Ignored, part, message);
    }
    warn_of_undescribed(types, merged);
}

fn warn_of_undescribed(types: &mut Types<'_>, merged: &Merged<'_>) {
    if merged.kinds.as_slice() != [SchemaType::Object] {
        return;
    }
    for word in &merged.required {
        if !merged.properties.contains_key(word.name.as_str()) {
            let message = format!("`{}` is required and not among the `properties`", word.name);
            let place = word.id.value();
            let mut diagnostic = Diagnostic::new(Code::UndescribedRequired, place, message);
            let names = merged.properties.keys().copied();
            diagnostic.help = near(&word.name, names).map(|name| format!("did you mean `{name}`?"));
            types.report.push(&word.id, diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::{Presence, Type};
    use crate::lower::sample::{record, schemas};

    fn presences(text: &str, name: &str) -> Vec<(String, Presence)> {
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        record(&api, name)
            .fields
            .iter()
            .map(|field| (field.wire.clone(), field.presence))
            .collect()
    }

    #[test]
    fn required_and_nullable_are_told_apart() {
        let text = "A: {type: object, required: [a, b], properties: {a: {type: integer}, b: {type: [integer, 'null']}, c: {type: integer}, d: {anyOf: [{type: integer}, {type: 'null'}]}}}";
        let found: Vec<Presence> = presences(text, "A")
            .into_iter()
            .map(|(_, presence)| presence)
            .collect();
        let expected = [
            Presence::Required,
            Presence::Nullable,
            Presence::Optional,
            Presence::OptionalNullable,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_inherited_comes_first_and_may_be_required_later() {
        let text = "
A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {own: {type: string}}}, {required: [id]}]}
B: {type: object, properties: {id: {type: string}}}";
        let expected = [
            ("id".to_owned(), Presence::Required),
            ("own".to_owned(), Presence::Optional),
        ];
        assert_eq!(presences(text, "A"), expected);
        assert_eq!(
            presences(text, "B"),
            [("id".to_owned(), Presence::Optional)]
        );
    }

    #[test]
    fn contradicting_members_become_free_json() {
        let text =
            "A: {allOf: [{properties: {a: {type: integer}}}, {properties: {a: {type: string}}}]}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert_eq!(record(&api, "A").fields[0].ty, Type::Json);
        assert!(said.contains("warning[OA0401]"), "{said}");
    }

    #[test]
    fn members_of_what_is_no_object_contradict_nothing() {
        let text = "A: {allOf: [{properties: {a: {type: integer}}}, {type: string}]}";
        let (api, said) = schemas(text);
        assert!(api.is_some(), "{said}");
    }

    #[test]
    fn additional_members_are_kept_where_they_are_described() {
        let text = "
A: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
B: {type: object, properties: {a: {type: string}}, additionalProperties: true}
C: {type: object, properties: {a: {type: string}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let rest = |name| record(&api, name).rest.as_ref().map(|rest| rest.ty.clone());
        assert_eq!(
            [rest("A"), rest("B"), rest("C")],
            [Some(Type::I64), Some(Type::Json), None]
        );
    }

    #[test]
    fn a_text_that_is_always_there_and_always_the_same_is_a_constant() {
        let text = "
A: {type: object, required: [a, b, c, d], properties: {a: {const: x}, b: {enum: [y, y]}, c: {enum: [z, null]}, d: {$ref: '#/components/schemas/B'}, e: {const: v}}}
B: {enum: [w]}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let constants = record(&api, "A").constants();
        let constants: Vec<_> = constants
            .map(|(field, text)| (&*field.wire, text))
            .collect();
        assert_eq!(constants, [("a", "x"), ("b", "y")]);
    }

    #[test]
    fn parts_of_a_schema_make_a_constant_together() {
        let text = "
A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {kind: {enum: [a]}}, required: [kind]}]}
B: {type: object, properties: {kind: {enum: [a, b]}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert_eq!(record(&api, "A").fields[0].constant(), Some("a"));
        assert_eq!(record(&api, "B").fields[0].constant(), None);
    }
}
