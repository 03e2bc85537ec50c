//! Alternatives become a union whose variants are told apart by a tag, by kind or by members.

use crate::diagnostic::Code;
use crate::ir::{Form, JsonKind, Members, Pick, Type, Union, UnionVariant};
use crate::naming::{Scope, pascal};
use crate::openapi::{Discriminator, Schema, SchemaType};

use super::candidate::{self, Candidate, Picked, Shape, Sign};
use super::formed::{self, of_kind};
use super::merged::Merged;
use super::types::Types;
use super::usage::Hint;
use super::{ambiguity, docs, several, tag, typical};

/// The union; free JSON when none of its variants can be recognised.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    schema: &'a Schema,
    members: &[&'a Schema],
    discriminator: Option<&'a Discriminator>,
    hint: Hint<'_>,
) -> Form {
    let members = candidate::flattened(types.nodes(), members, discriminator);
    let candidates = candidate::all(types, &members, hint);
    let (tag, mut variants) = if let Some(discriminator) = discriminator {
        let tag = discriminator.property.clone();
        (Some(tag), tag::pick(types, discriminator, candidates))
    } else {
        let tag = tag::implied(&candidates);
        let variants = pick(types, candidates, tag.as_deref());
        (tag, variants)
    };
    typical::mark(types.nodes(), &mut variants);
    ambiguity::warn(types, &variants);
    if variants.is_empty() {
        let message = "none of these alternatives can be recognised; they become free JSON";
        types
            .report
            .at_value(Code::NotModelled, &schema.id, message);
        return Form::Alias(Type::Json);
    }
    let mut scope = Scope::variants();
    let several = several::may_be(&variants);
    Form::Union(Union {
        tag,
        variants: named(types, schema, variants, &mut scope),
        several: several.then(|| scope.name("Several").ident),
    })
}

/// The union of a schema with several types.
pub(super) fn of_kinds<'a>(
    types: &mut Types<'a>,
    kinds: &[SchemaType],
    merged: &Merged<'a>,
    hint: Hint<'_>,
) -> Form {
    let mut scope = Scope::variants();
    let mut variants = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let Some(json) = json_kind(*kind) else {
            continue;
        };
        let word = kind_word(json);
        let part = format!("{}{word}", hint.part);
        let inner = Hint {
            owner: hint.owner,
            part: &part,
        };
        let ty = match of_kind(*kind, merged.clone()).form {
            formed::Form::Record(_) => Type::Map(Box::new(Type::Json)),
            form => types.unnamed(&form, inner),
        };
        let name = scope.name(word).ident;
        let docs = crate::ir::Docs::default();
        variants.push(UnionVariant {
            name,
            docs,
            ty,
            pick: Pick::Kind(json),
        });
    }
    integers_first(&mut variants);
    Form::Union(Union {
        tag: None,
        variants,
        several: None,
    })
}

/// Without a tag: by kind where kinds differ, objects among themselves by what they require.
fn pick<'a>(
    types: &mut Types<'a>,
    candidates: Vec<Candidate<'a>>,
    tag: Option<&str>,
) -> Vec<Picked<'a>> {
    let objects = candidates
        .iter()
        .filter(|one| matches!(one.sign, Sign::Object(_)))
        .count();
    let anything = candidates
        .iter()
        .any(|one| matches!(one.sign, Sign::Kind(JsonKind::Anything)));
    let mut picked: Vec<Picked<'a>> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let pick = match &candidate.sign {
            Sign::Unclear => {
                let message = "this alternative cannot be recognised; values that are no other are kept as free JSON";
                types
                    .report
                    .at_value(Code::NotModelled, &candidate.schema.id, message);
                continue;
            }
            Sign::Kind(kind) => Pick::Kind(*kind),
            Sign::Object(_) if objects == 1 && !anything => Pick::Kind(JsonKind::Object),
            Sign::Object(shape) => by_members(shape, tag),
        };
        picked.push(Picked { candidate, pick });
    }
    picked
}

fn named(
    types: &mut Types<'_>,
    schema: &Schema,
    picked: Vec<Picked<'_>>,
    scope: &mut Scope,
) -> Vec<UnionVariant> {
    let mut variants: Vec<UnionVariant> = picked
        .into_iter()
        .map(|Picked { candidate, pick }| {
            let text = match (&candidate.title, &candidate.ty, &pick) {
                (Some(title), _, _) => title.clone(),
                (None, Type::Named(id), _) => types.name(*id).plain().to_owned(),
                (None, _, Pick::Kind(kind)) => kind_word(*kind).to_owned(),
                (None, _, Pick::Tag(values, _)) => {
                    pascal(values.first().map_or("Other", String::as_str))
                }
                (None, _, Pick::Members(_)) => "Object".to_owned(),
            };
            let name = types.report.ident(scope.name(&text), &schema.id);
            let docs = docs::of_use(types.nodes(), candidate.schema);
            UnionVariant {
                name,
                docs,
                ty: candidate.ty,
                pick,
            }
        })
        .collect();
    integers_first(&mut variants);
    variants
}

/// A whole number is also a number, so the narrower kind is tried before.
fn integers_first(variants: &mut [UnionVariant]) {
    let position = |variants: &[UnionVariant], wanted: JsonKind| {
        variants
            .iter()
            .position(|variant| matches!(variant.pick, Pick::Kind(kind) if kind == wanted))
    };
    let integer = position(variants, JsonKind::Integer);
    let number = position(variants, JsonKind::Number);
    if let (Some(integer), Some(number)) = (integer, number)
        && number < integer
    {
        variants.swap(number, integer);
    }
}

fn by_members(shape: &Shape<'_>, tag: Option<&str>) -> Pick {
    let values = tag.and_then(|tag| shape.fixed.iter().find(|fixed| fixed.wire == tag));
    match values {
        Some(fixed) => Pick::Tag(fixed.values.clone(), None),
        None => Pick::Members(Members {
            needed: shape.needed.clone(),
            fixed: shape.fixed.clone(),
            typical: Vec::new(),
        }),
    }
}

fn json_kind(kind: SchemaType) -> Option<JsonKind> {
    match kind {
        SchemaType::Null => None,
        SchemaType::Boolean => Some(JsonKind::Boolean),
        SchemaType::Integer => Some(JsonKind::Integer),
        SchemaType::Number => Some(JsonKind::Number),
        SchemaType::String => Some(JsonKind::String),
        SchemaType::Array => Some(JsonKind::List),
        SchemaType::Object => Some(JsonKind::Object),
    }
}

fn kind_word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "Text",
        JsonKind::List => "List",
        JsonKind::Object => "Object",
        JsonKind::Anything => "Anything",
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::{Form, JsonKind, Members, Pick};
    use crate::lower::sample::{item, schemas};

    fn picks(text: &str) -> (Vec<Pick>, String) {
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let Form::Union(union) = &item(&api, "A").form else {
            panic!("A is no union")
        };
        let picks = union.variants.iter().map(|variant| variant.pick.clone());
        (picks.collect(), said)
    }

    #[test]
    fn kinds_of_json_tell_variants_apart() {
        let (picks, said) = picks("A: {oneOf: [{type: number}, {type: integer}, {type: array}]}");
        assert!(matches!(
            picks.as_slice(),
            [
                Pick::Kind(JsonKind::Integer),
                Pick::Kind(JsonKind::Number),
                Pick::Kind(JsonKind::List)
            ]
        ));
        assert!(said.is_empty(), "{said}");
    }

    #[test]
    fn objects_are_told_apart_by_what_they_require() {
        let one = "{type: object, required: [a], properties: {a: {type: string}}}";
        let other = "{type: object, required: [b], properties: {b: {type: string}}}";
        let (found, said) = picks(&format!("A: {{oneOf: [{one}, {other}]}}"));
        let [
            Pick::Members(Members { needed: a, .. }),
            Pick::Members(Members { needed: b, .. }),
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_ne!(a, b);
        assert!(said.is_empty(), "{said}");
        let (_, said) = picks(&format!("A: {{oneOf: [{one}, {one}]}}"));
        assert!(said.contains("warning[OA0406]"), "{said}");
    }

    #[test]
    fn a_member_that_has_another_value_in_each_is_a_tag_without_being_called_one() {
        let of = |value: &str| {
            format!(
                "{{type: object, required: [kind], properties: {{kind: {{const: {value}}}}}, title: T{value}}}"
            )
        };
        let (found, said) = picks(&format!("A: {{oneOf: [{}, {}]}}", of("sea"), of("7")));
        let tags: Vec<String> = found.iter().map(|pick| format!("{pick:?}")).collect();
        assert_eq!(tags, [r#"Tag(["sea"], None)"#, r#"Tag(["7"], None)"#]);
        assert!(said.is_empty(), "{said}");
    }

    #[test]
    fn objects_that_require_the_same_are_told_apart_by_what_they_describe() {
        let of = |name: &str| format!("{{type: object, properties: {{{name}: {{type: string}}}}}}");
        let (_, said) = picks(&format!("A: {{oneOf: [{}, {}]}}", of("a"), of("b")));
        assert!(said.is_empty(), "{said}");
    }

    #[test]
    fn a_tag_has_the_values_of_the_mapping_or_of_its_own_member_or_the_name() {
        let text = "
A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}], discriminator: {propertyName: kind, mapping: {b1: B, b2: '#/components/schemas/B'}}}
B: {type: object, properties: {kind: {type: string}}}
C: {type: object, properties: {kind: {const: sea}}}
D: {type: object, properties: {kind: {type: string}}}";
        let (picks, _) = picks(text);
        let tags: Vec<String> = picks.iter().map(|pick| format!("{pick:?}")).collect();
        assert_eq!(
            tags,
            [
                r#"Tag(["b1", "b2"], None)"#,
                r#"Tag(["sea"], None)"#,
                r#"Tag(["D"], None)"#
            ]
        );
    }
}
